import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { named } from '../../support/law-pack.ts'
import { openHandlers, passphrase, value } from '../../support/open-library.ts'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

/** A library; with entries to sign off, with a certificate too. */
async function force(label: string, ...ids: readonly string[]) {
  const cli = await madeLibrary(undefined, { libraryLabel: label })
  if (ids.length === 0) return cli
  await cli.json('certificate', 'make', '--person', 'Secretariat', '--organisation', label)
  // The clock of the test: later than the certificate, which the command line dates with the wall's.
  const library = openHandlers(cli.library, new Date().toISOString())
  const [person] = value(await library.handlers['vault:status']()).people
  const profileId = person?.id ?? ''
  value(await library.handlers['vault:unlock']({ profileId, passphrase }))
  for (const id of ids) {
    const entry = await named(library, id)
    const words = { signedBy: 'Force solicitor', signedOn: '2020-02-03', note: '' }
    value(await library.handlers['law:sign-off']({ ...entry, ...words }))
  }
  library.close()
  return cli
}

const run = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { stdio: 'pipe' })

describe('Packs at the command line', () => {
  it('go from one library to another, accepted entry by entry', async () => {
    const north = await force('North force', 'OUT-015', 'OUT-001')
    const south = await force('South force')
    const file = join(north.folder, 'sign-offs.evenhand-pack')
    const made = (await north.json('pack', 'export', '--law', file, '--for', 'South force')) as {
      fingerprint: string
    }
    expect(made).toMatchObject({ records: 2 })
    const again = await runCli(['pack', 'export', '--law', file, ...north.open])
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('already a file')

    const shown = await south.json('pack', 'inspect', file)
    expect(shown).toMatchObject({
      maker: { label: 'North force' },
      signer: { knownAs: null, certificate: { fingerprint: made.fingerprint } },
      rows: [{ id: 'OUT-015', state: 'NEW' }, { id: 'OUT-001' }],
    })
    const unknown = await runCli(['pack', 'import', file, ...south.open])
    expect(unknown).toMatchObject({ code: 1 })
    expect(unknown.err).toContain('not known to this library')
    const confirm = ['--confirm', made.fingerprint.toUpperCase(), '--label', 'The north']
    const taken = await south.json('pack', 'import', file, '--accept', 'OUT-015', ...confirm)
    expect(taken).toMatchObject({
      records: 2,
      followed: 1,
      pack: { signer: { knownAs: 'The north' } },
    })
    expect(await south.json('pack', 'import', file)).toMatchObject({ records: 0, followed: 0 })
    expect(await south.json('audit', 'verify')).toMatchObject({ intact: true })
  }, 240_000)

  it('are encrypted for a key that the age program made, and refused with wrong words or bytes', async () => {
    const north = await force('North force', 'OUT-015')
    const south = await force('South force')
    const key = join(south.folder, 'key.txt')
    run('age-keygen', ['-o', key])
    const recipient = /age1\S+/.exec(readFileSync(key, 'utf8'))?.[0] ?? ''
    const file = join(north.folder, 'sign-offs.age')
    await north.json('pack', 'export', '--law', file, '--recipient', recipient)
    expect((await runCli(['pack', 'inspect', file, ...south.open])).err).toContain('encrypted')
    const secret = join(south.folder, 'secret.txt')
    writeFileSync(secret, /AGE-SECRET-KEY-\S+/.exec(readFileSync(key, 'utf8'))?.[0] ?? '')
    const open = ['--pack-passphrase-file', secret]
    expect(await south.json('pack', 'inspect', file, ...open)).toMatchObject({ encrypted: true })
    const plain = run('age', ['-d', '-i', key, file])
    plain[plain.length - 3] = 0
    const changed = join(south.folder, 'changed.evenhand-pack')
    writeFileSync(changed, plain)
    const refused = await runCli(['pack', 'inspect', changed, ...south.open])
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.err).toContain('changed or cut short')
    for (const wrong of [
      ['pack', 'export', file],
      ['pack', 'inspect'],
      ['pack', 'send'],
    ])
      expect((await runCli([...wrong, ...north.open])).code).toBe(2)
  }, 240_000)
})
