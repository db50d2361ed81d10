import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OpenCase } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { usePack } from '../../shell/pack-store.ts'
import { useSession } from '../../shell/session.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../../ui/status.tsx'

/** Deletes a case for good, once its reference is typed and the reason given. */
export function DeleteCase(props: { readonly openCase: OpenCase; readonly onClose: () => void }) {
  const { hearingCase, documents } = props.openCase
  const { reference } = hearingCase
  const { isWorking, progress, work } = usePack()
  const refresh = useSession((session) => session.refresh)
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const isReady = typed.trim() === reference && reason.trim().length >= 3 && !isWorking
  const remove = async () => {
    const input = { caseId: hearingCase.id, reference: typed, reason }
    const answer = await work(() => call('case:delete', input))
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok) return
    announce(`Case ${reference} is deleted.`)
    await refresh()
    go('/')
  }
  return (
    <ConfirmDialog
      title={`Delete case ${reference}?`}
      confirmLabel="Delete for good"
      variant="danger"
      isOpen
      isDisabled={!isReady}
      onConfirm={() => void remove()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>
          The case goes in all its versions: {documents.length} documents with their originals,
          marks, redactions, seals, comparisons and notices. There is no way back. The audit record
          keeps who deleted it, when and why. Check first that your force’s retention schedule
          allows it, and that nobody appeals or asks for a review.
        </p>
        <TextField
          label="Type the reference of the case"
          description={reference}
          value={typed}
          onChange={setTyped}
          maxLength={40}
        />
        <TextArea
          label="Reason"
          description="Kept in the audit record. Write nothing of the case itself."
          value={reason}
          onChange={setReason}
          rows={2}
        />
        {isWorking && (
          <Progress
            label="Deleting the case"
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
          />
        )}
        <Problems problems={problems} />
      </div>
    </ConfirmDialog>
  )
}
