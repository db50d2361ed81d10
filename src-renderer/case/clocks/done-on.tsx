import { useState } from 'react'
import { LIMIT_PLANS } from '#core/clock-limits'
import type { Particulars } from '#core/hearing-case'
import { Button, IconButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { longDate } from '../../ui/dates.ts'
import { flushCase, patch } from '../store/case-store.ts'

type Met = Particulars['clocksMet'][number]

/** A day that comes by itself is not done by anybody. */
const comesByItself = (limitId: string): boolean =>
  LIMIT_PLANS.find(({ id }) => id === limitId)?.kind === 'MARK'

/** The day on which a duty was done, where none of the days of the case tells it. */
export function DoneOn(props: {
  readonly limitId: string
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { limitId, readOnly } = props
  const { clocksMet } = props.particulars
  const others = clocksMet.filter((met) => met.limitId !== limitId)
  const days = clocksMet.filter((met) => met.limitId === limitId)
  const set = (next: readonly Met[]) => patch('particulars', { clocksMet: [...others, ...next] })
  if (comesByItself(limitId)) return null
  if (limitId === 'TL01') return <Explanations days={days} readOnly={readOnly} onSet={set} />
  return (
    <div className="case-grid">
      <DateField
        label="Done on"
        description="Only where the days of the case do not tell it"
        value={days.at(-1)?.metOn ?? null}
        isReadOnly={readOnly}
        onChange={(metOn) => set(metOn === null ? [] : [{ limitId, metOn }])}
        onBlur={() => void flushCase()}
      />
    </div>
  )
}

/** A long investigation is explained again every six months: each explanation is kept. */
function Explanations(props: {
  readonly days: readonly Met[]
  readonly readOnly: boolean
  readonly onSet: (days: readonly Met[]) => void
}) {
  const { days, readOnly, onSet } = props
  const [next, setNext] = useState<string | null>(null)
  const add = () => {
    if (next === null) return
    onSet([...days, { limitId: 'TL01', metOn: next }])
    setNext(null)
  }
  return (
    <div className="stack stack--tight">
      <h3 className="field__label">Explanations given</h3>
      {days.length === 0 && <p className="small muted">None recorded.</p>}
      <ul className="picked">
        {days.map(({ metOn }, index) => (
          <li key={`${metOn} ${index}`}>
            {longDate(metOn)}
            {!readOnly && (
              <IconButton
                icon="cross"
                label={`Remove the explanation of ${longDate(metOn)}`}
                onPress={() => onSet(days.filter((_, other) => other !== index))}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="case-grid">
          <DateField label="Explained on" value={next} onChange={setNext} />
          <div className="case-clock__add">
            <Button size="small" icon="plus" isDisabled={next === null} onPress={add}>
              Add the explanation
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
