import type { Comparison, ComparisonResult, Neighbour } from '../comparison/comparison.ts'
import type { SearchedCases } from '../comparison/search-report.ts'
import { isBlank } from '../law/situation.ts'
import type { Precedent } from '../precedent.ts'
import type { OutcomeCode } from '../vocabulary.ts'

/** A case that the panel took out of the comparison, with what it says and why it was taken out. */
export type ExcludedCase = Pick<
  Precedent,
  'ref' | 'title' | 'force' | 'hearingDate' | 'outcome' | 'outcomeMonths' | 'laterHistory'
> & { readonly reason: string }

/** What a comparison says to a case, with what the panel took out. */
type ResultForCase = ComparisonResult & { readonly excludedByPanel?: readonly ExcludedCase[] }

/** A comparison tried for a case and kept nowhere, and the view it was made for. */
export type TriedComparison = ResultForCase & {
  /** Kept beside the result, outside its fingerprint, so that a replay can ask the same. */
  readonly view?: OutcomeCode | null
  /**
   * Of what the panel took out, the cases that would point away from the view. Taking a case out
   * does not take away the duty to answer it. Outside the fingerprint, as the view is.
   */
  readonly excludedPointingAway?: readonly string[]
  /** Outside the fingerprint too. Absent from comparisons stored before these cases were named. */
  readonly searched?: SearchedCases
}

/** A comparison made for a case and kept with it. */
export type CaseComparison = TriedComparison & Pick<Comparison, 'fingerprint'>

/** A case that points away from the view; with the panel's reason where it was taken out. */
export type CasePointingAway = {
  readonly ref: string
  readonly title: string
  readonly excludedBecause: string | null
}

/** Every case that wants an answer: those listed, nearest first, then those taken out. */
export function casesPointingAway(comparison: {
  readonly neighbours: readonly Pick<Neighbour, 'ref' | 'title'>[]
  readonly searchReport: Pick<Comparison['searchReport'], 'pointingAway'>
  readonly excludedByPanel?: readonly Pick<ExcludedCase, 'ref' | 'title' | 'reason'>[]
  readonly excludedPointingAway?: readonly string[]
}): readonly CasePointingAway[] {
  const away = new Set(comparison.searchReport.pointingAway)
  const takenOut = new Set(comparison.excludedPointingAway ?? [])
  return [
    ...comparison.neighbours
      .filter(({ ref }) => away.has(ref))
      .map(({ ref, title }) => ({ ref, title, excludedBecause: null })),
    ...(comparison.excludedByPanel ?? [])
      .filter(({ ref }) => takenOut.has(ref))
      .map(({ ref, title, reason }) => ({ ref, title, excludedBecause: reason })),
  ]
}

/** Exclusions that count: each case once, and only with a reason. */
export function exclusionsOf(
  excluded: readonly { readonly ref: string; readonly reason: string }[],
): readonly { readonly ref: string; readonly reason: string }[] {
  const given = excluded.filter(({ reason }) => !isBlank(reason))
  return [...new Map(given.map((one) => [one.ref, one])).values()].sort((a, b) =>
    a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0,
  )
}

/**
 * The search report tells cases that the panel took out from the case itself, which core leaves out
 * in the same way; a fingerprint made of it covers who was taken out and why.
 */
export function withExclusions(
  result: ComparisonResult,
  excluded: readonly { readonly ref: string; readonly reason: string }[],
  precedents: readonly Precedent[],
): ResultForCase {
  const cases = excluded.flatMap(({ ref, reason }) => {
    const found = precedents.find((precedent) => precedent.ref === ref)
    return found === undefined ? [] : [excludedCase(found, reason)]
  })
  if (cases.length === 0) return result
  const refs = new Set(cases.map(({ ref }) => ref))
  const { searchReport } = result
  const leftOut = searchReport.leftOut.flatMap((entry) => {
    if (entry.reason !== 'SAME_CASE') return [entry]
    const others = entry.refs.filter((ref) => !refs.has(ref))
    const count = entry.count - (entry.refs.length - others.length)
    return count === 0 ? [] : [{ ...entry, refs: others, count }]
  })
  return { ...result, searchReport: { ...searchReport, leftOut }, excludedByPanel: cases }
}

function excludedCase(precedent: Precedent, reason: string): ExcludedCase {
  const { ref, title, force, hearingDate, outcome, outcomeMonths, laterHistory } = precedent
  return { ref, title, force, hearingDate, outcome, outcomeMonths, laterHistory, reason }
}
