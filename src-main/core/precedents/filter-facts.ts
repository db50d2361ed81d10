import type { MatrixFact, MatrixFilter } from './matrix.ts'

/** One kind of filter; `years` is both ends together. */
export type Dimension =
  'regime' | 'culpability' | 'harm' | 'years' | 'force' | 'origin' | 'confidence'

export const DIMENSIONS: readonly Dimension[] = [
  'regime',
  'culpability',
  'harm',
  'years',
  'force',
  'origin',
  'confidence',
]

/** For each dimension that filters: whether a case passes it. Readied once, asked for every case. */
export type Tests = readonly (readonly [Dimension, (fact: MatrixFact) => boolean])[]

const NOT_STATED = 'NOT_STATED'

export function testsOf(filter: MatrixFilter): Tests {
  const tests: [Dimension, (fact: MatrixFact) => boolean][] = []
  const among = (
    dimension: Dimension,
    wanted: readonly string[] | undefined,
    of: (fact: MatrixFact) => string,
  ) => {
    if (wanted === undefined) return
    const set = new Set(wanted)
    tests.push([dimension, (fact) => set.has(of(fact))])
  }
  among('regime', filter.regime === undefined ? undefined : [filter.regime], (f) => f.regime)
  among('culpability', filter.culpability, (f) => f.culpability ?? NOT_STATED)
  among('harm', filter.harm, (f) => f.harm ?? NOT_STATED)
  const { yearFrom, yearTo } = filter
  if (yearFrom !== undefined || yearTo !== undefined)
    tests.push([
      'years',
      ({ year }) =>
        year !== null && year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity),
    ])
  among('force', filter.force === undefined ? undefined : [filter.force], (f) => f.force)
  among('origin', filter.origin, (f) => f.origin)
  among('confidence', filter.confidence, (f) => f.confidence)
  return tests
}

/** The cases that pass every filter, in the order given. A year filter leaves out undated cases. */
export function filterFacts(
  facts: readonly MatrixFact[],
  filter: MatrixFilter,
): readonly MatrixFact[] {
  const tests = testsOf(filter)
  return facts.filter((fact) => tests.every(([, passes]) => passes(fact)))
}
