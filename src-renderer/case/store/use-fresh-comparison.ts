import { useEffect } from 'react'
import type { OpenCase } from '#contract/api'
import { flushCase } from './case-store.ts'
import { loadComparison, useComparison } from './comparison-store.ts'

/** The comparison as it stands for the outcome chosen: another outcome has other cases that point away. */
export function useFreshComparison(openCase: OpenCase) {
  const { hearingCase, seals } = openCase
  const comparison = useComparison((state) => state.comparison)
  const { outcome } = hearingCase.decision
  useEffect(() => {
    if (!seals.comparatorsOpen) return
    void flushCase().then(() => loadComparison(hearingCase.id))
  }, [seals.comparatorsOpen, hearingCase.id, outcome])
  return comparison
}
