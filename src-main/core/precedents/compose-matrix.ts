import { inFigures } from '../figures.ts'
import type { Law } from '../law/law.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import type { FactColumns } from './fact-columns.ts'
import { testsOf, type Dimension, type Tests } from './filter-facts.ts'
import type { Holding, Matrix, MatrixCell, MatrixFilter } from './matrix.ts'
import { tallyFacts, type Tally } from './tally-facts.ts'

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
  facts: FactColumns,
  filter: MatrixFilter,
  law: Law,
  sealedOff: boolean,
  holding: Holding = null,
): Matrix {
  const tests = testsOf(facts, filter, holding)
  const tally = tallyFacts(facts, tests)
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
    emptiedBy: tally.cases > 0 || facts.size === 0 ? null : emptiedBy(tally, tests),
    sealedOff,
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
  words: 'words of the facts',
}

/** The filter whose removal brings back most cases, in plain words. */
function emptiedBy(tally: Tally, tests: Tests): string {
  const [best] = tests
    .map(({ dimension }) => ({ dimension, cases: tally.without.get(dimension) ?? 0 }))
    .sort((a, b) => b.cases - a.cases)
  if (best === undefined || best.cases === 0)
    return 'Several filters together leave no case: clear more than one'
  const cases = best.cases === 1 ? '1 case is' : `${inFigures(best.cases)} cases are`
  return `The filter for ${DIMENSION_LABELS[best.dimension]}: without it ${cases} in view`
}
