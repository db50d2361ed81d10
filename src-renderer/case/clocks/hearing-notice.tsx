import { useState } from 'react'
import type { HearingCase } from '#core/hearing-case'
import { HEARING_ITEMS, type HearingItem, type HearingNotice } from '#core/notice/hearing-notice'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { flushCase } from '../store/case-store.ts'

const ITEMS: Readonly<Record<HearingItem, string>> = {
  NAME: 'Name of the officer',
  DATE: 'Date',
  TIME: 'Time',
  PLACE: 'Place',
  CONDUCT: 'Conduct alleged',
}
const EMPTY: HearingNotice = { leftOut: [], reason: '', time: '', place: '', additions: '' }

/** The notice that the public is given before a hearing or an accelerated hearing. */
export function HearingNoticeCard({ hearingCase }: { readonly hearingCase: HearingCase }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title="Public notice of the hearing">
      <div className="stack stack--tight">
        <p className="small muted">
          Its time limit stands among the clocks, and the day it was published among the days of the
          case.
        </p>
        <div className="row">
          <Button onPress={() => setOpen(true)}>Make the public notice</Button>
        </div>
      </div>
      {isOpen && <NoticeDialog caseId={hearingCase.id} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function NoticeDialog(props: { readonly caseId: string; readonly onClose: () => void }) {
  const { caseId, onClose } = props
  const [notice, setNotice] = useState(EMPTY)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const set = (change: Partial<HearingNotice>) => setNotice({ ...notice, ...change })
  const tells = (item: HearingItem) => !notice.leftOut.includes(item)
  const save = async () => {
    // The notice is drawn from what is saved.
    if (!(await flushCase())) return
    const answer = await call('paper:save', { caseId, paper: 'HEARING_NOTICE', notice })
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    announce('The public notice is saved')
    onClose()
  }
  return (
    <Dialog title="Public notice of the hearing" isOpen onClose={onClose}>
      <Problems problems={problems} />
      <div className="stack">
        <Told leftOut={notice.leftOut} onChange={(leftOut) => set({ leftOut })} />
        {notice.leftOut.length > 0 && (
          <TextField
            label="Why the rest is left out"
            description="Kept in the audit record and not printed"
            maxLength={2_000}
            value={notice.reason}
            onChange={(reason) => set({ reason })}
          />
        )}
        {tells('TIME') && (
          <TextField
            label="Time"
            maxLength={200}
            value={notice.time}
            onChange={(time) => set({ time })}
          />
        )}
        {tells('PLACE') && (
          <TextField
            label="Place"
            maxLength={500}
            value={notice.place}
            onChange={(place) => set({ place })}
          />
        )}
        <TextArea
          label="For those who attend"
          description="How to book, conditions, restrictions, contact"
          maxLength={10_000}
          value={notice.additions}
          onChange={(additions) => set({ additions })}
        />
      </div>
      <div className="dialog__foot">
        <Button variant="primary" onPress={() => void save()}>
          Save as PDF
        </Button>
      </div>
    </Dialog>
  )
}

function Told(props: {
  readonly leftOut: readonly HearingItem[]
  readonly onChange: (leftOut: readonly HearingItem[]) => void
}) {
  const { leftOut, onChange } = props
  return (
    <fieldset className="field">
      <legend className="field__label">What the chair lets it tell</legend>
      {HEARING_ITEMS.map((item) => (
        <Checkbox
          key={item}
          isSelected={!leftOut.includes(item)}
          onChange={(isTold) =>
            onChange(isTold ? leftOut.filter((one) => one !== item) : [...leftOut, item])
          }
        >
          {ITEMS[item]}
        </Checkbox>
      ))}
    </fieldset>
  )
}
