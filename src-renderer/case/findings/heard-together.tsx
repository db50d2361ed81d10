import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { CaseSummary, ParityView } from '#contract/api'
import type { HearingCase } from '#core/hearing-case'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Banner, Problems } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { stepAddress } from '../frame/steps.ts'
import { changeCase, flushCase, patch, takeSeats } from '../store/case-store.ts'
import { HearApartDialog } from './hear-apart.tsx'

const NOT_SAVED: Problem = { code: 'NOT_SAVED', message: 'Save your text first.' }

/** The hearing of the officer, and the ways to hear another one at it, in a case of their own. */
export function HeardTogether(props: {
  readonly hearingCase: HearingCase
  readonly view: ParityView | null
  readonly readOnly: boolean
  /** Asks again who stands beside the officer. */
  readonly onChange: () => Promise<void>
}) {
  const { hearingCase, view, readOnly, onChange } = props
  const [, go] = useLocation()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [isChoosing, setChoosing] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const isShared = hearingCase.particulars.hearing.key !== null
  const add = async () => {
    const answer = await changeCase((caseId) => call('hearing:add-officer', { caseId }))
    if (answer?.ok !== true) return setProblems(answer?.problems ?? [NOT_SAVED])
    announce(`${answer.value.hearingCase.reference} is opened for another officer`)
    go(stepAddress(answer.value.hearingCase.id, 'findings'))
  }
  return (
    <section className="stack" aria-label="Hearing">
      <HearingFields
        hearing={hearingCase.particulars.hearing}
        readOnly={readOnly}
        onSettle={() => void (isShared ? onChange() : flushCase())}
      />
      <Problems problems={problems} />
      {isShared && <Differences {...props} onProblems={setProblems} />}
      {!readOnly && (
        <div className="row">
          <Button size="small" icon="plus" onPress={() => void add()}>
            Add another officer to this hearing
          </Button>
          {isShared ? (
            <Button size="small" onPress={() => setLeaving(true)}>
              Take this case out of the hearing
            </Button>
          ) : (
            <Button size="small" onPress={() => setChoosing(true)}>
              Hear together with another case
            </Button>
          )}
        </div>
      )}
      {isShared && view !== null && view.siblings.every(({ heardWith }) => heardWith === null) && (
        <p className="note">No other officer of this hearing has a case in this library.</p>
      )}
      {isLeaving && (
        <HearApartDialog
          caseId={hearingCase.id}
          onClose={() => setLeaving(false)}
          onSeparated={() => void onChange()}
        />
      )}
      {isChoosing && (
        <JoinDialog
          caseId={hearingCase.id}
          onClose={() => setChoosing(false)}
          onJoined={() => void onChange()}
        />
      )}
    </section>
  )
}

function HearingFields(props: {
  readonly hearing: HearingCase['particulars']['hearing']
  readonly readOnly: boolean
  readonly onSettle: () => void
}) {
  const { hearing, readOnly, onSettle } = props
  const set = (change: Partial<typeof hearing>) =>
    patch('particulars', { hearing: { ...hearing, ...change } })
  return (
    <div className="case-grid">
      {(hearing.key !== null || hearing.reference !== '') && (
        <TextField
          label="Hearing, as named in each notice"
          id={fieldId('particulars.hearing.reference')}
          value={hearing.reference}
          maxLength={100}
          isReadOnly={readOnly}
          onChange={(reference) => set({ reference })}
          onBlur={onSettle}
        />
      )}
      <TextField
        label="Time at which the hearing begins"
        value={hearing.time}
        maxLength={200}
        isReadOnly={readOnly}
        onChange={(time) => set({ time })}
        onBlur={onSettle}
      />
      <TextField
        label="Place of the hearing"
        value={hearing.place}
        maxLength={500}
        isReadOnly={readOnly}
        onChange={(place) => set({ place })}
        onBlur={onSettle}
      />
    </div>
  )
}

/** Where the records of one hearing disagree, and the way to take over what stands here. */
function Differences(props: {
  readonly hearingCase: HearingCase
  readonly view: ParityView | null
  readonly readOnly: boolean
  readonly onChange: () => Promise<void>
  readonly onProblems: (problems: readonly Problem[]) => void
}) {
  const { hearingCase, view, readOnly, onChange, onProblems } = props
  const apart = (view?.siblings ?? []).filter(({ heardWith }) => (heardWith ?? []).length > 0)
  if (apart.length === 0) return null
  const carryOver = async () => {
    if (!(await flushCase())) return onProblems([NOT_SAVED])
    const answer = await call('hearing:carry-over', { caseId: hearingCase.id })
    if (!answer.ok) return onProblems(answer.problems)
    announce(
      answer.value.changed.length === 0
        ? 'Nothing was changed: the other cases are signed'
        : `Taken over into ${answer.value.changed.join(', ')}`,
    )
    onProblems([])
    await onChange()
  }
  return (
    <Banner tone="warn" title="The record of the hearing is not the same in each case">
      <ul className="plain-list small">
        {apart.map(({ reference, status, heardWith }) => (
          <li key={reference}>
            {reference}
            {status === 'OPEN' ? '' : ', signed'}: {heardWith?.join(', ')}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button size="small" onPress={() => void carryOver()}>
          Take what stands here over into the open ones
        </Button>
      )}
    </Banner>
  )
}

function JoinDialog(props: {
  readonly caseId: string
  readonly onClose: () => void
  readonly onJoined: () => void
}) {
  const { caseId, onClose, onJoined } = props
  const [cases, setCases] = useState<readonly CaseSummary[]>([])
  const [other, setOther] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    void call('case:list').then((answer) => {
      if (!answer.ok) setProblems(answer.problems)
      else setCases(answer.value.filter(({ id, status }) => id !== caseId && status === 'OPEN'))
    })
  }, [caseId])
  const join = async () => {
    if (other === null) return
    if (!(await flushCase())) return setProblems([NOT_SAVED])
    const answer = await call('hearing:join', { caseId, other })
    if (!answer.ok) return setProblems(answer.problems)
    takeSeats(answer.value)
    announce('The case is now part of that hearing')
    onJoined()
    onClose()
  }
  return (
    <Dialog title="Hear together with another case" isOpen onClose={onClose}>
      <p>
        This case takes over the form of proceedings, the days, the place and the panel of the other
        one. Allegations, findings and outcome stay its own.
      </p>
      <Problems problems={problems} />
      <Select
        label="Case of the other officer"
        items={cases.map(({ id, reference, matter }) => ({
          id,
          label: matter === '' ? reference : `${reference}, ${matter}`,
        }))}
        value={other}
        onChange={setOther}
        placeholder="Choose the case"
      />
      <div className="dialog__foot">
        <Button variant="primary" isDisabled={other === null} onPress={() => void join()}>
          Hear them together
        </Button>
      </div>
    </Dialog>
  )
}
