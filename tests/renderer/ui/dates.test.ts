import { describe, expect, it } from 'vitest'
import {
  longDate,
  longInstant,
  readDate,
  shortInstant,
  typedDate,
  weekDate,
  weekDateFrom,
} from '../../../src-renderer/ui/dates.ts'

describe('reading a date as people write it', () => {
  it.each([
    ['26/11/2026', '2026-11-26'],
    ['6.1.26', '2026-01-06'],
    ['26 Nov 2026', '2026-11-26'],
    ['Thursday 26th November 2026', '2026-11-26'],
    ['2026-11-26', '2026-11-26'],
    [' 1 / 2 / 2026 ', null],
    ['31/02/2026', null],
    ['11/26/2026', null],
    ['2026', null],
    ['next week', null],
  ])('reads %j as %j', (typed, iso) => expect(readDate(typed)).toBe(iso))

  it('takes a month or a year only where a partial date will do', () => {
    expect(readDate('11/2026', true)).toBe('2026-11')
    expect(readDate('Nov 2026', true)).toBe('2026-11')
    expect(readDate('2026', true)).toBe('2026')
    expect(readDate('13/2026', true)).toBeNull()
    expect(readDate('Nov 2026')).toBeNull()
  })

  it('reads back what it shows', () => {
    for (const iso of ['2026-11-26', '2024-02-29', '2021-03', '2021'])
      expect(readDate(typedDate(iso), true)).toBe(iso)
  })

  it('writes an instant as the clock in England shows it, wherever the computer stands', () => {
    expect(longInstant('2026-07-19T23:30:00.000Z')).toBe('Monday 20 July 2026, 00:30')
    expect(shortInstant('2026-11-19T23:30:00.000Z')).toBe('19 Nov, 23:30')
  })

  it('writes dates in words', () => {
    expect(longDate('2026-11-26')).toBe('Thursday 26 November 2026')
    expect(weekDate('2026-11-26')).toBe('Thu 26 Nov')
    expect(weekDateFrom('2026-11-26', '2026-11-22')).toBe('Thu 26 Nov')
    expect(weekDateFrom('2030-11-18', '2026-11-22')).toBe('Mon 18 Nov 2030')
  })
})
