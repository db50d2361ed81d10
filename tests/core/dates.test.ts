import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as dates from '#core/dates'
import { addWorkingDays, holidaySet, isWorkingDay } from '#core/working-days'
import { sampleLaw } from '../support/sample-case.ts'

const holidays = holidaySet(sampleLaw())
const DAY = 86_400_000
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)
const anyDate = fc
  .integer({ min: Date.UTC(1990, 0, 1) / DAY, max: Date.UTC(2060, 0, 1) / DAY })
  .map((n) => iso(n * DAY))
const knownDate = fc
  .integer({ min: Date.UTC(2012, 6, 1) / DAY, max: Date.UTC(2029, 11, 1) / DAY })
  .map((n) => iso(n * DAY))

describe('calendar arithmetic', () => {
  it('agrees with the platform calendar on adding days, the days between and the weekday', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        const there = iso(Date.parse(date) + n * DAY)
        expect(dates.addDays(date, n)).toBe(there)
        expect(dates.daysBetween(date, there)).toBe(n)
        expect(dates.weekday(date)).toBe(new Date(date).getUTCDay())
      }),
    )
  })

  it('adds months day by day as a slow count does, stopping at the end of a shorter month', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), (date, n) => {
        const [year, month, day] = date.split('-').map(Number)
        const first = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1 + n, 1))
        const wanted = new Date(first)
        while (wanted.getUTCDate() < (day ?? 0)) {
          const next = new Date(wanted.getTime() + DAY)
          if (next.getUTCMonth() !== first.getUTCMonth()) break
          wanted.setTime(next.getTime())
        }
        expect(dates.addMonths(date, n)).toBe(iso(wanted.getTime()))
      }),
    )
  })

  it('clamps month ends and knows leap years', () => {
    expect(dates.addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(dates.addMonths('2023-01-31', 1)).toBe('2023-02-28')
    expect(dates.addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(dates.isRealDate('2025-02-29')).toBe(false)
    expect(dates.isRealDate('2000-02-29')).toBe(true)
    expect(dates.isRealDate('2100-02-29')).toBe(false)
    expect(dates.isRealDate('2025-02')).toBe(false)
  })

  it('gives the first and last day that a less precise date can mean', () => {
    expect([dates.earliest('2024'), dates.latest('2024')]).toEqual(['2024-01-01', '2024-12-31'])
    expect([dates.earliest('2024-02'), dates.latest('2024-02')]).toEqual([
      '2024-02-01',
      '2024-02-29',
    ])
    expect([dates.earliest('2024-02-03'), dates.latest('2024-02-03')]).toEqual([
      '2024-02-03',
      '2024-02-03',
    ])
    expect(() => dates.earliest('soon')).toThrow(RangeError)
  })

  it('writes dates as people do, as precise as they are', () => {
    expect(dates.formatLongDate('2026-11-26')).toBe('Thursday 26 November 2026')
    expect(dates.formatDate('2026-11')).toBe('November 2026')
    expect(dates.formatShortDate('2026-11-06')).toBe('6 Nov 2026')
    expect(dates.formatShortDate('2026')).toBe('2026')
  })
})

describe('what is no date', () => {
  it('is any text but a year, a month of the calendar, or a day of that month', () => {
    for (const text of ['', '24', '20240', '2024-13', '2024-00', '2024-01-00', '2024-04-31'])
      expect([text, dates.parsePartial(text)]).toEqual([text, null])
    for (const text of ['x2024', '2024-1', '2024-01-1', '2024-01-011', '2024-01-01 ', '2024-'])
      expect([text, dates.parsePartial(text)]).toEqual([text, null])
    expect(dates.parsePartial('2024-12-31')).toEqual({ year: 2024, month: 12, day: 31 })
    expect(dates.parsePartial('2024-01')).toEqual({ year: 2024, month: 1, day: null })
    expect(dates.parsePartial('2024')).toEqual({ year: 2024, month: null, day: null })
    expect(dates.isRealDate('2024-01-01')).toBe(true)
    expect(dates.isRealDate('2024')).toBe(false)
    expect(dates.isRealDate('soon')).toBe(false)
  })

  it('is shown as it was typed, and refused by arithmetic with the text it was given', () => {
    expect([dates.formatDate('soon'), dates.formatShortDate('soon')]).toEqual(['soon', 'soon'])
    expect(() => dates.latest('soon')).toThrow('Not a date: soon')
    expect(() => dates.earliest('2024-13')).toThrow('Not a date: 2024-13')
    for (const text of ['soon', '2024', '2024-02', '2023-02-29']) {
      expect(() => dates.addDays(text, 1)).toThrow(`Not a whole date: ${text}`)
      expect(() => dates.addMonths(text, 1)).toThrow(RangeError)
      expect(() => dates.formatLongDate(text)).toThrow(RangeError)
    }
  })

  it('has no length as a month', () => {
    expect([0, 1, 2, 4, 12, 13].map((month) => dates.monthLength(2023, month))).toEqual([
      0, 31, 28, 30, 31, 0,
    ])
    expect([1900, 2000, 2023, 2024].map((year) => dates.monthLength(year, 2))).toEqual([
      28, 29, 28, 29,
    ])
  })

  it('arises at no end of four centuries, and years keep four figures', () => {
    expect(dates.addDays('2000-02-29', 1)).toBe('2000-03-01')
    expect(dates.addDays('2400-02-29', 1)).toBe('2400-03-01')
    expect(dates.addDays('2400-03-01', -1)).toBe('2400-02-29')
    expect(dates.addDays('2399-12-31', 60)).toBe('2400-02-29')
    expect(dates.addDays('2100-02-28', 1)).toBe('2100-03-01')
    expect(dates.addDays('1600-02-29', 146_097)).toBe('2000-02-29')
    expect(dates.addDays('1000-01-01', -1)).toBe('0999-12-31')
    expect(dates.earliest('0999')).toBe('0999-01-01')
  })
})

describe('dates as people write them', () => {
  const days = (write: (date: string) => string) => ['2026-01-02', '2026-01', '2026'].map(write)

  it('have no nought before the day, and say no more than is known', () => {
    expect(days(dates.formatDate)).toEqual(['2 January 2026', 'January 2026', '2026'])
    expect(days(dates.formatShortDate)).toEqual(['2 Jan 2026', 'Jan 2026', '2026'])
    expect(dates.formatLongDate('2026-11-22')).toBe('Sunday 22 November 2026')
    expect(dates.formatLongDate('2026-11-21')).toBe('Saturday 21 November 2026')
  })
})

describe('working days', () => {
  /** Lists every working day of the years concerned, then counts along the list. */
  const slow = (date: string, n: number, counting: 'AFTER' | 'INCLUDING' | 'BEFORE') => {
    const start = Date.parse(date)
    const list: string[] = []
    for (let offset = -400; offset <= 400; offset += 1) {
      const time = start + offset * DAY
      const name = new Date(time).toUTCString().slice(0, 3)
      if (name !== 'Sat' && name !== 'Sun' && !holidays.has(iso(time))) list.push(iso(time))
    }
    if (counting === 'BEFORE') return list.filter((day) => day < date).toReversed()[n - 1]
    return list.filter((day) => (counting === 'AFTER' ? day > date : day >= date))[n - 1]
  }

  it('agree with counting along a list, whichever way they are counted', () => {
    const counting = fc.constantFrom('AFTER' as const, 'INCLUDING' as const, 'BEFORE' as const)
    fc.assert(
      fc.property(knownDate, fc.integer({ min: 1, max: 120 }), counting, (date, n, way) => {
        const result = addWorkingDays(date, n, way, holidays)
        expect(result).toBe(slow(date, n, way))
        expect(isWorkingDay(result, holidays)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('pass over Christmas, and over a bank holiday that was moved', () => {
    expect(addWorkingDays('2026-12-22', 5, 'AFTER', holidays)).toBe('2026-12-31')
    expect(addWorkingDays('2022-05-31', 2, 'AFTER', holidays)).toBe('2022-06-06')
    expect(addWorkingDays('2020-05-07', 1, 'AFTER', holidays)).toBe('2020-05-11')
  })

  it('count the day itself when a period begins with it, if it is a working day', () => {
    expect(addWorkingDays('2026-11-18', 5, 'INCLUDING', holidays)).toBe('2026-11-24')
    expect(addWorkingDays('2026-11-21', 5, 'INCLUDING', holidays)).toBe('2026-11-27')
    expect(addWorkingDays('2026-11-18', 5, 'AFTER', holidays)).toBe('2026-11-25')
    for (const count of [0, -1, 1.5])
      expect(() => addWorkingDays('2026-11-18', count, 'AFTER', holidays)).toThrow(
        `Not a number of days: ${count}`,
      )
  })
})

describe('the expiry of a warning', () => {
  it('is the last day of a period that begins with the day of notice', () => {
    expect(dates.warningExpiry('2026-03-01', 18, 0)).toBe('2027-08-31')
    expect(dates.warningExpiry('2024-02-29', 24, 0)).toBe('2026-02-27')
    expect(dates.warningExpiry('2024-08-31', 18, 0)).toBe('2026-02-27')
  })

  it('moves by one day for each day of a career break', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), fc.nat(2000), (date, months, days) => {
        const without = dates.warningExpiry(date, months, 0)
        expect(dates.daysBetween(without, dates.warningExpiry(date, months, days))).toBe(days)
      }),
    )
  })
})
