import { addDays, addMonths, daysBetween, formatDate, formatLongDate, isRealDate } from './dates.ts'
import type { ClockHold } from './clock-entries.ts'
import type { Law, TimeLimit } from './law/law.ts'
import { isBlank } from './law/situation.ts'
import type { IsoDate } from './vocabulary.ts'
import { isWorkingDay } from './working-days.ts'

/** What counting a period gave: its last day, or what is left of it while it stands still. */
export type Counted = {
  /** Last day; null while a hold without an end stops the count. */
  readonly due: IsoDate | null
  /** Days of the period not yet counted when a hold without an end stopped it; else 0. */
  readonly stoppedWith: number
  readonly steps: readonly string[]
}

export type Calendar = {
  readonly holidays: ReadonlySet<IsoDate>
  readonly law: Pick<Law, 'bankHolidays'>
}

/** A hold that has effect: its first day is known and its reason written. */
export type EffectiveHold = {
  readonly from: IsoDate
  readonly to: IsoDate | null
  readonly reason: string
}

/** No period runs longer, whatever dates are typed: what does is left without a last day. */
const LONGEST = 9_000

/** A whole date that a case can mean: a slip of the keyboard must not set a count of centuries. */
export const isUsable = (date: IsoDate): boolean =>
  isRealDate(date) && date >= '1950-01-01' && date < '2150-01-01'

/** Holds on one time limit; one without a first day or a reason stops nothing. */
export const holdsOn = (limitId: string, holds: readonly ClockHold[]): readonly EffectiveHold[] =>
  holds.flatMap(({ from, to, reason, limitIds }) => {
    const named = limitIds.length === 0 || limitIds.includes(limitId)
    if (!named || from === null || !isUsable(from) || isBlank(reason)) return []
    if (to !== null && (!isUsable(to) || to < from)) return []
    return [{ from, to, reason }]
  })

export const isHeld = (day: IsoDate, holds: readonly EffectiveHold[]): boolean =>
  holds.some(({ from, to }) => day >= from && (to === null || day <= to))

/**
 * The last day of a period that starts on `start`, as the law data says it counts, with the days
 * of holds left out; and the arithmetic in words. A period that counts back knows no hold.
 * @throws RangeError for a start that is no whole date.
 */
export function countPeriod(
  start: IsoDate,
  length: TimeLimit['length'],
  holds: readonly EffectiveHold[],
  calendar: Calendar,
): Counted {
  const { count, unit, counting } = length
  if (count === null || unit === 'AS_SOON_AS_PRACTICABLE')
    return { due: null, stoppedWith: 0, steps: ['To be done as soon as practicable.'] }
  const effective = counting === 'BEFORE' ? [] : holds
  return unit === 'WORKING_DAYS'
    ? countWorkingDays(start, { ...length, count }, effective, calendar)
    : countCalendar(start, { ...length, count }, effective)
}

type Length = TimeLimit['length'] & { readonly count: number }

function countWorkingDays(
  start: IsoDate,
  { count, counting }: Length,
  holds: readonly EffectiveHold[],
  calendar: Calendar,
): Counted {
  const counts = (day: IsoDate) => isWorkingDay(day, calendar.holidays) && !isHeld(day, holds)
  const walked = walk(start, count, counting, holds, counts)
  const first = walked.first === null ? '' : `; day 1 is ${formatLongDate(walked.first)}`
  return {
    due: walked.due,
    stoppedWith: walked.left,
    steps: [
      `${count} working ${count === 1 ? 'day' : 'days'}, ${COUNTING_WORDS[counting]}${first}.`,
      ...holidayStep(walked.passed, calendar),
      ...holdSteps(walked, holds, (day) => isWorkingDay(day, calendar.holidays), 'working day'),
    ],
  }
}

const COUNTING_WORDS = {
  AFTER: 'beginning with the first working day after',
  INCLUDING: 'counting the day itself',
  BEFORE: 'counted back from it',
} as const

function holidayStep(passed: readonly IsoDate[], { law, holidays }: Calendar): readonly string[] {
  const label = (day: IsoDate) =>
    law.bankHolidays.days.find(({ date }) => date === day)?.label ?? 'Bank holiday'
  const skipped = passed
    .filter((day) => holidays.has(day))
    .toSorted()
    .map((day) => `${label(day)} (${formatDate(day)})`)
  return [
    skipped.length === 0
      ? 'Left out: Saturdays and Sundays. No bank holiday falls in it.'
      : `Left out: Saturdays, Sundays, ${skipped.join(', ')}.`,
  ]
}

function countCalendar(
  start: IsoDate,
  { count, unit, counting }: Length,
  holds: readonly EffectiveHold[],
): Counted {
  const words = `${count} ${UNIT_WORDS[unit]}, ${counting === 'INCLUDING' ? 'counting the day itself' : 'from that day'}.`
  const plain = calendarEnd(start, { count, unit, counting })
  if (holds.length === 0) return { due: plain, stoppedWith: 0, steps: [words] }
  const days = daysBetween(start, plain)
  const walked = walk(start, Math.max(1, days), 'AFTER', holds, (day) => !isHeld(day, holds))
  return {
    due: walked.due,
    stoppedWith: walked.left,
    steps: [words, ...holdSteps(walked, holds, () => true, 'day')],
  }
}

const UNIT_WORDS: Readonly<Record<TimeLimit['length']['unit'], string>> = {
  WORKING_DAYS: 'working days',
  CALENDAR_DAYS: 'days',
  WEEKS: 'weeks',
  MONTHS: 'months',
  YEARS: 'years',
  AS_SOON_AS_PRACTICABLE: '',
}

function calendarEnd(start: IsoDate, { count, unit, counting }: Omit<Length, 'atLeast'>): IsoDate {
  const sign = counting === 'BEFORE' ? -1 : 1
  const end =
    unit === 'MONTHS'
      ? addMonths(start, sign * count)
      : unit === 'YEARS'
        ? addMonths(start, sign * 12 * count)
        : addDays(start, sign * (unit === 'WEEKS' ? 7 * count : count))
  return counting === 'INCLUDING' ? addDays(end, -1) : end
}

type Walked = {
  readonly first: IsoDate | null
  readonly due: IsoDate | null
  readonly left: number
  /** Days walked over that did not count, in the order walked. */
  readonly passed: readonly IsoDate[]
}

function walk(
  start: IsoDate,
  count: number,
  counting: TimeLimit['length']['counting'],
  holds: readonly EffectiveHold[],
  counts: (day: IsoDate) => boolean,
): Walked {
  const step = counting === 'BEFORE' ? -1 : 1
  const passed: IsoDate[] = []
  let day = counting === 'INCLUDING' ? start : addDays(start, step)
  let first: IsoDate | null = null
  let left = count
  for (let walked = 0; walked < LONGEST && !isStopped(day, holds); walked += 1) {
    if (counts(day)) {
      first ??= day
      left -= 1
      if (left === 0) return { first, due: day, left: 0, passed }
    } else passed.push(day)
    day = addDays(day, step)
  }
  return { first, due: null, left, passed }
}

/** From here on nothing counts until somebody ends the hold. */
const isStopped = (day: IsoDate, holds: readonly EffectiveHold[]): boolean =>
  holds.some(({ from, to }) => to === null && day >= from)

function holdSteps(
  { passed, due, left }: Walked,
  holds: readonly EffectiveHold[],
  wouldCount: (day: IsoDate) => boolean,
  unit: string,
): readonly string[] {
  return holds.flatMap((hold) => {
    const { from, to, reason } = hold
    if (to === null)
      return due !== null
        ? []
        : [`Stopped since ${formatDate(from)} with ${counted(left, unit)} left: ${reason}`]
    const days = passed.filter((day) => isHeld(day, [hold]) && wouldCount(day)).length
    const when = `${formatDate(from)} to ${formatDate(to)}`
    return days === 0 ? [] : [`Stopped ${when}, ${counted(days, unit)}: ${reason}`]
  })
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
