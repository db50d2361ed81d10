import { useState } from 'react'
import { HEARING_ITEMS, type HearingItem } from '#core/hearing'
import type { HearingCase } from '#core/hearing-case'
import type { HearingNotice } from '#core/notice/hearing-notice'
import type { Composed } from '#core/notice/in-languages'
import type { WorkingPaper } from '#core/notice/working-paper'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { InEnglish } from '../notice/in-english.tsx'
import { PaperPreview } from '../notice/paper-preview.tsx'
import { flushCase, patch } from '../store/case-store.ts'
import { MayIdentify } from './may-identify.tsx'

const ITEMS: Readonly<Record<HearingItem, string>> = {
  NAME: 'Name of the officer',
  DATE: 'Date',
  TIME: 'Time',
  PLACE: 'Place',
  CONDUCT: 'Conduct alleged',
}

/** The notice that the public is given before a hearing or an accelerated hearing. */
export function HearingNoticeCard({ hearingCase }: { readonly hearingCase: HearingCase }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title="Public notice of the hearing">
      <div className="stack stack--tight">
        <p className="small muted">
          Its time limit stands among the clocks, and the day it was published among the days of the
          case. Officers who are heard together stand in one notice.
        </p>
        <div className="row">
          <Button onPress={() => setOpen(true)}>Make the public notice</Button>
        </div>
      </div>
      {isOpen && <NoticeDialog hearingCase={hearingCase} onClose={() => setOpen(false)} />}
    </Card>
  )
}

type Hearing = HearingCase['particulars']['hearing']

const askedOf = ({ time, place, notice }: Hearing): HearingNotice => ({ time, place, ...notice })

function NoticeDialog(props: { readonly hearingCase: HearingCase; readonly onClose: () => void }) {
  const { hearingCase, onClose } = props
  const { hearing } = hearingCase.particulars
  const caseId = hearingCase.id
  const [shown, setShown] = useState<Composed<WorkingPaper> | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  // A signed case takes no more changes, and its notice is still drawn as it is asked for here.
  const [asked, setAsked] = useState(() => askedOf(hearing))
  const set = (change: Partial<HearingNotice>) => {
    const { time, place, leftOut, reason, additions } = { ...asked, ...change }
    setAsked({ time, place, leftOut, reason, additions })
    const notice = { leftOut: [...leftOut], reason, additions }
    patch('particulars', { hearing: { ...hearing, time, place, notice } })
  }
  const input = { caseId, paper: 'HEARING_NOTICE' as const, notice: asked }
  const show = async () => {
    // The notice is drawn from what is saved.
    if (!(await flushCase())) return
    const answer = await call('paper:compose', input)
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok) setShown(answer.value)
  }
  const save = async () => {
    if (!(await flushCase())) return
    const answer = await call('paper:save', input)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    announce('The public notice is saved')
    onClose()
  }
  return (
    <Dialog title="Public notice of the hearing" isOpen onClose={onClose} wide>
      <Problems problems={problems} />
      {shown === null ? (
        <Fields asked={asked} onChange={set} />
      ) : (
        <>
          <InEnglish missing={shown.untranslated} />
          <MayIdentify paper={shown.document} particulars={hearingCase.particulars} />
          <PaperPreview paper={shown.document} />
        </>
      )}
      <div className="dialog__foot">
        {shown === null ? (
          <Button onPress={() => void show()}>Show the notice</Button>
        ) : (
          <Button onPress={() => setShown(null)}>Change it</Button>
        )}
        <Button variant="primary" onPress={() => void save()}>
          Save as PDF
        </Button>
      </div>
    </Dialog>
  )
}

function Fields(props: {
  readonly asked: HearingNotice
  readonly onChange: (change: Partial<HearingNotice>) => void
}) {
  const { asked, onChange } = props
  const tells = (item: HearingItem) => !asked.leftOut.includes(item)
  return (
    <div className="stack">
      <Told leftOut={asked.leftOut} onChange={(leftOut) => onChange({ leftOut })} />
      {asked.leftOut.length > 0 && (
        <TextField
          label="Why the rest is left out"
          description="Kept with the case and in the audit record, and not printed"
          maxLength={2_000}
          value={asked.reason}
          onChange={(reason) => onChange({ reason })}
        />
      )}
      {tells('TIME') && (
        <TextField
          label="Time"
          maxLength={200}
          value={asked.time}
          onChange={(time) => onChange({ time })}
        />
      )}
      {tells('PLACE') && (
        <TextField
          label="Place"
          maxLength={500}
          value={asked.place}
          onChange={(place) => onChange({ place })}
        />
      )}
      <TextArea
        label="For those who attend"
        description="How to book, conditions, restrictions, contact"
        maxLength={10_000}
        value={asked.additions}
        onChange={(additions) => onChange({ additions })}
      />
    </div>
  )
}

function Told(props: {
  readonly leftOut: readonly HearingItem[]
  readonly onChange: (leftOut: readonly HearingItem[]) => void
}) {
  const { leftOut, onChange } = props
  return (
    <fieldset className="field hearing-notice__told">
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
