import { describe, expect, it } from 'vitest'
import { weekday } from '#core/dates'
import { sampleLaw } from '../../support/sample-case.ts'

// The standing days by their rules, so that no date of the shipped list rests on itself: the
// Banking and Financial Dealings Act 1971, the days at common law, and Easter by its own reckoning.

const { days, knownUntil } = sampleLaw().bankHolidays
const MONDAY = 1
const at = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Easter Sunday as a day of March (32 is 1 April), by the anonymous Gregorian reckoning. */
function easterInMarch(year: number): number {
  const golden = year % 19
  const [century, rest] = [Math.floor(year / 100), year % 100]
  const lunar = Math.floor((century + 8) / 25)
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - lunar + 1) / 3) + 15) %
    30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  return 22 + epact + toSunday - 7 * late
}
const inSpring = (year: number, march: number) =>
  march > 31 ? at(year, 4, march - 31) : at(year, 3, march)

const firstMonday = (year: number, month: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => at(year, month, day)).find((d) => weekday(d) === MONDAY) ?? ''
const lastMonday = (year: number, month: number) =>
  [25, 26, 27, 28, 29, 30, 31]
    .map((day) => at(year, month, day))
    .find((d) => weekday(d) === MONDAY) ?? ''

/** A day that falls at a weekend gives way to the next weekday that is not a holiday already. */
function standingDays(year: number): string[] {
  const easter = easterInMarch(year)
  const taken = [
    inSpring(year, easter - 2),
    inSpring(year, easter + 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
  ]
  const fixed = [at(year, 1, 1), at(year, 12, 25), at(year, 12, 26)]
  const isFree = (day: string) => weekday(day) !== 0 && weekday(day) !== 6 && !taken.includes(day)
  taken.push(...fixed.filter((day) => isFree(day)))
  for (const day of fixed.filter((one) => !taken.includes(one))) {
    const [month, number] = [Number(day.slice(5, 7)), Number(day.slice(8))]
    const after = [1, 2, 3].map((n) => at(year, month, number + n))
    taken.push(after.find(isFree) ?? '')
  }
  return taken
}

/** Days held once, and days moved, by proclamation: [from, to] with either left out. */
const PROCLAIMED: readonly (readonly [string | null, string])[] = [
  ['2012-05-28', '2012-06-04'],
  [null, '2012-06-05'],
  ['2020-05-04', '2020-05-08'],
  ['2022-05-30', '2022-06-02'],
  [null, '2022-06-03'],
  [null, '2022-09-19'],
  [null, '2023-05-08'],
]

describe('the shipped bank holidays', () => {
  const years = Array.from({ length: 19 }, (_, n) => 2012 + n)

  it.each(years)('of %i are those of the standing rules and the proclamations', (year) => {
    const from = PROCLAIMED.map(([moved]) => moved)
    const expected = [
      ...standingDays(year).filter((day) => !from.includes(day)),
      ...PROCLAIMED.map(([, to]) => to).filter((day) => day.startsWith(`${year}`)),
    ]
    const weekdays = days
      .map(({ date }) => date)
      .filter((day) => day.startsWith(`${year}`) && weekday(day) !== 0 && weekday(day) !== 6)
    expect(weekdays).toEqual(expected.toSorted())
  })

  it('are known to the end of the last of those years and say so', () => {
    expect(knownUntil).toBe('2030-12-31')
    expect(days.every(({ date }) => date <= knownUntil)).toBe(true)
  })

  it('reckon Easter as the calendar did', () => {
    expect(
      [2024, 2025, 2026, 2027, 2038].map((year) => inSpring(year, easterInMarch(year))),
    ).toEqual(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'])
  })
})
