import { useState } from 'react'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { flushCase, takeSeats } from '../store/case-store.ts'

const NOT_SAVED: Problem = { code: 'NOT_SAVED', message: 'Save your text first.' }

/** The way out of a hearing that a case was joined to by mistake, with what follows from it. */
export function HearApartDialog(props: {
  readonly caseId: string
  readonly onClose: () => void
  readonly onSeparated: () => void
}) {
  const { caseId, onClose, onSeparated } = props
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const separate = async () => {
    if (!(await flushCase())) return setProblems([NOT_SAVED])
    const answer = await call('hearing:separate', { caseId, reason })
    if (!answer.ok) return setProblems(answer.problems)
    takeSeats(answer.value)
    announce('The officer is heard alone')
    onSeparated()
    onClose()
  }
  return (
    <Dialog title="Take this case out of the hearing" isOpen onClose={onClose}>
      <p>Possible until a notice of any officer of the hearing is signed. What follows:</p>
      <ul className="record--list">
        <li>Neither this notice nor theirs names the other case any more.</li>
        <li>
          The form of proceedings, the days, the place and the panel stay as they are: change those
          that belong to the other hearing.
        </li>
        <li>
          A public notice that names the officers together has to be made again, for each hearing.
        </li>
        <li>Allegations, findings, sealed views and outcome stay.</li>
      </ul>
      <Problems problems={problems} />
      <TextArea
        label="Why it is taken out"
        description="Kept in the audit record, and not printed"
        maxLength={2_000}
        value={reason}
        onChange={setReason}
      />
      <div className="dialog__foot">
        <Button variant="primary" isDisabled={reason.trim() === ''} onPress={() => void separate()}>
          Hear this officer alone
        </Button>
      </div>
    </Dialog>
  )
}
