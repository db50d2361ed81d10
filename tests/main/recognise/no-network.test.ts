import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { photograph, scannedPdf } from '../../support/scanned-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-offline-'))
const path = join(folder, 'scan.pdf')

beforeAll(async () => {
  const scan = await photograph('Nothing leaves the machine.', 18)
  writeFileSync(path, await scannedPdf([scan]))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...asked: readonly string[]) => {
  const here = import.meta.dirname
  const program = [join(here, 'reads-one-page.child.ts'), path, ...asked]
  const seal = ['--require', join(here, 'sealed.cjs')]
  return spawnSync(process.execPath, [...seal, ...program], { cwd: folder, encoding: 'utf8' })
}

it('reads a page where nothing can be asked of a network, asks nothing and leaves no file', () => {
  const { stdout, stderr } = run()
  expect(stdout).toBe('Nothing leaves the machine.')
  expect(stderr).not.toContain('REACHED OUT')
  expect(readdirSync(folder)).toEqual(['scan.pdf'])
}, 60_000)

it('would be heard if it did', () => {
  expect(run('fetches').stderr).toContain('REACHED OUT')
}, 60_000)
