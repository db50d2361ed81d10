import { addDays, weekday } from './dates.ts'
import type { IsoDate } from './vocabulary.ts'

// Instants are kept in universal time, ISO with a Z. The days that the law counts, and the hours
// that a panel sees on its clock, are those of England and Wales, wherever a computer says it is.

/** When summer time begins (03) or ends (10): 01:00 universal time on the last Sunday of the month. */
function changeIn(year: string, month: '03' | '10'): string {
  const last = `${year}-${month}-31`
  return `${addDays(last, -weekday(last))}T01:00`
}

/** Summer Time Act 1972, ss 1 and 2, as amended by SI 2002/262. */
function isSummer(instant: string): boolean {
  const year = instant.slice(0, 4)
  return instant >= changeIn(year, '03') && instant < changeIn(year, '10')
}

/** The day in England and Wales at an instant: in summer it begins at 23:00 universal time. */
export function ukDay(instant: string): IsoDate {
  const day = instant.slice(0, 10)
  return instant.slice(11, 13) === '23' && isSummer(instant) ? addDays(day, 1) : day
}

/** The clock in England and Wales at an instant: `14:06`. */
export function ukClock(instant: string): string {
  const hour = Number(instant.slice(11, 13)) + (isSummer(instant) ? 1 : 0)
  return `${String(hour % 24).padStart(2, '0')}:${instant.slice(14, 16)}`
}
