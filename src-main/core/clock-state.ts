import { holdsOn, isHeld, isUsable, type Calendar, type Counted } from './clock-count.ts'
import type { LimitPlan } from './clock-limits.ts'
import { formatDate } from './dates.ts'
import type { HearingCase } from './hearing-case.ts'
import type { Law } from './law/law.ts'
import type { IsoDate, Mark } from './vocabulary.ts'
import { addWorkingDays } from './working-days.ts'

export type CaseClock = {
  /** Time limit, `TL01` to `TL30`. */
  readonly limitId: string
  readonly label: string
  readonly source: string
  readonly mark: Mark
  /** Read in the text, or signed off by the force's lawyers. */
  readonly verified: boolean
  /**
   * HELD: standing still by a recorded hold. MET, MISSED: done in time, or not. UNKNOWN: the day
   * that starts it, or whether it was done, is not recorded.
   */
  readonly state: 'RUNNING' | 'DUE_SOON' | 'LATE' | 'HELD' | 'MET' | 'MISSED' | 'UNKNOWN'
  readonly starts: { readonly event: string; readonly date: IsoDate | null }
  /** Last day of the period, or null: not known, stopped, or as soon as practicable. */
  readonly due: IsoDate | null
  /** Working days from tomorrow to the last day; negative when late; null without a last day. */
  readonly workingDaysLeft: number | null
  /** How the last day is reached, in words, in order. */
  readonly arithmetic: readonly string[]
  /** The last day lies beyond the day until which bank holidays are known: it may yet move. */
  readonly beyondKnown: boolean
  /** Concerns the case as it stands now; false for what belongs to an earlier stage. */
  readonly isCurrent: boolean
}

export type Setting = {
  readonly hearingCase: HearingCase
  readonly law: Law
  readonly today: IsoDate
  readonly calendar: Calendar
}

/** A date that can be counted from, or null. */
export const real = (date: IsoDate | null) => (date !== null && isUsable(date) ? date : null)

const SOON = 2

/** How far the counting of one time limit came. */
export type Reached = {
  readonly start: IsoDate | null
  readonly due: IsoDate | null
  readonly counted: Counted | null
  /** The last day was put in place of the counted one, by agreement or decision. */
  readonly isSet: boolean
  readonly isCurrent: boolean
}
type Verdict = { readonly state: CaseClock['state']; readonly words: readonly string[] }
const says = (state: CaseClock['state'], ...words: readonly string[]): Verdict => ({ state, words })

/** Where a time limit stands on the day, with what is to be said about it. */
export function stateOf(plan: LimitPlan, reached: Reached, setting: Setting): Verdict {
  const { start, due, counted, isCurrent } = reached
  const { hearingCase, today, calendar } = setting
  const { clockHolds, clocksMet } = hearingCase.particulars
  const entered = clocksMet.findLast(({ limitId }) => limitId === plan.id && limitId !== 'TL01')
  const done = real(entered?.metOn ?? plan.done(hearingCase))
  if (done !== null && (done <= today || plan.setAhead === true))
    return whenDone(plan, done, reached, calendar)
  const hold = holdsOn(plan.id, clockHolds).find((one) => isHeld(today, [one]))
  if (hold !== undefined && start !== null && counted !== null && plan.kind !== 'MARK')
    return says('HELD', `Standing still today: ${hold.reason}`)
  if (plan.id === 'TL22' && start === null) return toPublish(hearingCase)
  if (start === null && due === null) return says('UNKNOWN')
  if (due === null) return isCurrent ? says('RUNNING') : says('UNKNOWN', NOT_TOLD)
  if (today <= due) {
    const soon = addWorkingDays(today, SOON, 'AFTER', calendar.holidays) >= due
    return says(soon ? 'DUE_SOON' : 'RUNNING')
  }
  if (plan.kind === 'MARK') return says('MET', `Reached on ${formatDate(due)}.`)
  if (plan.kind === 'WINDOW') return says('MISSED', 'The time has run out and nothing is recorded.')
  return isCurrent ? says('LATE') : says('UNKNOWN', NOT_TOLD)
}

const NOT_TOLD = 'Not recorded whether this was done.'

function whenDone(
  plan: LimitPlan,
  done: IsoDate,
  { start, due, isSet }: Reached,
  { holidays }: Calendar,
): Verdict {
  if (start !== null && plan.notBefore !== undefined) {
    const first = addWorkingDays(start, plan.notBefore, 'AFTER', holidays)
    // A period that was shortened by agreement (CR 48) ends before the first day otherwise open.
    const isShortened = isSet && due !== null && due < first
    if (done < first && !isShortened)
      return says('MISSED', `${doneWords(plan, done)}, before ${formatDate(first)}: too soon.`)
  }
  if (due !== null && done > due)
    return says('MISSED', `${doneWords(plan, done)}, after the last day.`)
  return says('MET', `${doneWords(plan, done)}.`)
}

const doneWords = ({ setAhead }: LimitPlan, done: IsoDate) =>
  `${setAhead === true ? 'The hearing is set for' : 'Done on'} ${formatDate(done)}`

function toPublish({ particulars }: HearingCase): Verdict {
  const { notified } = particulars.dates
  if (notified === null) return says('UNKNOWN')
  return says(
    'RUNNING',
    `The officer was notified on ${formatDate(notified)}: publish as soon as practicable.`,
  )
}
