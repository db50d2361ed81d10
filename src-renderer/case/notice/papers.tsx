import { useState } from 'react'
import type { HearingCase } from '#core/hearing-case'
import type { Composed } from '#core/notice/in-languages'
import type { PaperKind } from '#core/notice/papers'
import type { WorkingPaper } from '#core/notice/working-paper'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { InEnglish } from './in-english.tsx'
import { PaperPreview } from './paper-preview.tsx'

type Shown = { readonly kind: PaperKind; readonly paper: Composed<WorkingPaper> }

/** Papers that the force sends out with a signed notice, each looked at before it is saved. */
export function Papers({ hearingCase }: { readonly hearingCase: HearingCase }) {
  const { id: caseId, decision } = hearingCase
  const [shown, setShown] = useState<Shown | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const isBarred = decision.outcome === 'DWN' || decision.outcome === 'WHBD'
  const show = async (kind: PaperKind) => {
    const answer = await call('paper:compose', { caseId, paper: kind })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok) setShown({ kind, paper: answer.value })
  }
  const save = async (kind: PaperKind) => {
    const answer = await call('paper:save', { caseId, paper: kind })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce('The paper is saved')
  }
  return (
    <section className="stack stack--tight" aria-label="Papers that go out with it">
      <h2 className="heading">Papers that go out with it</h2>
      {shown === null && <Problems problems={problems} />}
      <div className="row">
        <Button onPress={() => void show('COVERING_LETTER')}>Letter to the officer</Button>
        {isBarred && (
          <Button onPress={() => void show('BARRED_LIST')}>Report to the barred list</Button>
        )}
      </div>
      {shown !== null && (
        <Dialog title={shown.paper.document.title} isOpen onClose={() => setShown(null)} wide>
          <Problems problems={problems} />
          <InEnglish missing={shown.paper.untranslated} />
          <PaperPreview paper={shown.paper.document} />
          <div className="dialog__foot">
            <Button variant="primary" onPress={() => void save(shown.kind)}>
              Save as PDF
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
