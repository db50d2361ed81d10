import type { HearingCase } from '#core/hearing-case'
import { clockDateNames } from '#core/clock-entries'
import { DateField } from '../../ui/date-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { DAY_GROUPS, daysFor, type Day } from './clock-days.ts'
import { LaterDay } from './later-day.tsx'

const recordedIn = (days: readonly Day[], { dates }: HearingCase['particulars']): number =>
  days.filter(({ name }) => dates[name] !== null).length

/** The days that start and end clocks. A signed case still takes those that only clocks read. */
export function DaysPanel(props: {
  readonly hearingCase: HearingCase
  readonly readOnly: boolean
  /** The reader may record what happens after signing. */
  readonly mayRecord: boolean
}) {
  const { particulars, status } = props.hearingCase
  const { dates } = particulars
  const field = ({ name, label }: Day) => {
    const isLater = clockDateNames.find((one) => one === name)
    if (status === 'SIGNED' && props.mayRecord && isLater !== undefined)
      return <LaterDay key={name} name={isLater} label={label} value={dates[name]} />
    return (
      <DateField
        key={name}
        label={label}
        id={fieldId(`particulars.dates.${name}`)}
        value={dates[name]}
        isReadOnly={props.readOnly}
        onChange={(value) => patch('particulars', { dates: { ...dates, [name]: value } })}
        onBlur={() => void flushCase()}
      />
    )
  }
  return (
    <section className="stack stack--wide" aria-labelledby="clock-days">
      <h2 className="heading" id="clock-days">
        Days that start and end clocks
      </h2>
      {DAY_GROUPS.map(({ title, days }) => {
        const shown = daysFor(days, particulars)
        return (
          <details key={title} className="clock-days">
            <summary>
              {title}{' '}
              <span className="note">
                {recordedIn(shown, particulars)} of {shown.length} recorded
              </span>
            </summary>
            <div className="stack">{shown.map(field)}</div>
          </details>
        )
      })}
    </section>
  )
}
