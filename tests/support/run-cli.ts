import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChairCapacity, Role } from '#core/vocabulary'
import { runCommand } from '../../src-main/cli/run-command.ts'
import { openHandlers, passphrase, value } from './open-library.ts'
import type { Run } from './run-process.ts'

/** What the command line does with its words, without the process around it. */
export async function runCli(args: readonly string[]): Promise<Run> {
  const said = { out: '', err: '' }
  const code = await runCommand(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  })
  return { code, ...said }
}

type FirstPerson = {
  readonly label: string
  readonly role: Role
  readonly capacity?: ChairCapacity
}
const secretariat: FirstPerson = { label: 'Secretariat', role: 'SECRETARIAT' }

/** A folder for one test, with a passphrase file and the options that name both. */
export function cliLibrary(run: typeof runCli = runCli) {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-cli-'))
  const secret = join(folder, 'passphrase.txt')
  writeFileSync(secret, `${passphrase}\n`)
  const library = join(folder, 'library')
  const open = ['--library', library, '--passphrase-file', secret]
  const json = async (...args: readonly string[]): Promise<unknown> => {
    const { code, out, err } = await run([...args, ...open, '--json'])
    if (code !== 0) throw new Error(`${args.join(' ')} gave ${code}: ${err}`)
    return JSON.parse(out)
  }
  return { folder, library, open, json }
}

/** The same with a library in it, which `init` would make at the full cost of a passphrase. */
export async function madeLibrary(
  person = secretariat,
  { libraryLabel = 'Precedent library', withSample = false } = {},
) {
  const made = cliLibrary()
  // The clock of a test runs fast: what it writes must be past by the clock on the wall.
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString()
  const { handlers, close } = openHandlers(made.library, anHourAgo)
  value(
    await handlers['vault:create']({
      folder: made.library,
      libraryLabel,
      person: { label: person.label, role: person.role, capacity: person.capacity ?? null },
      passphrase,
      withSample,
    }),
  )
  close()
  return made
}
