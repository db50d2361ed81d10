import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInterchangeRow } from '#core/import/interchange'
import {
  columnsOf,
  composeMatrix as composeOver,
  factOf,
  filterFacts as filterOver,
  type MatrixFact,
  type MatrixFilter,
} from '#core/precedents/matrix'
import { openFacts } from '#core/precedents/fact-columns'
import { outcomeCodeSchema } from '#core/vocabulary'
import { outcomeRows, tables } from '../../support/import-tables.ts'

const { law } = tables

// The library of these tests is a list of facts; the product holds it in columns.
type Facts = readonly MatrixFact[]
const composeMatrix = (facts: Facts, filter: MatrixFilter, of: typeof law, sealedOff: boolean) =>
  composeOver(columnsOf(facts), filter, of, sealedOff)
const filterFacts = (facts: Facts, filter: MatrixFilter) =>
  Array.from(filterOver(columnsOf(facts), filter), (slot) => facts[slot]).filter(
    (fact) => fact !== undefined,
  )
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

/** The matrix case by case, as a person would count it. */
function countedByHand(library: Facts, filter: MatrixFilter) {
  const among = (wanted: readonly string[] | undefined, value: string | null) =>
    wanted === undefined || wanted.includes(value ?? 'NOT_STATED')
  const one = (wanted: string | undefined) => (wanted === undefined ? undefined : [wanted])
  const passes = {
    regime: (f: MatrixFact) => among(one(filter.regime), f.regime),
    culpability: (f: MatrixFact) => among(filter.culpability, f.culpability),
    harm: (f: MatrixFact) => among(filter.harm, f.harm),
    years: ({ year }: MatrixFact) =>
      (filter.yearFrom === undefined && filter.yearTo === undefined) ||
      (year !== null &&
        year >= (filter.yearFrom ?? -Infinity) &&
        year <= (filter.yearTo ?? Infinity)),
    force: (f: MatrixFact) => among(one(filter.force), f.force),
    origin: (f: MatrixFact) => among(filter.origin, f.origin),
    confidence: (f: MatrixFact) => among(filter.confidence, f.confidence),
  }
  const inView = library.filter((fact) => Object.values(passes).every((test) => test(fact)))
  const others = (name: keyof typeof passes) =>
    library.filter((fact) =>
      Object.entries(passes).every(([other, test]) => other === name || test(fact)),
    )
  const tally = (values: readonly (string | number | null)[]) => {
    const counts: Record<string, number> = {}
    for (const value of values) {
      const name = String(value ?? 'NOT_STATED')
      counts[name] = (counts[name] ?? 0) + 1
    }
    return counts
  }
  return {
    inView,
    cases: inView.length,
    fromSample: inView.filter(({ origin }) => origin === 'SAMPLE').length,
    totals: tally(inView.map(({ outcome }) => outcome)),
    rows: rowIds.map((id) => {
      const of = inView.filter(({ matrixRows }) => matrixRows.includes(id))
      return { id, cases: of.length, counts: tally(of.map(({ outcome }) => outcome)) }
    }),
    facets: {
      regime: tally(others('regime').map(({ regime }) => regime)),
      culpability: tally(others('culpability').map(({ culpability }) => culpability)),
      harm: tally(others('harm').map(({ harm }) => harm)),
      years: tally(others('years').flatMap(({ year }) => year ?? [])),
      forces: tally(others('force').map(({ force }) => force)),
      origin: tally(others('origin').map(({ origin }) => origin)),
      confidence: tally(others('confidence').map(({ confidence }) => confidence)),
    },
  }
}

describe('the matrix over columns', () => {
  it('counts what counting case by case counts', () => {
    fc.assert(
      fc.property(facts, filter, (library, chosen) => {
        const matrix = composeMatrix(library, chosen, law, false)
        const { inView, ...byHand } = countedByHand(library, chosen)
        const counts = (cells: readonly { outcome: string; count: number }[]) =>
          Object.fromEntries(
            cells.flatMap(({ outcome, count }) => (count === 0 ? [] : [[outcome, count]])),
          )
        const { facets } = matrix
        expect({
          cases: matrix.cases,
          fromSample: matrix.fromSample,
          totals: counts(matrix.totals),
          rows: matrix.rows.map(({ id, cases, cells }) => ({ id, cases, counts: counts(cells) })),
          facets: {
            ...facets,
            years: Object.fromEntries(facets.years.map(({ year, count }) => [year, count])),
            forces: Object.fromEntries(facets.forces.map(({ force, count }) => [force, count])),
          },
        }).toEqual(byHand)
        expect(filterFacts(library, chosen)).toEqual(inView)
      }),
    )
  })
  it('leads from a cell to the cases behind its number', () => {
    fc.assert(
      fc.property(facts, filter, (library, chosen) => {
        const columns = columnsOf(library)
        for (const { id, cells } of composeOver(columns, chosen, law, false).rows)
          for (const { outcome, count } of cells) {
            const behind = filterOver(columns, chosen, { row: id, outcome })
            expect(behind).toHaveLength(count)
            for (const slot of behind) expect(library[slot]?.matrixRows).toContain(id)
          }
      }),
    )
  })
  it('keeps the last facts that were put in a place', () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const kept = before.slice(0, after.length)
        const columns = columnsOf(after)
        const shelf = openFacts()
        for (const [slot, fact] of [...kept.entries(), ...after.entries()]) shelf.put(slot, fact)
        expect(JSON.stringify(composeOver(shelf.columns(), {}, law, false))).toBe(
          JSON.stringify(composeOver(columns, {}, law, false)),
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
  it('is that of the cases that hold the words alone, and says where the words empty it', () => {
    fc.assert(
      fc.property(facts, filter, fc.infiniteStream(fc.boolean()), (of, chosen, drawn) => {
        const holding = Int32Array.from(of, () => (drawn.next().value === true ? 1 : 0))
        const held = of.filter((_, slot) => holding[slot] === 1)
        const matrix = composeOver(columnsOf(of), chosen, law, false, holding)
        const alone = composeMatrix(held, chosen, law, false)
        expect({ ...matrix, emptiedBy: null }).toEqual({ ...alone, emptiedBy: null })
        expect(filterOver(columnsOf(of), chosen, {}, holding)).toHaveLength(matrix.cases)
      }),
    )
    const none = new Int32Array(library.length)
    const emptied = composeOver(columnsOf(library), {}, law, false, none).emptiedBy
    expect(emptied).toBe('The filter for words of the facts: without it 90 cases are in view')
  })
})
