import { useEffect } from 'react'
import type { OpenCase } from '#contract/api'
import { Problems } from '../../ui/notice.tsx'
import { loadComparison, useComparison } from '../store/comparison-store.ts'
import { loadMaskedWords, useMaskedWords } from '../store/masked-words-store.ts'
import './comparators.css'
import './ranked.css'
import './panel-choice.css'
import { ComparisonView } from './comparison-view.tsx'
import { LockedComparators } from './locked-comparators.tsx'

/** Step 5: like cases, once the seals allow it. */
export function ComparatorsStep(props: { readonly openCase: OpenCase }) {
  const { hearingCase, seals } = props.openCase
  const { comparison, loading, problems, caseId } = useComparison()
  const masked = useMaskedWords()
  useEffect(() => {
    if (!seals.comparatorsOpen) return
    void loadComparison(hearingCase.id)
    void loadMaskedWords(hearingCase.id)
  }, [seals.comparatorsOpen, hearingCase.id])
  if (!seals.comparatorsOpen) return <LockedComparators seals={seals} caseId={hearingCase.id} />
  if (problems.length > 0 || masked.problems.length > 0)
    return (
      <div className="step-page">
        <Problems problems={[...problems, ...masked.problems]} />
      </div>
    )
  if (comparison === null || caseId !== hearingCase.id || masked.masked === null)
    return (
      <p className="step-page note" role="status">
        {loading ? 'Searching the library' : ''}
      </p>
    )
  return <ComparisonView openCase={props.openCase} comparison={comparison} />
}
