import { monthLength } from '../../dates.ts'
import type { DateOrder } from './mapping.ts'

const LONGEST = 60
const TIME = String.raw`(?:[Tt ]\d{1,2}:\d{2}.*)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?${TIME}$`)
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}$`)
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/
const DAY_NAME = /^(?:(\d{1,2})(?:st|nd|rd|th)?[-. ]{1,2})?([a-z]{3,9})[-., ]{1,2}(\d{4})$/
const NAME_DAY = /^([a-z]{3,9})[-. ]{1,2}(\d{1,2})(?:st|nd|rd|th)?[-, ]{1,2}(\d{4})$/

/**
 * A date of a table as ISO text, as precise as it is written; null where it is none. In 04/05/2021
 * the order decides, and where nobody said it there is no date: it is never guessed. Nor is the
 * century of a year in two digits.
 */
export function readDate(
  text: string,
  order: DateOrder | null,
  months: readonly string[],
): string | null {
  const word = text.trim().toLowerCase()
  if (word.length > LONGEST) return null
  const [, year, middle, end] = YEAR_FIRST.exec(word) ?? []
  if (year !== undefined) return iso(year, middle, end)
  const turned = YEAR_LAST.exec(word)
  if (turned !== null) {
    const [, first, second, last] = turned
    if (order === null && first !== second) return null
    return order === 'DAY_FIRST' ? iso(last, second, first) : iso(last, first, second)
  }
  const [, month, of] = MONTH_YEAR.exec(word) ?? []
  return month === undefined ? named(word, months) : iso(of, month)
}

function named(word: string, months: readonly string[]): string | null {
  const [, day, name = '', year] = DAY_NAME.exec(word) ?? []
  if (year !== undefined) return iso(year, numberOf(name, months), day)
  const [, month = '', dayAfter, yearAfter] = NAME_DAY.exec(word) ?? []
  return yearAfter === undefined ? null : iso(yearAfter, numberOf(month, months), dayAfter)
}

/** Number of a month by its name or the three or four first letters of it; 0 for no month. */
const numberOf = (name: string, months: readonly string[]): string =>
  String(months.findIndex((month) => month === name || isShort(name, month)) + 1)

const isShort = (name: string, month: string): boolean =>
  name.length <= 4 && name.length >= 3 && month.startsWith(name)

function iso(year: string | undefined, month?: string, day?: string): string | null {
  if (year === undefined) return null
  if (month === undefined) return year
  const [m, d] = [Number(month), day === undefined ? null : Number(day)]
  if (m < 1 || m > 12) return null
  const start = `${year}-${String(m).padStart(2, '0')}`
  if (d === null) return start
  if (d < 1 || d > monthLength(Number(year), m)) return null
  return `${start}-${String(d).padStart(2, '0')}`
}

/** How the dates of a column are written, as far as they end in a year: 04/05/2021 tells nothing. */
export type DateSigns = {
  /** Only the day can be first: 31/05/2021. */
  readonly dayFirst: number
  /** Only the month can be first: 05/31/2021. */
  readonly monthFirst: number
  readonly either: number
}

/** Which of the signs a date gives; null where its order is no question. */
export function signOf(text: string): keyof DateSigns | null {
  if (text.length > LONGEST + 20) return null
  const [, first, second] = YEAR_LAST.exec(text.trim()) ?? []
  if (first === undefined || second === undefined || first === second) return null
  if (Number(first) > 12) return 'dayFirst'
  return Number(second) > 12 ? 'monthFirst' : 'either'
}

/** The order that the dates themselves tell; null where they tell none, or both. */
export function orderTold({ dayFirst, monthFirst }: DateSigns): DateOrder | null {
  if (dayFirst > 0) return monthFirst > 0 ? null : 'DAY_FIRST'
  return monthFirst > 0 ? 'MONTH_FIRST' : null
}

/** True where dates of the column cannot be read until somebody says their order. */
export const asksOrder = ({ dayFirst, monthFirst, either }: DateSigns): boolean =>
  dayFirst + monthFirst + either > 0
