import type { Column } from '../columns.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import type { FactColumns } from './fact-columns.ts'
import type { Holding, MatrixFilter } from './matrix.ts'

/** A kind of filter whose values are counted; `years` is both ends together. */
export type Facet = 'regime' | 'culpability' | 'harm' | 'years' | 'force' | 'origin' | 'confidence'
export type Dimension = Facet | 'words'

export const FACETS: readonly Facet[] = [
  'regime',
  'culpability',
  'harm',
  'years',
  'force',
  'origin',
  'confidence',
]

/** Whether a case passes, by its code in a column: 1 or 0. Worked out once for each value. */
export type Test = { readonly codes: Int32Array; readonly passes: Uint8Array }
/** For each dimension that filters. */
export type Tests = readonly (Test & { readonly dimension: Dimension })[]

const NOT_STATED = 'NOT_STATED'

const testOf = <T>({ values, codes }: Column<T>, passes: (value: T) => boolean): Test => ({
  codes,
  passes: Uint8Array.from(values, (value) => (passes(value) ? 1 : 0)),
})

export function testsOf(facts: FactColumns, filter: MatrixFilter, holding: Holding): Tests {
  const tests: Tests[number][] = []
  if (holding !== null)
    tests.push({ dimension: 'words', codes: holding, passes: Uint8Array.of(0, 1) })
  const among = <T extends string | null>(
    dimension: Dimension,
    wanted: readonly string[] | undefined,
    column: Column<T>,
  ) => {
    if (wanted === undefined) return
    const set = new Set(wanted)
    tests.push({ dimension, ...testOf(column, (value) => set.has(value ?? NOT_STATED)) })
  }
  among('regime', filter.regime === undefined ? undefined : [filter.regime], facts.regime)
  among('culpability', filter.culpability, facts.culpability)
  among('harm', filter.harm, facts.harm)
  const { yearFrom, yearTo } = filter
  if (yearFrom !== undefined || yearTo !== undefined) {
    const inYears = (year: number | null) =>
      year !== null && year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity)
    tests.push({ dimension: 'years', ...testOf(facts.year, inYears) })
  }
  among('force', filter.force === undefined ? undefined : [filter.force], facts.force)
  among('origin', filter.origin, facts.origin)
  among('confidence', filter.confidence, facts.confidence)
  return tests
}

/**
 * Slots of the cases that pass every filter, and stand in a row and a column of the matrix where one
 * is named; in order. A year filter leaves out undated cases.
 */
export function filterFacts(
  facts: FactColumns,
  filter: MatrixFilter,
  cell: { readonly row?: string; readonly outcome?: OutcomeCode } = {},
  holding: Holding = null,
): Int32Array {
  const { row, outcome } = cell
  const tests: Test[] = [...testsOf(facts, filter, holding)]
  if (row !== undefined) tests.push(testOf(facts.matrixRows, (rows) => rows.includes(row)))
  if (outcome !== undefined) tests.push(testOf(facts.outcome, (value) => value === outcome))
  const found = new Int32Array(facts.size)
  let count = 0
  for (let slot = 0; slot < facts.size; slot++) {
    let failed = 0
    for (const { codes, passes } of tests) failed |= (passes[codes[slot] ?? 0] ?? 0) ^ 1
    if (failed === 0) found[count++] = slot
  }
  return found.slice(0, count)
}
