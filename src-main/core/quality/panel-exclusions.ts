import { canonicalJson, type Sha256 } from '../canonical.ts'
import type { Comparison } from '../comparison/comparison.ts'
import type { Precedent } from '../precedent.ts'
import type { OutcomeCode } from '../vocabulary.ts'

/** A case that the panel took out of the comparison, with what it says and why it was taken out. */
export type ExcludedCase = Pick<
  Precedent,
  'ref' | 'title' | 'force' | 'hearingDate' | 'outcome' | 'outcomeMonths' | 'laterHistory'
> & { readonly reason: string }

/** A comparison made for a case: with what the panel took out, and the view it was made for. */
export type CaseComparison = Comparison & {
  readonly excludedByPanel?: readonly ExcludedCase[]
  /** Kept beside the result, outside its fingerprint, so that a replay can ask the same. */
  readonly view?: OutcomeCode | null
}

/** Exclusions that count: each case once, and only with a reason. */
export function exclusionsOf(
  excluded: readonly { readonly ref: string; readonly reason: string }[],
): readonly { readonly ref: string; readonly reason: string }[] {
  const given = excluded.filter(({ reason }) => reason.trim() !== '')
  return [...new Map(given.map((one) => [one.ref, one])).values()].sort((a, b) =>
    a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0,
  )
}

/**
 * The search report tells cases that the panel took out from the case itself, which core leaves out
 * in the same way; the fingerprint then covers who was taken out and why.
 */
export function withExclusions(
  comparison: Comparison,
  excluded: readonly { readonly ref: string; readonly reason: string }[],
  precedents: readonly Precedent[],
  sha256: Sha256,
): CaseComparison {
  const cases = excluded.flatMap(({ ref, reason }) => {
    const found = precedents.find((precedent) => precedent.ref === ref)
    return found === undefined ? [] : [excludedCase(found, reason)]
  })
  if (cases.length === 0) return comparison
  const refs = new Set(cases.map(({ ref }) => ref))
  const { fingerprint, searchReport, ...rest } = comparison
  const leftOut = searchReport.leftOut.flatMap((entry) => {
    if (entry.reason !== 'SAME_CASE') return [entry]
    const others = entry.refs.filter((ref) => !refs.has(ref))
    const count = entry.count - (entry.refs.length - others.length)
    return count === 0 ? [] : [{ ...entry, refs: others, count }]
  })
  const result = { ...rest, searchReport: { ...searchReport, leftOut }, excludedByPanel: cases }
  return { ...result, fingerprint: { ...fingerprint, result: sha256(canonicalJson(result)) } }
}

function excludedCase(precedent: Precedent, reason: string): ExcludedCase {
  const { ref, title, force, hearingDate, outcome, outcomeMonths, laterHistory } = precedent
  return { ref, title, force, hearingDate, outcome, outcomeMonths, laterHistory, reason }
}
