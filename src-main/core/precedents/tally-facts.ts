import type { Column } from '../columns.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import type { FactColumns } from './fact-columns.ts'
import { FACETS, type Dimension, type Facet, type Tests } from './filter-facts.ts'

/** What a matrix is made of, by name. */
export type Tally = Cells & {
  readonly fromSample: number
  /** Per dimension: cases by value among those that pass every other filter. */
  readonly facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>
  /** Per dimension: cases that pass every other filter. */
  readonly without: ReadonlyMap<Dimension, number>
}
type Cells = {
  readonly cases: number
  readonly totals: ReadonlyMap<OutcomeCode, number>
  readonly rows: ReadonlyMap<string, Row>
}
type Row = { cases: number; readonly counts: Map<OutcomeCode, number> }

/** Cases by value among those that pass every other filter, by the codes of a column. */
type Counted = {
  readonly dimension: Dimension
  readonly codes: Int32Array
  readonly counts: Int32Array
}

/** One pass over the library, whatever the number of filters; values are named only after it. */
export function tallyFacts(facts: FactColumns, tests: Tests): Tally {
  const facets: Counted[] = FACETS.map((dimension) => {
    const { codes, values } = columnFor(facts, dimension)
    return { dimension, codes, counts: new Int32Array(values.length) }
  })
  const words = tests.find(({ dimension }) => dimension === 'words')
  if (words !== undefined) facets.push({ ...words, counts: new Int32Array(words.passes.length) })
  const facetOf = tests.map((test) => facets.find((one) => one.dimension === test.dimension))
  const outcomes = facts.outcome.values.length
  const cells = new Int32Array(facts.matrixRows.values.length * outcomes)
  const fromOrigin = new Int32Array(facts.origin.values.length)
  for (let slot = 0; slot < facts.size; slot++) {
    let failed = 0
    let only: Counted | undefined
    for (let i = 0; i < tests.length; i++) {
      const test = tests[i]
      if (test === undefined || test.passes[test.codes[slot] ?? 0] === 1) continue
      failed += 1
      only = facetOf[i]
    }
    if (failed > 1) continue
    if (only !== undefined) add(only.counts, only.codes[slot])
    else {
      add(cells, (facts.matrixRows.codes[slot] ?? 0) * outcomes + (facts.outcome.codes[slot] ?? 0))
      add(fromOrigin, facts.origin.codes[slot])
      for (const { counts, codes } of facets) add(counts, codes[slot])
    }
  }
  return {
    ...nameCells(facts, cells),
    ...nameFacets(facts, facets),
    fromSample: fromOrigin[facts.origin.values.indexOf('SAMPLE')] ?? 0,
  }
}

const add = (counts: Int32Array, at: number | undefined): void => {
  counts[at ?? 0] = (counts[at ?? 0] ?? 0) + 1
}

/** Cases by rows they stand in and outcome, each counted once in each of its rows. */
function nameCells(facts: FactColumns, cells: Int32Array): Cells {
  const totals = new Map<OutcomeCode, number>()
  const rows = new Map<string, Row>()
  const outcomes = facts.outcome.values
  let cases = 0
  for (const [at, listed] of facts.matrixRows.values.entries()) {
    const ids = new Set(listed)
    for (const [column, outcome] of outcomes.entries()) {
      const count = cells[at * outcomes.length + column] ?? 0
      if (count === 0) continue
      cases += count
      gain(totals, outcome, count)
      for (const id of ids) {
        const row: Row = rows.get(id) ?? { cases: 0, counts: new Map() }
        row.cases += count
        gain(row.counts, outcome, count)
        rows.set(id, row)
      }
    }
  }
  return { cases, totals, rows }
}

function nameFacets(
  facts: FactColumns,
  facets: readonly Counted[],
): Pick<Tally, 'facets' | 'without'> {
  const counts = (dimension: Facet) =>
    facets.find((one) => one.dimension === dimension)?.counts ?? new Int32Array(0)
  const named = (dimension: Facet): ReadonlyMap<string, number> => {
    const of = new Map<string, number>()
    for (const [code, value] of columnFor(facts, dimension).values.entries())
      gain(of, nameOf(value, dimension), counts(dimension)[code] ?? 0)
    return of
  }
  return {
    facets: {
      regime: named('regime'),
      culpability: named('culpability'),
      harm: named('harm'),
      years: named('years'),
      force: named('force'),
      origin: named('origin'),
      confidence: named('confidence'),
    },
    without: new Map(
      facets.map((one) => [one.dimension, one.counts.reduce((sum, count) => sum + count, 0)]),
    ),
  }
}

const gain = <K>(counts: Map<K, number>, key: K, count: number): void => {
  if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count)
}

const columnFor = (facts: FactColumns, dimension: Facet): Column<string | number | null> =>
  dimension === 'years' ? facts.year : facts[dimension]

const nameOf = (value: string | number | null, dimension: Facet): string =>
  value === null ? (dimension === 'years' ? '' : 'NOT_STATED') : String(value)
