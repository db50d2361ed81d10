import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

it('makes a backup and puts it back from a terminal', async () => {
  const { folder, open, json } = await madeLibrary(undefined, { withSample: true })
  const place = join(folder, 'stick')
  mkdirSync(place)
  const taken = (await json('backup', place)) as { folder: string; auditEntries: number }
  expect(taken.folder.startsWith(place)).toBe(true)
  const elsewhere = join(folder, 'elsewhere')
  const restored = await runCli(['restore', taken.folder, '--library', elsewhere])
  expect(restored.code).toBe(0)
  const again = await runCli(['restore', taken.folder, '--library', elsewhere])
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('not empty') })
  const there = ['--library', elsewhere, ...open.slice(2), '--json']
  const verified = await runCli(['audit', 'verify', ...there])
  expect(JSON.parse(verified.out)).toMatchObject({ intact: true })
  const none = await runCli(['backup', ...open])
  expect(none.code).toBe(2)
}, 120_000)
