import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cliLibrary, runCli } from '../../support/run-cli.ts'

it('makes no library whose recovery key would find no place, and keeps the key from others', async () => {
  const { folder, library, open } = cliLibrary()
  const taken = join(folder, 'taken.txt')
  writeFileSync(taken, 'something else')
  const refused = await runCli(['init', ...open, '--recovery-key-file', taken])
  expect(refused.code).toBe(1)
  expect(existsSync(join(library, 'library.json'))).toBe(false)
  expect(readFileSync(taken, 'utf8')).toBe('something else')
  const free = join(folder, 'key.txt')
  const made = await runCli(['init', ...open, '--recovery-key-file', free])
  expect(made.code).toBe(0)
  expect(statSync(free).mode & 0o777).toBe(0o600)
  expect(made.out + made.err).not.toContain(readFileSync(free, 'utf8').trim())
})
