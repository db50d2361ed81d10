import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resources } from '../../support/open-library.ts'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

describe('Packs of a case at the command line', () => {
  it('go to a receiver by key, and into their library once the signer is confirmed', async () => {
    const north = await madeLibrary()
    await north.json('certificate', 'make', '--person', 'Chair', '--organisation', 'North force')
    const sample = join(resources, 'sample', 'sample-case.json')
    const { reference } = (await north.json('case', 'import', sample)) as { reference: string }
    const member = await madeLibrary({ label: 'Member', role: 'MEMBER' })
    const { key } = (await member.json('pack', 'key')) as { key: string }
    const file = join(north.folder, 'case.evenhand-pack')
    const asked = ['pack', 'export', '--case', reference, '--out', file, '--seat', '1']
    const nobody = await runCli([...asked, '--to', 'Member', ...north.open])
    expect(nobody).toMatchObject({ code: 1 })
    const made = (await north.json(...asked, '--to', key, '--label', 'Member')) as {
      fingerprint: string
    }
    const shown = await member.json('pack', 'inspect', file)
    expect(shown).toMatchObject({ kind: 'CASE', reference, state: 'NEW_CASE' })
    expect((await runCli(['pack', 'import', file, ...member.open])).err).toContain('not known')
    const confirm = ['--confirm', made.fingerprint]
    const taken = await member.json('pack', 'import', file, ...confirm)
    expect(taken).toMatchObject({
      case: { reference },
      taken: ['PARTICULARS', 'FINDINGS', 'BUNDLE'],
    })
    expect(await member.json('pack', 'import', file)).toMatchObject({ taken: [] })
    const again = join(north.folder, 'again.evenhand-pack')
    const byName = ['pack', 'export', '--case', reference, '--out', again, '--seat', '1']
    await north.json(...byName, '--to', 'Member')
  }, 240_000)
})
