import { useDeferredValue, useEffect, useEffectEvent } from 'react'
import { useParams } from 'wouter'
import { listen } from '../api.ts'
import { Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { beforeLeaving } from '../shell/leaving.ts'
import { beginReading } from './bundle/begin-reading.ts'
import { forgetPdfs, reopenPdf } from './bundle/pdf-documents.ts'
import { readerThread } from './bundle/reader-thread.ts'
import { CaseFrame } from './frame/case-frame.tsx'
import { stepFromAddress } from './frame/steps.ts'
import { leaveMarks } from './marks/marks-store.ts'
import { closeCase, flushCase, openCase, useCase } from './store/case-store.ts'
import { forgetComparison } from './store/comparison-store.ts'
import { forgetMaskedWords } from './store/masked-words-store.ts'

/** One case, at one of its six steps. */
export function CaseScreen() {
  const { id, step } = useParams<{ id: string; step: string }>()
  const current = useCase((state) => state.openCase)
  const problems = useCase((state) => state.problems)
  const slug = stepFromAddress(step)
  // Laid out bit by bit, so that what its first page is drawn from is handed on meanwhile.
  const isLaidOut = useDeferredValue(current?.hearingCase.id === id, false)

  // The step at which the case is opened counts, and no later one.
  const open = useEffectEvent((caseId: string) =>
    openCase(caseId, slug === 'bundle' ? beginReading : undefined),
  )
  useEffect(() => {
    forgetComparison()
    forgetMaskedWords()
    if (useCase.getState().openCase?.hearingCase.id === id) return
    void open(id)
  }, [id])
  useEffect(() => void flushCase(), [slug])
  useEffect(() => {
    void readerThread()
    // A function of its own for each time the screen is shown: what the last one left is still saved.
    const stopKeeping = beforeLeaving(() => flushCase())
    const stopListening = listen('bundle:changed', ({ caseId, documentId }) =>
      reopenPdf(caseId, documentId),
    )
    return () => {
      stopListening()
      void closeCase().finally(stopKeeping)
      forgetPdfs()
      void leaveMarks()
    }
  }, [])

  if (problems.length > 0)
    return (
      <div className="step-page">
        <Problems problems={problems} />
        <p>
          <a href="#/">Back to hearings</a>
        </p>
      </div>
    )
  if (!isLaidOut || current === null || current.hearingCase.id !== id)
    return <SkeletonRows rows={6} />
  return <CaseFrame openCase={current} slug={slug} />
}
