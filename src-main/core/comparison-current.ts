import { canonicalJson } from './canonical.ts'
import { profileOfCase } from './case-profile.ts'
import type { HearingCase } from './hearing-case.ts'
import { exclusionsOf, type CaseComparison } from './quality/panel-exclusions.ts'

/**
 * Whether a comparison was made for the case as it now stands. One from before a change of facts,
 * of exclusions or of the outcome names other cases that point away.
 */
export function isForPresentCase(comparison: CaseComparison, hearingCase: HearingCase): boolean {
  const { decision } = hearingCase
  const excluded = (comparison.excludedByPanel ?? []).map(({ ref, reason }) => ({ ref, reason }))
  const found = new Set(excluded.map(({ ref }) => ref))
  const wanted = exclusionsOf(decision.excludedComparators).filter(({ ref }) => found.has(ref))
  return (
    (comparison.view ?? null) === decision.outcome &&
    canonicalJson(comparison.profile) === canonicalJson(profileOfCase(hearingCase)) &&
    canonicalJson(excluded) === canonicalJson(wanted)
  )
}
