import type { ReactNode } from 'react'
import type { CaseSummary, ListedClock } from '#contract/api'
import { Icon } from '../ui/icon.tsx'
import { TextLink } from '../ui/link.tsx'

export type Clock = Pick<NonNullable<CaseSummary['nextClock']>, 'label'> &
  Pick<ListedClock, 'state'>

/** Address of the clocks of a case. */
export const clocksOf = (caseId: string): string => `/case/${caseId}/clocks`

const stateClass = {
  LATE: 'next-clock next-clock--late',
  DUE_SOON: 'next-clock next-clock--due-soon',
  RUNNING: 'next-clock',
  HELD: 'next-clock',
  MET: 'next-clock',
  MISSED: 'next-clock',
  UNKNOWN: 'next-clock',
} as const

const stateWords = {
  LATE: 'Late: ',
  DUE_SOON: 'Due soon: ',
  RUNNING: '',
  HELD: 'Stopped: ',
  MET: 'Met: ',
  MISSED: 'Missed: ',
  UNKNOWN: 'Not known when: ',
} as const

/** A running time limit: what, and in the second line by which rule and when. */
export function ClockLine(props: {
  readonly clock: Clock
  readonly second: ReactNode
  /** The state is said already, by a heading above. */
  readonly isStateSaid?: boolean
  /** Case whose clocks the line opens, and its reference for the name of the link. */
  readonly of: { readonly caseId: string; readonly reference: string }
}) {
  const { clock, second, isStateSaid, of } = props
  return (
    <div className={stateClass[clock.state]}>
      <Icon name="clock" />
      <span className="next-clock__label">
        {isStateSaid !== true && clock.state !== 'RUNNING' && (
          <span>{stateWords[clock.state]}</span>
        )}
        <TextLink href={clocksOf(of.caseId)} label={`Clocks of ${of.reference}: ${clock.label}`}>
          {clock.label}
        </TextLink>
      </span>
      <span className="next-clock__second">{second}</span>
    </div>
  )
}
