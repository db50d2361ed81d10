import type { CaseSummary, ListedClock } from '#contract/api'
import { agendaOf, type AgendaDay } from '#core/clock-agenda'
import { addWorkingDays, holidaySet } from '#core/working-days'
import { mayKeep } from '../shell/may.ts'
import { useSession } from '../shell/session.ts'
import { useToday } from '../shell/today.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { weekDateFrom } from '../ui/dates.ts'
import { TextLink } from '../ui/link.tsx'
import { ClockLine } from './clock.tsx'
import { useHearings } from './hearings-store.ts'

/** Clocks that are late, stand still or fall in the next ten working days, by day. */
export function Agenda({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { clocks, saveCalendar } = useHearings()
  const today = useToday()
  const { law, person } = useSession()
  const until = law === null ? today : addWorkingDays(today, 10, 'AFTER', holidaySet(law))
  const days = agendaOf(clocks, until)
  const stepOf = (caseId: string) => Math.min(cases.find(({ id }) => id === caseId)?.step ?? 1, 6)
  return (
    <Card title="Clocks, next 10 working days">
      {days.length === 0 && (
        <p className="small muted">None that the recorded dates set running.</p>
      )}
      <ul className="agenda">
        {days.map(({ day, clocks: ofDay }) => (
          <li key={day}>
            <span className="agenda__day">
              {dayWords(day, today)}
              {day === today && ' today'}
            </span>
            <div className="stack">
              {ofDay.map((clock) => (
                <Line
                  key={`${clock.caseId} ${clock.limitId}`}
                  clock={clock}
                  step={stepOf(clock.caseId)}
                  isStateSaid={day === 'LATE' || day === 'STOPPED'}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button size="small" icon="calendar" onPress={() => void saveCalendar()}>
          Save as calendar file
        </Button>
        {mayKeep(person) && <TextLink href="/publications">Register of publications</TextLink>}
      </div>
    </Card>
  )
}

const GROUPS: Readonly<Record<string, string>> = {
  LATE: 'Late',
  AS_SOON_AS_PRACTICABLE: 'As soon as practicable',
  STOPPED: 'Stopped',
}
const dayWords = (day: AgendaDay<ListedClock>['day'], today: string): string =>
  GROUPS[day] ?? weekDateFrom(day, today)

function Line(props: {
  readonly clock: ListedClock
  readonly step: number
  readonly isStateSaid: boolean
}) {
  const { clock } = props
  return (
    <ClockLine
      clock={clock}
      of={clock}
      isStateSaid={props.isStateSaid}
      second={
        <>
          <TextLink
            href={`/case/${clock.caseId}/${props.step}`}
            label={`${clock.reference}, ${clock.label}`}
          >
            {clock.reference}
          </TextLink>
          , {clock.limitId}
          {!clock.verified && ', not yet verified'}
          <details className="agenda__count">
            <summary aria-label={`How ${clock.label} of ${clock.reference} is counted`}>
              How it is counted
            </summary>
            <ol>
              {clock.arithmetic.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p>{clock.source}</p>
          </details>
        </>
      }
    />
  )
}
