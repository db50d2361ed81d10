import { useEffect } from 'react'
import type { OpenCase } from '#contract/api'
import { useReading } from '../../shell/use-reading.ts'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { loadComparison, useComparison } from '../store/comparison-store.ts'
import { loadMaskedWords, useMaskedWords } from '../store/masked-words-store.ts'
import './comparators.css'
import './ladder.css'
import './ranked.css'
import './search-report.css'
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
    return <Searching loading={loading} />
  return <ComparisonView openCase={props.openCase} comparison={comparison} />
}

/** What is waited for. A large library is read once after it was unlocked, and how far that is moves. */
function Searching({ loading }: { readonly loading: boolean }) {
  const reading = useReading()
  const isFirst = reading !== null
  return (
    <div className="step-page stack">
      {/* Read out as it changes, once: the figures beneath move too often to be heard. */}
      <p className="note" role="status">
        {!loading
          ? ''
          : isFirst
            ? 'Reading the library for the first time since it was unlocked. Like cases follow by themselves.'
            : 'Searching the library'}
      </p>
      {isFirst && <Progress label="Precedents read" done={reading.done} total={reading.total} />}
    </div>
  )
}
