import { addDays, weekday } from './dates.ts'
import type { Law, TimeLimit } from './law/law.ts'
import type { IsoDate } from './vocabulary.ts'

export type Counting = TimeLimit['length']['counting']

/** Bank and public holidays of England and Wales as the law data lists them. */
export const holidaySet = (law: Pick<Law, 'bankHolidays'>): ReadonlySet<IsoDate> =>
  new Set(law.bankHolidays.days.map((day) => day.date))

/** Not Saturday, Sunday or a bank or public holiday (CR 2). */
export function isWorkingDay(iso: IsoDate, holidays: ReadonlySet<IsoDate>): boolean {
  const day = weekday(iso)
  return day !== 0 && day !== 6 && !holidays.has(iso)
}

/**
 * The working day on which a period of `count` working days (1 or more) ends.
 * AFTER: "beginning with the first working day after": day 1 is the first working day after `iso`.
 * INCLUDING: "beginning with the day": `iso` is day 1 if it is a working day, else the next one.
 * BEFORE: counted back, with the working day before `iso` as day 1; something done on the day
 * given is done that many working days before.
 * @throws RangeError for a count under 1 or no whole date.
 */
export function addWorkingDays(
  iso: IsoDate,
  count: number,
  counting: Counting,
  holidays: ReadonlySet<IsoDate>,
): IsoDate {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`Not a number of days: ${count}`)
  const step = counting === 'BEFORE' ? -1 : 1
  let day = counting === 'INCLUDING' ? iso : addDays(iso, step)
  let left = count
  for (;;) {
    if (isWorkingDay(day, holidays)) left -= 1
    if (left === 0) return day
    day = addDays(day, step)
  }
}
