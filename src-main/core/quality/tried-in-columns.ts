import type { ComparisonResult, LeftOut } from '../comparison/comparison.ts'
import { fromColumns, toColumns, type NeighbourColumns } from '../comparison/in-columns.ts'
import type { SearchedCases } from '../comparison/search-report.ts'
import type { TriedComparison } from './panel-exclusions.ts'

/** References in one text: hundreds of cases stand behind a number, and each alone is dear to send. */
type Refs = string
const SEPARATOR = '\n'

/** A tried comparison as it goes to the window: its listed cases in columns, its references in lines. */
export type TriedInColumns = Omit<TriedComparison, 'neighbours' | 'searchReport' | 'searched'> & {
  readonly neighbours: NeighbourColumns
  readonly searchReport: Omit<ComparisonResult['searchReport'], 'leftOut'> & {
    readonly leftOut: readonly (Omit<LeftOut, 'refs'> & { readonly refs: Refs })[]
  }
  readonly searched?: { readonly [Name in keyof SearchedCases]: Refs }
}

const toRefs = (refs: readonly string[]): Refs => refs.join(SEPARATOR)
const fromRefs = (refs: Refs): readonly string[] => (refs === '' ? [] : refs.split(SEPARATOR))

export function triedToColumns(tried: TriedComparison): TriedInColumns {
  const { neighbours, searchReport, searched, ...rest } = tried
  const leftOut = searchReport.leftOut.map((one) => ({ ...one, refs: toRefs(one.refs) }))
  return {
    ...rest,
    neighbours: toColumns(neighbours),
    searchReport: { ...searchReport, leftOut },
    ...(searched && {
      searched: {
        underSameRules: toRefs(searched.underSameRules),
        withLikeConduct: toRefs(searched.withLikeConduct),
      },
    }),
  }
}

/** The comparison as it was before `triedToColumns`. */
export function triedFromColumns(sent: TriedInColumns): TriedComparison {
  const { neighbours, searchReport, searched, ...rest } = sent
  const leftOut = searchReport.leftOut.map((one) => ({ ...one, refs: fromRefs(one.refs) }))
  return {
    ...rest,
    neighbours: fromColumns(neighbours),
    searchReport: { ...searchReport, leftOut },
    ...(searched && {
      searched: {
        underSameRules: fromRefs(searched.underSameRules),
        withLikeConduct: fromRefs(searched.withLikeConduct),
      },
    }),
  }
}
