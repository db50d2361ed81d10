import type { IsoDate, PartialDate } from './vocabulary.ts'

// Calendar arithmetic on ISO texts, without a clock or a time zone: a day of the law is a day.

type Day = { readonly year: number; readonly month: number; readonly day: number }

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month, 1 to 12, of a year. */
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

/** The stated parts of a date as precise as it is known, or null where it is not one. */
export function parsePartial(
  text: string,
): { readonly year: number; readonly month: number | null; readonly day: number | null } | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (found === null) return null
  const [year, month, day] = [found[1], found[2], found[3]].map((part) =>
    part === undefined ? null : Number(part),
  )
  if (year === null || year === undefined) return null
  if (month != null && (month < 1 || month > 12)) return null
  if (day != null && (day < 1 || day > monthLength(year, month ?? 0))) return null
  return { year, month: month ?? null, day: day ?? null }
}

/** True for a whole date that stands in the calendar: 2025-02-29 does not. */
export function isRealDate(text: string): boolean {
  const parts = parsePartial(text)
  return parts !== null && parts.day !== null
}

function read(iso: IsoDate): Day {
  const parts = parsePartial(iso)
  if (parts === null || parts.month === null || parts.day === null)
    throw new RangeError(`Not a whole date: ${iso}`)
  return { year: parts.year, month: parts.month, day: parts.day }
}

const two = (n: number) => String(n).padStart(2, '0')
const write = ({ year, month, day }: Day): IsoDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

/** Days since 1 March of year 0, in the proleptic Gregorian calendar. */
function dayNumber({ year, month, day }: Day): number {
  // Years that begin in March put the leap day last, so that no month needs a special case.
  const y = month > 2 ? year : year - 1
  const m = (month + 9) % 12
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return 365 * y + leaps + Math.floor((153 * m + 2) / 5) + day - 1
}

function fromDayNumber(n: number): Day {
  const era = Math.floor(n / 146_097)
  const dayOfEra = n - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1 }
}

/** The first day that a date, as precise as it is known, can mean. @throws RangeError if it is none. */
export function earliest(date: PartialDate): IsoDate {
  const parts = parsePartial(date)
  if (parts === null) throw new RangeError(`Not a date: ${date}`)
  return write({ year: parts.year, month: parts.month ?? 1, day: parts.day ?? 1 })
}

/** The last day that a date, as precise as it is known, can mean. @throws RangeError if it is none. */
export function latest(date: PartialDate): IsoDate {
  const parts = parsePartial(date)
  if (parts === null) throw new RangeError(`Not a date: ${date}`)
  const month = parts.month ?? 12
  return write({ year: parts.year, month, day: parts.day ?? monthLength(parts.year, month) })
}

/** The date `days` calendar days later (earlier when negative). @throws RangeError for no whole date. */
export const addDays = (iso: IsoDate, days: number): IsoDate =>
  write(fromDayNumber(dayNumber(read(iso)) + days))

/** The same day `months` later, or the last day of that month where it is shorter. */
export function addMonths(iso: IsoDate, months: number): IsoDate {
  const { year, month, day } = read(iso)
  const count = year * 12 + (month - 1) + months
  const y = Math.floor(count / 12)
  const m = (count % 12) + 1
  return write({ year: y, month: m, day: Math.min(day, monthLength(y, m)) })
}

/** Calendar days from the first date to the second; negative when the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  dayNumber(read(to)) - dayNumber(read(from))

/** Day of the week, 0 Sunday to 6 Saturday. */
export const weekday = (iso: IsoDate): number => (dayNumber(read(iso)) + 3) % 7

/** "26 November 2026", "November 2026" or "2026", as precise as the date is. */
export function formatDate(date: PartialDate): string {
  const parts = parsePartial(date)
  if (parts === null) return date
  const month = parts.month === null ? null : MONTHS[parts.month - 1]
  return [parts.day, month, parts.year].filter((part) => part != null).join(' ')
}

/** "Thursday 26 November 2026". @throws RangeError for no whole date. */
export const formatLongDate = (iso: IsoDate): string =>
  `${WEEKDAYS[weekday(iso)] ?? ''} ${formatDate(iso)}`

/** "26 Nov 2026", "Nov 2026" or "2026", for narrow columns. */
export function formatShortDate(date: PartialDate): string {
  const parts = parsePartial(date)
  if (parts === null) return date
  const month = parts.month === null ? null : MONTHS[parts.month - 1]?.slice(0, 3)
  return [parts.day, month, parts.year].filter((part) => part != null).join(' ')
}

/**
 * The last day on which a warning is live: its period begins with the day it is notified, which
 * counts, and career breaks do not count towards it (CR 42(9), (11); 62(4), (5)).
 */
export const warningExpiry = (
  notified: IsoDate,
  months: number,
  careerBreakDays: number,
): IsoDate => addDays(addMonths(notified, months), careerBreakDays - 1)
