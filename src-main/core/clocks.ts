import { isRealDate } from './dates.ts'
import type { HearingCase } from './hearing-case.ts'
import type { Law, TimeLimit } from './law/law.ts'
import type { IsoDate } from './vocabulary.ts'
import { addWorkingDays, holidaySet } from './working-days.ts'

export type Clock = {
  readonly label: string
  /** Time limit, `TL01` to `TL30`. */
  readonly ruleId: string
  /** Last day of the period; null where the day on which it starts is not recorded. */
  readonly due: IsoDate | null
  readonly state: 'RUNNING' | 'DUE_SOON' | 'LATE' | 'UNKNOWN'
}

/** A period that concerns the case now: the event that starts it, where its day is known. */
type Running = { readonly ruleId: string; readonly start: IsoDate | null }

const SOON = 2

/**
 * The time limits that concern the case now, soonest first, those without a known day last.
 * `today` is a whole date. Whether something was done is known only for what the application does
 * itself: a signed case has its report; what follows from it stays listed while its time runs.
 */
export function caseClocks(hearingCase: HearingCase, law: Law, today: IsoDate): readonly Clock[] {
  const running = hearingCase.status === 'OPEN' ? beforeSigning(hearingCase, today) : []
  const followUps = hearingCase.status === 'SIGNED' ? afterSigning(hearingCase) : []
  const holidays = holidaySet(law)
  const clocks = [
    ...running.map((period) => toClock(period, law, today, holidays)),
    ...followUps
      .map((period) => toClock(period, law, today, holidays))
      .filter((clock) => clock?.state !== 'LATE'),
  ]
  return clocks.filter((clock) => clock !== null).toSorted(bySoonest)
}

/** The clock that matters most for the list of hearings, or null where none runs. */
export const nextClock = (hearingCase: HearingCase, law: Law, today: IsoDate): Clock | null =>
  caseClocks(hearingCase, law, today)[0] ?? null

function beforeSigning({ particulars }: HearingCase, today: IsoDate): Running[] {
  const { forum, dates } = particulars
  const periods: Running[] = []
  if (dates.hearingFrom === null) {
    if (forum === 'HEARING') periods.push({ ruleId: 'TL12', start: dates.referralNotice })
    if (forum === 'AMH') periods.push({ ruleId: 'TL15', start: dates.referralNotice })
    return periods
  }
  if (forum === 'HEARING' && today < dates.hearingFrom)
    periods.push({ ruleId: 'TL14', start: dates.hearingFrom })
  periods.push({ ruleId: 'TL19', start: dates.hearingTo })
  return periods
}

function afterSigning({ particulars, decision }: HearingCase): Running[] {
  const { dates, forum } = particulars
  const dismissed = decision.outcome === 'DWN' || decision.outcome === 'WHBD'
  const periods: Running[] = []
  if (dismissed) periods.push({ ruleId: 'TL23', start: dates.decision ?? dates.notified })
  if (forum !== 'MEETING' && decision.publication.decision !== 'WITHHOLD')
    periods.push({ ruleId: 'TL22', start: null })
  return periods
}

function toClock(
  { ruleId, start }: Running,
  law: Law,
  today: IsoDate,
  holidays: ReadonlySet<IsoDate>,
): Clock | null {
  const limit = law.timeLimits.find((entry) => entry.id === ruleId)
  if (limit === undefined) return null
  const due = start !== null && isRealDate(start) ? dueDate(start, limit, holidays) : null
  return { label: limit.label, ruleId, due, state: stateOf(due, today, holidays) }
}

/** The last day of a period in working days (domain brief, section 6). */
function dueDate(
  start: IsoDate,
  { length }: TimeLimit,
  holidays: ReadonlySet<IsoDate>,
): IsoDate | null {
  if (length.unit !== 'WORKING_DAYS' || length.count === null) return null
  return addWorkingDays(start, length.count, length.counting, holidays)
}

function stateOf(
  due: IsoDate | null,
  today: IsoDate,
  holidays: ReadonlySet<IsoDate>,
): Clock['state'] {
  if (due === null) return 'UNKNOWN'
  if (today > due) return 'LATE'
  return addWorkingDays(today, SOON, 'AFTER', holidays) >= due ? 'DUE_SOON' : 'RUNNING'
}

function bySoonest(a: Clock, b: Clock): number {
  if (a.due === b.due) return 0
  if (a.due === null) return 1
  return b.due === null || a.due < b.due ? -1 : 1
}
