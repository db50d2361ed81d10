import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInterchangeRow } from '#core/import/interchange'
import {
  composeMatrix,
  factOf,
  filterFacts,
  type MatrixFact,
  type MatrixFilter,
} from '#core/precedents/matrix'
import { outcomeCodeSchema } from '#core/vocabulary'
import { outcomeRows, tables } from '../../support/import-tables.ts'

const { law } = tables
const rowIds = law.matrixRows.map((row) => row.id)

const level = fc.constantFrom('LOW', 'MEDIUM', 'HIGH', null) satisfies fc.Arbitrary<unknown>
const fact: fc.Arbitrary<MatrixFact> = fc.record({
  ref: fc.uuid(),
  matrixRows: fc.uniqueArray(fc.constantFrom(...rowIds), { minLength: 1, maxLength: 4 }),
  outcome: fc.constantFrom(...outcomeCodeSchema.options),
  culpability: level,
  harm: level,
  year: fc.option(fc.integer({ min: 2015, max: 2026 }), { nil: null }),
  force: fc.constantFrom('A', 'B', 'C'),
  origin: fc.constantFrom('SAMPLE', 'IMPORT', 'OWN_FORCE'),
  confidence: fc.constantFrom('HIGH', 'MEDIUM', 'LOW'),
  regime: fc.constantFrom('CR2012', 'CR2020_BASE', 'CR2020_2025', 'NOT_RECORDED'),
})
const facts = fc.array(fact, { maxLength: 60 })
const levels = fc.subarray(['LOW', 'MEDIUM', 'HIGH', 'NOT_STATED'] as const)
const filter: fc.Arbitrary<MatrixFilter> = fc.record(
  {
    regime: fc.constantFrom('CR2012', 'CR2020_BASE', 'CR2020_2025', 'NOT_RECORDED'),
    culpability: levels,
    harm: levels,
    yearFrom: fc.integer({ min: 2014, max: 2026 }),
    yearTo: fc.integer({ min: 2014, max: 2027 }),
    force: fc.constantFrom('A', 'B', 'Z'),
    origin: fc.subarray(['SAMPLE', 'IMPORT']),
    confidence: fc.subarray(['HIGH', 'LOW']),
  },
  { requiredKeys: [] },
)
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)

describe('the matrix', () => {
  it('counts a case once in each of its rows and once in the totals', () => {
    fc.assert(
      fc.property(facts, filter, (library, chosen) => {
        const matrix = composeMatrix(library, chosen, law, false)
        expect(matrix.cases).toBe(filterFacts(library, chosen).length)
        expect(sum(matrix.totals.map((cell) => cell.count))).toBe(matrix.cases)
        for (const row of matrix.rows) {
          expect(row.cases).toBeLessThanOrEqual(matrix.cases)
          expect(sum(row.cells.map((cell) => cell.count))).toBe(row.cases)
          expect(row.few).toBe(row.cases < 5)
          if (row.cases > 0) expect(sum(row.cells.map((cell) => cell.share))).toBeCloseTo(1, 9)
        }
      }),
    )
  })
  it('never gains a case by a further filter', () => {
    fc.assert(
      fc.property(facts, filter, filter, (library, one, two) => {
        const both = filterFacts(filterFacts(library, one), two)
        expect(both.length).toBeLessThanOrEqual(filterFacts(library, one).length)
      }),
    )
  })
  it('is the same whatever the order of the library', () => {
    fc.assert(
      fc.property(facts, filter, (library, chosen) => {
        const there = composeMatrix(library, chosen, law, false)
        expect(JSON.stringify(composeMatrix([...library].reverse(), chosen, law, false))).toBe(
          JSON.stringify(there),
        )
      }),
    )
  })
  it('shows with each value of a facet what choosing it would show', () => {
    fc.assert(
      fc.property(facts, filter, (library, chosen) => {
        const { facets } = composeMatrix(library, chosen, law, false)
        for (const { force, count } of facets.forces)
          expect(filterFacts(library, { ...chosen, force }).length).toBe(count)
        for (const regime of ['CR2012', 'CR2020_BASE', 'NOT_RECORDED'] as const)
          expect(filterFacts(library, { ...chosen, regime }).length).toBe(
            facets.regime[regime] ?? 0,
          )
      }),
    )
  })
})

describe('the matrix of the sample', () => {
  const library = outcomeRows.map((row, i) => {
    const read = readInterchangeRow(row, tables)
    if (!read.ok) throw new Error('refused')
    return factOf({ ...read.value.content, ref: `P-${i}`, origin: 'SAMPLE' }, law)
  })
  it('has the lasting columns, and others only where a case needs them', () => {
    expect(composeMatrix(library, {}, law, false).outcomes).toEqual([
      'NO_BREACH',
      'WW',
      'FWW',
      'RIR',
      'DWN',
      'WHBD',
    ])
    const [first] = library
    if (first === undefined) throw new Error('empty')
    const older = composeMatrix(
      [
        { ...first, outcome: 'MGMT_ADVICE' },
        { ...first, outcome: 'RPRP' },
      ],
      {},
      law,
      false,
    )
    expect(older.outcomes).toContain('MGMT_ADVICE')
    expect(older.outcomes).toContain('RPRP')
  })
  it('gives no count by outcome while sealed off, though totals by conduct stay', () => {
    const matrix = composeMatrix(library, {}, law, true)
    expect(matrix.totals).toEqual([])
    expect(matrix.rows.every((row) => row.cells.length === 0)).toBe(true)
    expect(matrix.rows[0]?.cases).toBeGreaterThan(0)
  })
  it('tells how many cases come from the sample', () => {
    expect(composeMatrix(library, {}, law, false).fromSample).toBe(90)
  })
  it('says which filter empties it', () => {
    const one = composeMatrix(library, { force: 'No such force', confidence: ['HIGH'] }, law, false)
    expect(one.emptiedBy).toContain('force')
    const several = composeMatrix(library, { force: 'None', yearFrom: 2090 }, law, false)
    expect(several.emptiedBy).toContain('Several filters')
    expect(composeMatrix(library, {}, law, false).emptiedBy).toBeNull()
  })
})
