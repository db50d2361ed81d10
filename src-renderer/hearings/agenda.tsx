import type { CaseSummary } from '#contract/api'
import { addWorkingDays, holidaySet } from '#core/working-days'
import { useSession } from '../shell/session.ts'
import { useToday } from '../shell/today.ts'
import { Card } from '../ui/card.tsx'
import { weekDate } from '../ui/dates.ts'
import { TextLink } from '../ui/link.tsx'
import { ClockLine, type Clock } from './clock.tsx'

type Running = { readonly one: CaseSummary; readonly clock: Clock; readonly due: string }

const inOrder = (a: Running, b: Running) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)

/** Clocks that are late or fall in the next ten working days, by day. */
export function Agenda({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const today = useToday()
  const law = useSession((session) => session.law)
  const until = law === null ? today : addWorkingDays(today, 10, 'AFTER', holidaySet(law))
  const running = cases
    .flatMap((one): readonly Running[] => {
      const clock = one.nextClock
      return clock?.due != null && clock.due <= until ? [{ one, clock, due: clock.due }] : []
    })
    .sort(inOrder)
  const days = [...new Set(running.map(({ due }) => (due < today ? 'Late' : due)))]
  return (
    <Card title="Clocks, next 10 working days">
      {days.length === 0 && (
        <p className="small muted">None that the recorded dates set running.</p>
      )}
      <ul className="agenda">
        {days.map((day) => (
          <li key={day}>
            <span className="agenda__day">
              {day === 'Late' ? 'Late' : weekDate(day)}
              {day === today && ' today'}
            </span>
            <div className="stack">
              {running
                .filter(({ due }) => (day === 'Late' ? due < today : due === day))
                .map(({ one, clock }) => (
                  <ClockLine
                    key={one.id}
                    clock={clock}
                    isStateSaid={day === 'Late'}
                    second={
                      <>
                        <TextLink
                          href={`/case/${one.id}/${Math.min(one.step, 6)}`}
                          label={`${one.reference}, ${clock.label}`}
                        >
                          {one.reference}
                        </TextLink>
                        , {clock.ruleId}
                      </>
                    }
                  />
                ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
