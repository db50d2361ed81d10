import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packFor, takeInCase, twoLaptops } from '../../support/case-pack.ts'
import { become, newFolder, openHandlers, passphrase, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'

const child = join(import.meta.dirname, 'take-in-until-killed.child.ts')
const tables = ['hearing_case', 'case_section', 'bundle_document', 'bundle_content', 'bundle_piece']
const kept = [...tables, 'case_part_state', 'taken_pack', 'known_signer', 'shared_mark']
const rows = ({ session }: TestLibrary) =>
  kept.map((name) => session.library?.db.prepare(`SELECT count(*) FROM ${name}`).pluck().get())

describe('A computer that dies while a case is taken in', () => {
  it('has nothing of it, whatever had been done by then, and takes it in the next time', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const path = await packFor(chair, caseId, toMember)
    const none = rows(member)
    value(await member.handlers['vault:lock']())
    const run = (moment: number) => {
      const folder = join(newFolder(), 'library')
      cpSync(member.folder, folder, { recursive: true })
      const ended = spawnSync(process.execPath, [child, folder, path, String(moment)])
      return { folder, signal: ended.signal, said: ended.stdout.toString() }
    }
    const whole = run(1_000)
    expect(whole.said).toMatch(/^finished \d+$/)
    const last = Number(whole.said.split(' ')[1])
    // The acts of one taking in: the case begun, its parts, what is on record; then it is kept.
    for (const moment of [1, 2, Math.ceil(last / 2), last - 2]) {
      const { folder, signal, said } = run(moment)
      expect([moment, signal, said]).toEqual([moment, 'SIGKILL', ''])
      const again = openHandlers(folder)
      const { people } = value(await again.handlers['vault:status']())
      const profileId = people[0]?.id ?? ''
      value(await again.handlers['vault:unlock']({ profileId, passphrase }))
      expect([moment, rows(again)]).toEqual([moment, none])
      expect(value(await again.handlers['audit:verify']()).intact).toBe(true)
      expect(value(await takeInCase(again, path))?.taken).toHaveLength(4)
      again.close()
    }
    await become(member, 'Panel member 1')
  }, 180_000)
})
