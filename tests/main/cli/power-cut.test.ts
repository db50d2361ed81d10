import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { madeLibrary } from '../../support/run-cli.ts'
import { runProcess } from '../../support/run-process.ts'

const fixture = resolve(import.meta.dirname, '../../support/uk-outcomes.jsonl')
const rows = readFileSync(fixture, 'utf8').trim().split('\n')
const many = 3000

describe('A process killed in the middle', () => {
  it('of an import leaves the library as it was, or with every row, and the record whole', async () => {
    const { json, folder, open, library } = await madeLibrary()
    const file = join(folder, 'many.jsonl')
    const row = (n: number) => ({
      ...JSON.parse(rows[n % 90] ?? ''),
      id: `r${n}`,
      source_ref: `s${n}`,
    })
    writeFileSync(file, Array.from({ length: many }, (_, n) => JSON.stringify(row(n))).join('\n'))
    const counts = new Set<number>()
    for (const after of [700, 1100, 1500, 1900]) {
      await runProcess(['import', file, ...open], after)
      expect(await json('audit', 'verify')).toMatchObject({ intact: true })
      const { cases } = (await json('matrix')) as { cases: number }
      counts.add(cases)
      expect([0, many]).toContain(cases)
      expect(readdirSync(library).filter((name) => name.endsWith('.tmp'))).toEqual([])
    }
    expect(counts).toContain(0)
    const whole = await json('import', file)
    expect(whole).toMatchObject({ rejected: [] })
    expect(await json('matrix')).toMatchObject({ cases: many })
  }, 120_000)
})
