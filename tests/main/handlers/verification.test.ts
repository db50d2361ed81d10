import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { LARGEST_CHECKED } from '#core/notice/conclusion'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { onlyFile } from '../../support/checked-file.ts'
import { codes, newFolder, newLibrary, openHandlers, value } from '../../support/open-library.ts'
import { chairKey, signingOptions } from '../notice-pdf/judges.ts'
import { sampleNotice } from '../notice-pdf/sample-notice.ts'

const folder = newFolder()
const at = (name: string): string => join(folder, name)
let pdf: Uint8Array

describe('Files checked at once', () => {
  beforeAll(async () => {
    pdf = (await signNotice(sampleNotice({ paragraphs: 1 }), await chairKey(), signingOptions)).pdf
    writeFileSync(at('a.pdf'), pdf)
    writeFileSync(at('b.pdf'), Buffer.concat([pdf, Buffer.from('\n')]))
    mkdirSync(at('c.pdf'))
  })

  it('are each judged, in the order chosen, with how far it is', async () => {
    const { handlers, answers, events } = openHandlers(newFolder())
    answers.openFiles = ['b.pdf', 'c.pdf', 'a.pdf', 'gone.pdf'].map(at)
    const all = value(await handlers['notice:verify']()) ?? []
    expect(
      all.map((one) =>
        'problems' in one ? one.problems.map(({ code }) => code) : one.verification.verdict,
      ),
    ).toEqual(['CHANGED_SINCE_SIGNING', ['NOT_A_FILE'], 'SIGNED_AND_UNCHANGED', ['UNREADABLE']])
    expect(all.map(({ file }) => file)).toEqual(['b.pdf', 'c.pdf', 'a.pdf', 'gone.pdf'])
    const told = events.filter(({ event }) => event === 'notice:checking')
    expect(told.map(({ payload }) => payload)).toEqual(
      all.map(({ file }, done) => ({ file, done, total: 4 })),
    )
    answers.openFiles = []
    expect(value(await handlers['notice:verify']())).toBeNull()
  })

  it('end after the one at work when the person stops', async () => {
    const { handlers, answers, events } = openHandlers(newFolder())
    answers.openFiles = [at('a.pdf'), at('b.pdf'), at('a.pdf')]
    const asked = handlers['notice:verify']()
    // Once the first is being judged: the dialog has answered by then.
    while (events.length === 0) await nextTurn()
    await handlers['notice:stop-checking']()
    const stopped = value(await asked) ?? []
    expect(stopped.length).toBeLessThan(3)
    expect(value(await handlers['notice:verify']())).toHaveLength(3)
  })

  it('are judged by their bytes where they were dragged in, locked or not, and left in the record', async () => {
    const input = { fileName: 'dragged.pdf', bytes: pdf }
    const locked = openHandlers(newFolder())
    const judged = value(await locked.handlers['notice:verify-dropped'](input))
    expect(judged).toMatchObject({
      file: 'dragged.pdf',
      verification: { verdict: 'SIGNED_AND_UNCHANGED', signatures: [{ trust: 'UNKNOWN' }] },
    })
    const library = await newLibrary()
    value(await library.handlers['notice:verify-dropped'](input))
    const [entry] = value(await library.handlers['audit:list']({ before: null, limit: 1 }))
    expect(entry).toMatchObject({ action: 'file.verified', subject: judged.verification.sha256 })
  }, 60_000)

  it('can be asked about later, whichever of them it was', async () => {
    const library = await newLibrary()
    library.answers.openFiles = [at('a.pdf'), at('b.pdf')]
    const all = value(await library.handlers['notice:verify']()) ?? []
    const codesOf = async (index: number) => {
      const sha256 = onlyFile([all[index]].filter((one) => one !== undefined)).verification.sha256
      return codes(await library.handlers['notice:replay']({ sha256 }))
    }
    expect(await codesOf(0)).toEqual(['NOTHING_CARRIED'])
    expect(await codesOf(1)).toEqual(['NOTHING_CARRIED'])
  }, 60_000)

  it('are refused where they come with a path, or are larger than any notice', async () => {
    const { invoke } = openHandlers(newFolder())
    const send = (fileName: string, bytes: unknown) =>
      invoke('notice:verify-dropped', { fileName, bytes })
    for (const name of ['', '../a.pdf', 'C:\\a.pdf', 'a\0.pdf', 'x'.repeat(256)])
      expect([name, codes(await send(name, pdf))]).toEqual([name, ['WRONG_INPUT']])
    expect(codes(await send('a.pdf', 'text'))).toEqual(['WRONG_INPUT'])
    expect(codes(await send('a.pdf', new Uint8Array(LARGEST_CHECKED + 1)))).toEqual(['WRONG_INPUT'])
  })
})
