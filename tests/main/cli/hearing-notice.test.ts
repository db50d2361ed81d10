import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

const sampleCase = resolve(import.meta.dirname, '../../../resources/sample/sample-case.json')

it('writes the public notice of a hearing from a terminal, and over no other file', async () => {
  const { folder, json, open } = await madeLibrary()
  const { reference } = (await json('case', 'import', sampleCase)) as { reference: string }
  const file = join(folder, 'notice.pdf')
  const command = ['notice', 'hearing', reference, '--out', file, '--at', '10.00']
  const vague = await runCli([...command, '--leave-out', 'venue', ...open])
  expect([vague.code, vague.err]).toEqual([2, expect.stringContaining('--leave-out')])
  const noPlace = await runCli([...command, ...open])
  expect([noPlace.code, noPlace.err]).toEqual([1, expect.stringContaining('where the hearing')])
  expect(existsSync(file)).toBe(false)
  const whole = [...command, '--leave-out', 'place,name', '--reason', 'WITHHELD-BECAUSE']
  await json(...whole)
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  expect(text).toContain('10.00')
  expect(text).not.toContain('WITHHELD-BECAUSE')
  expect((await runCli([...whole, ...open])).code).toBe(1)
}, 120_000)

it('hears several officers together from a terminal: one is added, another case joins', async () => {
  const { json, open } = await madeLibrary()
  const imported = async () =>
    (await json('case', 'import', sampleCase)) as { id: string; reference: string }
  const [first, apart] = [await imported(), await imported()]
  const added = (await json('case', 'add-officer', first.reference)) as { reference: string }
  expect(added.reference).toMatch(/^EH-\d{4}-003$/)
  const alone = await runCli(['case', 'hear-with', apart.reference, ...open])
  expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('Name the case')])
  expect(await json('case', 'hear-with', apart.reference, first.reference)).toMatchObject({
    reference: apart.reference,
  })
  const unsaid = await runCli(['case', 'hear-apart', apart.reference, ...open])
  expect([unsaid.code, unsaid.err]).toEqual([2, expect.stringContaining('--reason')])
  const leave = ['case', 'hear-apart', apart.reference, '--reason', 'A slip.'] as const
  expect(await json(...leave)).toMatchObject({ reference: apart.reference })
  expect((await runCli([...leave, ...open])).err).toContain('is not heard together')
}, 240_000)
