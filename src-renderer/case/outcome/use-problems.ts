import { useMemo } from 'react'
import type { OpenCase } from '#contract/api'
import { isForPresentCase } from '#core/comparison-current'
import { checkIssuable, type IssueProblem } from '#core/law/issuable'
import { boundsOf } from '#core/law/issuable-departure'
import { useComparison } from '../store/comparison-store.ts'
import { useLaw } from '../words.ts'

/** Everything that stands between the chair and signing, as core sees it. */
export function useIssueProblems(openCase: OpenCase): readonly IssueProblem[] {
  const law = useLaw()
  const { comparison, loading } = useComparison()
  const { hearingCase, seals } = openCase
  return useMemo(
    () =>
      checkIssuable(hearingCase, law, {
        sealed: seals.allSealed,
        onOtherFindings: seals.onOtherFindings,
        comparatorsConsulted: comparison !== null,
        // One that is being asked for anew is not old: it is on its way.
        comparisonIsOld:
          comparison !== null && !loading && !isForPresentCase(comparison, hearingCase),
        pointingAway: comparison?.searchReport.pointingAway ?? [],
        excludedPointingAway: comparison?.excludedPointingAway ?? [],
        ...(comparison === null ? {} : boundsOf(comparison)),
      }),
    [hearingCase, law, seals.allSealed, seals.onOtherFindings, comparison, loading],
  )
}
