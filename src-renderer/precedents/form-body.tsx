import { useRef, useState } from 'react'
import type { Law } from '#core/law/law'
import type { Problem } from '#core/result'
import { useSession } from '../shell/session.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { ErrorSummary, Problems } from '../ui/notice.tsx'
import { announce } from '../ui/status.tsx'
import { fieldId, readDraft, type Draft, type FormProblem } from './form-draft.ts'
import { CaseCardFields, FactsCard, SourceCard } from './form-facts.tsx'
import type { Part } from './form-fields.tsx'
import { OutcomeCard } from './form-outcome.tsx'
import { RulesCard } from './form-rules.tsx'
import { SeriousnessCard } from './form-seriousness.tsx'
import { save, useDrafts } from './form-store.ts'
import './form.css'

type BodyProps = {
  readonly formKey: string
  readonly base: Draft
  readonly law: Law
  /** Reference of the precedent that is corrected; null for a new one. */
  readonly correcting: string | null
  /** Where to go: the reference recorded, or null when nothing was. */
  readonly onLeave: (ref: string | null) => void
}

export function FormBody(props: BodyProps) {
  const { law, correcting } = props
  const form = useForm(props)
  const box = useRef<HTMLDivElement>(null)
  const [isLeaving, setLeaving] = useState(false)
  const { part, problems } = form
  return (
    <div className="precedent-form" ref={box}>
      <ErrorSummary
        key={form.tries}
        title={`${counted(problems.length, 'thing stands', 'things stand')} in the way of recording`}
        problems={problems.map(({ field, message }) => ({ message, href: hrefOf(field) }))}
      />
      <Problems problems={form.refused} />
      <FactsCard {...part} />
      <CaseCardFields {...part} />
      <RulesCard {...part} />
      <SeriousnessCard {...part} />
      <OutcomeCard {...part} />
      <SourceCard {...part} />
      {correcting !== null && (
        <Card title="Why">
          <TextArea
            id={fieldId('reason')}
            label="Reason for the correction"
            description="It stands with the new version, for whoever reads the record."
            value={part.draft.reason}
            onChange={(reason) => part.change({ reason })}
            error={part.error('reason')}
            rows={2}
            isRequired
          />
        </Card>
      )}
      <div className="row precedent-form__foot">
        <Button
          variant="primary"
          onPress={() => void form.record(box.current)}
          isDisabled={form.isBusy}
        >
          {correcting === null ? 'Record the precedent' : 'Record the correction'}
        </Button>
        <Button onPress={() => (form.isChanged ? setLeaving(true) : props.onLeave(null))}>
          {correcting === null ? 'Back to the matrix' : `Back to ${correcting}`}
        </Button>
        <span className="note">
          {form.isChanged && 'The draft is kept until it is recorded or the library locks. '}
          Law data {law.version}.
        </span>
      </div>
      <LeaveDialog
        isOpen={isLeaving}
        onStay={() => setLeaving(false)}
        onKeep={() => props.onLeave(null)}
        onDiscard={() => {
          form.discard()
          props.onLeave(null)
        }}
      />
    </div>
  )
}

/** The draft, what is wrong with it once recording was tried, and the recording itself. */
function useForm({ formKey, base, law, correcting, onLeave }: BodyProps) {
  const { drafts, keep, discard } = useDrafts()
  const { refresh } = useSession()
  const [tries, setTries] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<readonly Problem[]>([])
  const draft = drafts[formKey] ?? base
  const read = readDraft(draft, correcting !== null)
  const [unread, setUnread] = useState<FormProblem | null>(null)
  const problems = tries === 0 ? [] : [...read.problems, ...(unread === null ? [] : [unread])]
  const change = (patch: Partial<Draft>) => {
    setUnread(null)
    keep(formKey, { ...(useDrafts.getState().drafts[formKey] ?? base), ...patch })
  }
  const now = () => useDrafts.getState().drafts[formKey] ?? base
  const part: Part = {
    draft,
    law,
    change,
    content: (patch) => change({ content: { ...now().content, ...patch } }),
    profile: (patch) => {
      const { content } = now()
      change({ content: { ...content, profile: { ...content.profile, ...patch } } })
    },
    error: (field) => problems.find((problem) => problem.field === field)?.message ?? null,
  }
  const record = async (form: HTMLElement | null) => {
    setTries(tries + 1)
    const bad = read.content === null ? null : unreadDate(form)
    setUnread(bad)
    if (read.content === null || bad !== null) return
    setBusy(true)
    const reason = draft.reason.trim()
    const answer = await save(
      read.content,
      correcting === null ? null : { ref: correcting, reason },
    )
    setBusy(false)
    if (!answer.ok) return setRefused(answer.problems)
    discard(formKey)
    announce(`${answer.value.ref} recorded, version ${answer.value.version}`)
    await refresh()
    onLeave(answer.value.ref)
  }
  return {
    part,
    problems,
    refused,
    tries,
    isBusy,
    record,
    isChanged: drafts[formKey] !== undefined,
    discard: () => discard(formKey),
  }
}

const UNREAD = 'unread'
const hrefOf = (field: string) => (field === UNREAD ? undefined : `#${fieldId(field)}`)

/** A date that could not be read stays only in its box: recording now would lose it. */
function unreadDate(box: HTMLElement | null): FormProblem | null {
  const field = box?.querySelector('.field__date input[aria-invalid="true"]')?.closest('.field')
  if (field == null) return null
  const label = field.querySelector('.field__label')?.textContent ?? 'A date'
  return { field: UNREAD, message: `${label}: mend or clear the date that cannot be read` }
}

function LeaveDialog(props: {
  readonly isOpen: boolean
  readonly onStay: () => void
  readonly onKeep: () => void
  readonly onDiscard: () => void
}) {
  return (
    <Dialog title="Leave this form" isOpen={props.isOpen} onClose={props.onStay}>
      <p>Nothing is recorded yet. A kept draft waits here until the library locks.</p>
      <div className="row">
        <Button variant="primary" onPress={props.onKeep}>
          Keep the draft and leave
        </Button>
        <Button variant="danger" onPress={props.onDiscard}>
          Discard the draft
        </Button>
        <Button onPress={props.onStay}>Stay</Button>
      </div>
    </Dialog>
  )
}
