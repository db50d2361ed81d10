import { ukClock, ukDay } from '#core/date-and-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const judge = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const judged = (time: Date) => {
  const parts = Object.fromEntries(
    judge.formatToParts(time).map(({ type, value }) => [type, value]),
  )
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`
}
const ours = (instant: string) => `${ukDay(instant)} ${ukClock(instant)}`

const HOUR = 3_600_000
const first = Date.UTC(2000, 0, 1)
const last = Date.UTC(2038, 0, 1)

describe('the time in England and Wales', () => {
  it('is that of the time zone tables at any instant', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(first), max: new Date(last) }), (time) => {
        expect(ours(time.toISOString())).toBe(judged(time))
      }),
    )
  })

  it('changes in the hour in which the tables change it, every year', () => {
    const hours = Array.from({ length: 38 }, (_, n) => 2000 + n).flatMap((year) =>
      [2, 9].flatMap((month) =>
        Array.from(
          { length: 7 * 24 + 2 },
          (_, n) => new Date(Date.UTC(year, month, 25) + n * HOUR),
        ),
      ),
    )
    expect(hours.filter((time) => ours(time.toISOString()) !== judged(time))).toEqual([])
  })

  it.each([
    ['2026-07-19T22:59:59.999Z', '2026-07-19', '23:59'],
    ['2026-07-19T23:00:00.000Z', '2026-07-20', '00:00'],
    ['2026-07-31T23:30:00Z', '2026-08-01', '00:30'],
    ['2026-11-19T23:30:00.000Z', '2026-11-19', '23:30'],
    ['2026-10-25T00:59:59.999Z', '2026-10-25', '01:59'],
    ['2026-10-25T01:00:00.000Z', '2026-10-25', '01:00'],
    ['2026-10-24T23:10:00.000Z', '2026-10-25', '00:10'],
  ])('reads %s as %s, %s', (instant, day, clock) => {
    expect(ukDay(instant)).toBe(day)
    expect(ukClock(instant)).toBe(clock)
  })
})
