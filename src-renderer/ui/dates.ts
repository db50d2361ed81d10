import { ukClock, ukDay } from '#core/date-and-clock'
import {
  formatDate,
  formatLongDate,
  formatShortDate,
  isRealDate,
  parsePartial,
  weekday,
} from '#core/dates'

const pad = (value: number) => String(value).padStart(2, '0')

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const monthNumber = (word: string) => months.indexOf(word.slice(0, 3).toLowerCase()) + 1

const toIso = (year: number, month: number, day: number): string | null => {
  const iso = `${year}-${pad(month)}-${pad(day)}`
  return year >= 1900 && year <= 2199 && isRealDate(iso) ? iso : null
}

const fullYear = (digits = '') => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

/**
 * Reads a date as people write it here (26/11/2026, 26.11.26, 26 Nov 2026) or as ISO.
 * With `partial`, also 2026, 2026-11, 11/2026 and Nov 2026. Null when it is no date.
 */
export const readDate = (text: string, partial = false): string | null => {
  const clean = text.trim().replace(/^[A-Za-z]+day,?\s+/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (iso) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(clean)
  if (figures) return toIso(fullYear(figures[3]), Number(figures[2]), Number(figures[1]))
  const words = /^(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,})\.?,?\s+(\d{4}|\d{2})$/.exec(clean)
  if (words) return toIso(fullYear(words[3]), monthNumber(words[2] ?? ''), Number(words[1]))
  return partial ? readPartial(clean) : null
}

const readPartial = (clean: string): string | null => {
  if (/^\d{4}$/.test(clean)) return toIso(Number(clean), 1, 1) === null ? null : clean
  const found = /^(\d{4})-(\d{1,2})$/.exec(clean)
  const turned = /^(\d{1,2}|[A-Za-z]{3,})[/ ](\d{4})$/.exec(clean)
  const year = Number(found?.[1] ?? turned?.[2])
  const word = found?.[2] ?? turned?.[1] ?? ''
  const month = /^\d+$/.test(word) ? Number(word) : monthNumber(word)
  return toIso(year, month, 1) === null ? null : `${year}-${pad(month)}`
}

/** `Thursday 26 November 2026`; a partial date says as much as it knows. */
export const longDate = (iso: string): string =>
  isRealDate(iso) ? formatLongDate(iso) : formatDate(iso)

/** `26 Nov 2026`, for tables. */
export const mediumDate = (iso: string): string => formatShortDate(iso)

/** `26 Nov`, for tables where the year is plain. */
export const shortDate = (iso: string): string => formatShortDate(iso).replace(/ \d{4}$/, '')

/** `Thu 26 Nov`. */
export const weekDate = (iso: string): string => `${weekdays[weekday(iso)] ?? ''} ${shortDate(iso)}`

/** `Thu 26 Nov`, and the year where it is not this one: a day years away must not look near. */
export const weekDateFrom = (iso: string, today: string): string =>
  iso.slice(0, 4) === today.slice(0, 4) ? weekDate(iso) : `${weekDate(iso)} ${iso.slice(0, 4)}`

/** `26/11/2026`, as typed. */
export const typedDate = (iso: string): string => {
  const parts = parsePartial(iso)
  if (parts === null) return iso
  return [parts.day, parts.month]
    .filter((part) => part !== null)
    .map(pad)
    .concat(String(parts.year))
    .join('/')
}

/** `Thursday 26 November 2026, 14:06`. */
export const longInstant = (instant: string): string =>
  `${longDate(ukDay(instant))}, ${ukClock(instant)}`

/** `26 Nov, 14:06`. */
export const shortInstant = (instant: string): string =>
  `${shortDate(ukDay(instant))}, ${ukClock(instant)}`
