import type { Law } from '../law/law.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { DIMENSIONS, testsOf, type Dimension, type Tests } from './filter-facts.ts'
import type { Matrix, MatrixCell, MatrixFact, MatrixFilter } from './matrix.ts'

/** Outcomes that always have a column; any other gets one when a case in view has it. */
const STANDING_COLUMNS: ReadonlySet<OutcomeCode> = new Set([
  'NO_BREACH',
  'WW',
  'FWW',
  'RIR',
  'DWN',
  'WHBD',
])

/** Rows under this number of cases carry no shares worth comparing. */
export const FEW = 5

/**
 * Conduct type by outcome as first imposed. A case stands in each of its rows once; totals count it
 * once. Columns follow the law's order, mildest first, older outcomes last, none merged. Each facet
 * counts the cases that pass all other filters, so that it tells what choosing a value would show.
 * @param sealedOff True while a live case of the reader awaits seals: the counts by outcome are left
 * out of the result itself, not only hidden.
 */
export function composeMatrix(
  facts: readonly MatrixFact[],
  filter: MatrixFilter,
  law: Law,
  sealedOff: boolean,
): Matrix {
  const tests = testsOf(filter)
  const tally = tallyOf(facts, tests)
  const outcomes = law.outcomes
    .map((outcome) => outcome.id)
    .filter((id) => STANDING_COLUMNS.has(id) || tally.totals.has(id))
  const cells = (counts: ReadonlyMap<OutcomeCode, number>, cases: number): MatrixCell[] =>
    sealedOff
      ? []
      : outcomes.map((outcome) => {
          const count = counts.get(outcome) ?? 0
          return { outcome, count, share: cases === 0 ? 0 : count / cases }
        })
  return {
    outcomes: sealedOff ? outcomes.filter((id) => STANDING_COLUMNS.has(id)) : outcomes,
    rows: law.matrixRows.map(({ id, label }) => {
      const row = tally.rows.get(id)
      const cases = row?.cases ?? 0
      return { id, label, cases, few: cases < FEW, cells: cells(row?.counts ?? new Map(), cases) }
    }),
    totals: cells(tally.totals, tally.cases),
    cases: tally.cases,
    facets: facetsOf(tally.facets),
    fromSample: tally.fromSample,
    emptiedBy: tally.cases > 0 || facts.length === 0 ? null : emptiedBy(tally, tests),
    sealedOff,
  }
}

type Row = { cases: number; readonly counts: Map<OutcomeCode, number> }
type Tally = {
  cases: number
  fromSample: number
  readonly totals: Map<OutcomeCode, number>
  readonly rows: Map<string, Row>
  /** Per dimension: cases by value among those that pass every other filter. */
  readonly facets: Readonly<Record<Dimension, Map<string, number>>>
  /** Per dimension: cases that pass every other filter. */
  readonly without: Map<Dimension, number>
}

/** One pass over the library, whatever the number of filters. */
function tallyOf(facts: readonly MatrixFact[], tests: Tests): Tally {
  const tally: Tally = {
    cases: 0,
    fromSample: 0,
    totals: new Map(),
    rows: new Map(),
    facets: {
      regime: new Map(),
      culpability: new Map(),
      harm: new Map(),
      years: new Map(),
      force: new Map(),
      origin: new Map(),
      confidence: new Map(),
    },
    without: new Map(),
  }
  for (const fact of facts) {
    const failed = tests.filter(([, passes]) => !passes(fact))
    if (failed.length === 0) countCase(tally, fact)
    if (failed.length > 1) continue
    const only = failed[0]?.[0]
    for (const dimension of only === undefined ? DIMENSIONS : [only]) {
      add(tally.facets[dimension], valueOf(fact, dimension))
      add(tally.without, dimension)
    }
  }
  return tally
}

function countCase(tally: Tally, fact: MatrixFact): void {
  tally.cases += 1
  if (fact.origin === 'SAMPLE') tally.fromSample += 1
  add(tally.totals, fact.outcome)
  for (const id of new Set(fact.matrixRows)) {
    const row: Row = tally.rows.get(id) ?? { cases: 0, counts: new Map() }
    row.cases += 1
    add(row.counts, fact.outcome)
    tally.rows.set(id, row)
  }
}

const add = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function valueOf(fact: MatrixFact, dimension: Dimension): string {
  switch (dimension) {
    case 'culpability':
    case 'harm':
      return fact[dimension] ?? 'NOT_STATED'
    case 'years':
      return fact.year === null ? '' : String(fact.year)
    case 'regime':
    case 'force':
    case 'origin':
    case 'confidence':
      return fact[dimension]
  }
}

function facetsOf(facets: Tally['facets']): Matrix['facets'] {
  return {
    regime: inOrder(facets.regime),
    culpability: inOrder(facets.culpability),
    harm: inOrder(facets.harm),
    years: sorted(facets.years)
      .filter(([year]) => year !== '')
      .map(([year, count]) => ({ year: Number(year), count })),
    forces: sorted(facets.force).map(([force, count]) => ({ force, count })),
    origin: inOrder(facets.origin),
    confidence: inOrder(facets.confidence),
  }
}

const sorted = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
const inOrder = (counts: ReadonlyMap<string, number>) => Object.fromEntries(sorted(counts))

const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
  regime: 'rules that applied',
  culpability: 'culpability',
  harm: 'harm',
  years: 'year of hearing',
  force: 'force',
  origin: 'source',
  confidence: 'confidence',
}

/** The filter whose removal brings back most cases, in plain words. */
function emptiedBy(tally: Tally, tests: Tests): string {
  const [best] = tests
    .map(([dimension]) => ({ dimension, cases: tally.without.get(dimension) ?? 0 }))
    .sort((a, b) => b.cases - a.cases)
  if (best === undefined || best.cases === 0)
    return 'Several filters together leave no case: clear more than one'
  const cases = best.cases === 1 ? '1 case is' : `${best.cases} cases are`
  return `The filter for ${DIMENSION_LABELS[best.dimension]}: without it ${cases} in view`
}
