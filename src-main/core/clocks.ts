import { countPeriod, holdsOn, isHeld, type Calendar, type Counted } from './clock-count.ts'
import { LIMIT_PLANS, STAGES, stageOf, type LimitPlan } from './clock-limits.ts'
import { real, stateOf, type CaseClock, type Setting } from './clock-state.ts'
import { addDays, addMonths, formatDate, formatLongDate } from './dates.ts'
import type { HearingCase } from './hearing-case.ts'
import { beyondKnown } from './law/bank-holidays.ts'
import type { Law, TimeLimit } from './law/law.ts'
import { isBlank } from './law/situation.ts'
import type { IsoDate } from './vocabulary.ts'
import { holidaySet, isWorkingDay } from './working-days.ts'

export type { CaseClock } from './clock-state.ts'

/** One clock as the list of hearings shows it. */
type OneClock = {
  readonly label: string
  readonly ruleId: string
  readonly due: IsoDate | null
  readonly state: 'RUNNING' | 'DUE_SOON' | 'LATE' | 'UNKNOWN' | 'HELD'
  /** By what it is stopped, and since when. */
  readonly held?: { readonly since: IsoDate; readonly reason: string }
}

/** The clock that matters most. Behind one that is late stand the others that are, and the next to come. */
export type NextClock = OneClock & {
  readonly behind?: { readonly late: number; readonly next: OneClock | null }
}

/** Months; the law ends at 60, and what is typed beyond is the outcome rules' to refuse. */
const LONGEST_WARNING = 600

/**
 * Every time limit that concerns the case on the day `today` (a whole date), soonest first, those
 * without a last day after them. A limit of a later stage appears once the event that starts it is
 * recorded; a replaced version of a case has none.
 */
export function caseClocks(
  hearingCase: HearingCase,
  law: Law,
  today: IsoDate,
): readonly CaseClock[] {
  if (hearingCase.status === 'SUPERSEDED') return []
  const setting = { hearingCase, law, today, calendar: { law, holidays: holidaySet(law) } }
  return LIMIT_PLANS.flatMap((plan) => {
    const limit = law.timeLimits.find(({ id }) => id === plan.id)
    return limit === undefined || !concerns(plan, setting) ? [] : [toClock(plan, limit, setting)]
  }).toSorted(bySoonest)
}

/** The clock that matters most for the list of hearings: one that runs, else one that is stopped, or null. */
export function nextClock(hearingCase: HearingCase, law: Law, today: IsoDate): NextClock | null {
  const clocks = caseClocks(hearingCase, law, today)
  const wanted = clocks.flatMap(
    ({ isCurrent, state, due, limitId, label }): readonly OneClock[] => {
      if (!isCurrent || state === 'HELD' || state === 'MET' || state === 'MISSED') return []
      if (due === null ? !PROMINENT.has(limitId) : state === 'UNKNOWN') return []
      return [{ label, ruleId: limitId, due, state }]
    },
  )
  // A day that comes by itself, years ahead, never stands before what is to be done.
  const toDo = wanted.filter(({ due, ruleId }) => due === null || !MARKS.has(ruleId))
  const [first] = toDo
  if (first === undefined) return stoppedClock(hearingCase, clocks, today) ?? wanted[0] ?? null
  return first.state === 'LATE' ? withBehind(first, toDo) : first
}

/** What is long late would else hide the day that can still be kept. */
function withBehind(first: OneClock, toDo: readonly OneClock[]): NextClock {
  const late = toDo.filter(({ state }) => state === 'LATE').length - 1
  const next = toDo.find(({ state }) => state !== 'LATE') ?? null
  return late === 0 && next === null ? first : { ...first, behind: { late, next } }
}

function stoppedClock(
  { particulars }: HearingCase,
  clocks: readonly CaseClock[],
  today: IsoDate,
): OneClock | null {
  const held = clocks.find(({ isCurrent, state }) => isCurrent && state === 'HELD')
  if (held === undefined) return null
  const { label, limitId, due } = held
  const hold = holdsOn(limitId, particulars.clockHolds).find((one) => isHeld(today, [one]))
  const found = hold === undefined ? {} : { held: { since: hold.from, reason: hold.reason } }
  return { label, ruleId: limitId, due, state: 'HELD', ...found }
}

const MARKS: ReadonlySet<string> = new Set(
  LIMIT_PLANS.filter(({ kind }) => kind === 'MARK').map(({ id }) => id),
)

const PROMINENT: ReadonlySet<string> = new Set(
  LIMIT_PLANS.filter(({ prominent }) => prominent === true).map(({ id }) => id),
)

function concerns(plan: LimitPlan, { hearingCase, today }: Setting): boolean {
  if (!plan.applies(hearingCase)) return false
  // What was decided shows only once the notice is signed.
  if (plan.from === 'SIGNED' && hearingCase.status !== 'SIGNED') return false
  const stage = STAGES.indexOf(stageOf(hearingCase, today))
  return stage >= STAGES.indexOf(plan.from) || startOf(plan, hearingCase) !== null
}

const startOf = (plan: LimitPlan, hearingCase: HearingCase) => real(plan.start(hearingCase))

function toClock(plan: LimitPlan, limit: TimeLimit, setting: Setting): CaseClock {
  const { hearingCase, law, today, calendar } = setting
  const { id, label, source, mark, starts } = limit
  const start = startDay(plan, limit, setting)
  const counted = start === null ? null : countFor(plan, limit, start, setting)
  const extension = extensionOf(id, hearingCase)
  const due = extension?.due ?? counted?.due ?? null
  const stage = STAGES.indexOf(stageOf(hearingCase, today))
  const isCurrent = stage <= STAGES.indexOf(plan.until)
  const verdict = stateOf(
    plan,
    { start, due, counted, isCurrent, isSet: extension !== null },
    setting,
  )
  const isBeyond = due !== null && beyondKnown(due, law)
  return {
    limitId: id,
    label,
    source,
    mark,
    verified: mark === 'V' || limit.signedOffBy !== null,
    state: verdict.state,
    starts: { event: starts, date: start },
    due,
    workingDaysLeft: due === null ? null : workingDaysBetween(today, due, calendar),
    arithmetic: [
      start === null
        ? `Starts with: ${starts}. The day is not recorded.`
        : `Starts with: ${starts}, ${formatLongDate(start)}.`,
      ...(counted?.steps ?? []),
      ...(counted?.due != null ? [`Last day: ${formatLongDate(counted.due)}.`] : []),
      ...(extension === null ? [] : [extension.words]),
      ...(isBeyond
        ? [
            `Bank holidays are known until ${formatDate(law.bankHolidays.knownUntil)}: a day after that may yet move.`,
          ]
        : []),
      ...verdict.words,
    ],
    beyondKnown: isBeyond,
    isCurrent,
  }
}

/** The documents follow the response, or the end of the time that was given for it (CR 32(6)). */
function startDay(plan: LimitPlan, limit: TimeLimit, setting: Setting): IsoDate | null {
  const { hearingCase, law, today } = setting
  const start = startOf(plan, hearingCase)
  if (start !== null || limit.id !== 'TL09') return start
  const response = LIMIT_PLANS.find(({ id }) => id === 'TL06')
  const length = law.timeLimits.find(({ id }) => id === 'TL06')
  if (response === undefined || length === undefined) return null
  const { due } = toClock(response, length, setting)
  return due !== null && due < today ? due : null
}

function countFor(plan: LimitPlan, limit: TimeLimit, start: IsoDate, setting: Setting): Counted {
  const { hearingCase, calendar } = setting
  const { clockHolds, clocksMet } = hearingCase.particulars
  const holds = plan.kind === 'MARK' ? [] : holdsOn(limit.id, clockHolds)
  switch (limit.id) {
    case 'TL28': {
      const { outcome, months } = hearingCase.decision
      return countPeriod(
        start,
        {
          ...limit.length,
          count: Math.min(months ?? (outcome === 'WW' ? 18 : 24), LONGEST_WARNING),
        },
        [],
        calendar,
      )
    }
    case 'TL01': {
      const given = clocksMet.filter(({ limitId }) => limitId === 'TL01').length
      const counted = countPeriod(start, limit.length, holds, calendar)
      if (given === 0 || counted.due === null) return counted
      const due = addMonths(counted.due, 6 * given)
      return {
        ...counted,
        due,
        steps: [
          ...counted.steps,
          `Explained ${given === 1 ? 'once' : `${given} times`}: next due ${6 * given} months later.`,
        ],
      }
    }
    default:
      return countPeriod(start, limit.length, holds, calendar)
  }
}

/** The last entry with a day and a reason stands; one without stands for nothing. */
function extensionOf(limitId: string, { particulars }: HearingCase) {
  const entry = particulars.clockExtensions.findLast(
    (one) => one.limitId === limitId && real(one.newDue) !== null && !isBlank(one.reason),
  )
  if (entry === undefined || entry.newDue === null) return null
  const agreed = entry.agreedOn === null ? '' : `, agreed on ${formatDate(entry.agreedOn)}`
  return {
    due: entry.newDue,
    words: `Set to ${formatLongDate(entry.newDue)}${agreed}: ${entry.reason}`,
  }
}

/** Working days after the first date up to the second; negative when the second is earlier. */
function workingDaysBetween(from: IsoDate, to: IsoDate, { holidays }: Calendar): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1]
  let count = 0
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) count += 1
  return count === 0 ? 0 : sign * count
}

/** Those of one day stay in the order of the law data. */
function bySoonest(a: CaseClock, b: CaseClock): number {
  if (a.due === b.due) return 0
  if (a.due === null) return 1
  return b.due === null || a.due < b.due ? -1 : 1
}
