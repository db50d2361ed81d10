import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { madeLibrary, runCli } from '../../support/run-cli.ts'
import { sampleView } from '../../support/signed-case.ts'

const sampleCase = resolve(import.meta.dirname, '../../../resources/sample/sample-case.json')

it('The command line issues nothing unsealed, seals nothing unlawful, and opens no comparator early', async () => {
  const chair = { label: 'Chair', role: 'CHAIR' } as const
  const { json, folder, open } = await madeLibrary(chair, { withSample: true })
  const { reference } = (await json('case', 'import', sampleCase)) as { reference: string }
  await json('certificate', 'make', '--person', 'Chair', '--organisation', 'Test force')
  const refused = async (...args: readonly string[]) => {
    const { code, out, err } = await runCli([...args, ...open])
    expect([args.slice(0, 2), code, out]).toEqual([args.slice(0, 2), 1, ''])
    return err
  }
  const out = join(folder, 'notices')
  expect(await refused('notice', 'issue', reference, '--out', out)).toMatch(/seal/i)
  expect(await refused('case', 'compare', reference)).toContain('sealed a view')
  expect(await refused('compare', sampleCase)).toContain(`every view in ${reference}`)
  const view = join(folder, 'view.json')
  writeFileSync(view, JSON.stringify({ ...sampleView(0), outcome: 'WW', months: 18 }))
  expect(await refused('case', 'seal', reference, '--view', view)).toMatch(/gross misconduct/i)
  writeFileSync(view, JSON.stringify(sampleView(0)))
  await json('case', 'seal', reference, '--view', view)
  expect(await refused('case', 'seal', reference, '--view', view)).toContain('cannot be edited')
  // One of three: still neither comparators nor a notice.
  expect(await refused('case', 'compare', reference)).toContain('sealed a view')
  await refused('notice', 'issue', reference, '--out', out)
  await refused('notice', 'issue', 'EH-1999-001', '--out', out)
  expect(readdirSync(folder).filter((name) => name === 'notices')).toEqual([])
}, 180_000)
