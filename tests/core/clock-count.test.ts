import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPeriod, holdsOn, type EffectiveHold } from '#core/clock-count'
import { addDays, addMonths } from '#core/dates'
import type { TimeLimit } from '#core/law/law'
import { holidaySet } from '#core/working-days'
import { sampleLaw } from '../support/sample-case.ts'

const law = sampleLaw()
const calendar = { law, holidays: holidaySet(law) }
type Length = TimeLimit['length']
const workingDays = (count: number, counting: Length['counting'] = 'AFTER'): Length => ({
  count,
  unit: 'WORKING_DAYS',
  counting,
  atLeast: false,
})
const count = (start: string, length: Length, holds: readonly EffectiveHold[] = []) =>
  countPeriod(start, length, holds, calendar)

/**
 * Slow and obvious: lists every day of ten years with the built-in calendar, crosses out what does
 * not count, and takes the nth of what is left.
 */
const everyDay = Array.from({ length: 3653 }, (_, n) =>
  new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10),
)
function slowly(start: string, { count: n, counting }: Length, holds: readonly EffectiveHold[]) {
  const works = (day: string) => {
    const name = new Date(`${day}T12:00:00Z`).getUTCDay()
    const isHoliday = law.bankHolidays.days.some(({ date }) => date === day)
    return name > 0 && name < 6 && !isHoliday
  }
  const held = (day: string) =>
    counting !== 'BEFORE' && holds.some((h) => day >= h.from && day <= (h.to ?? '9999'))
  const days = counting === 'BEFORE' ? everyDay.toReversed() : everyDay
  const after = days.filter((day) =>
    counting === 'INCLUDING' ? day >= start : counting === 'AFTER' ? day > start : day < start,
  )
  return after.filter((day) => works(day) && !held(day))[(n ?? 0) - 1] ?? null
}

const day = (from: string, span: number) =>
  fc.integer({ min: 0, max: span }).map((n) => addDays(from, n))
const holdArb = fc
  .tuple(day('2025-11-01', 500), fc.option(fc.integer({ min: 0, max: 40 })))
  .map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days), reason: 'R' }))

describe('counting a period', () => {
  it('agrees with a second, slow count over Christmas, moved holidays and holds', () => {
    const start = fc.oneof(
      day('2025-12-10', 30),
      day('2022-05-20', 30),
      day('2023-04-25', 20),
      day('2026-12-15', 25),
    )
    const length = fc
      .tuple(
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom<Length['counting'][]>('AFTER', 'INCLUDING', 'BEFORE'),
      )
      .map(([n, counting]) => workingDays(n, counting))
    const agrees = (from: string, of: Length, holds: readonly EffectiveHold[]) =>
      count(from, of, holds).due === slowly(from, of, holds)
    const property = fc.property(start, length, fc.array(holdArb, { maxLength: 3 }), agrees)
    expect(fc.check(property, { numRuns: 200 }).counterexample).toBeNull()
  })

  it('is never shortened by a hold, and a hold outside the period changes nothing', () => {
    const unharmed = (start: string, n: number, hold: EffectiveHold) => {
      const plain = count(start, workingDays(n)).due ?? ''
      const { due } = count(start, workingDays(n), [hold])
      const isOutside = hold.from > plain || (hold.to !== null && hold.to <= start)
      return isOutside ? due === plain : due === null || due >= plain
    }
    const found = fc.check(
      fc.property(day('2026-01-01', 300), fc.integer({ min: 1, max: 30 }), holdArb, unharmed),
    )
    expect(found.counterexample).toBeNull()
  })

  it('says what it left out over Christmas', () => {
    const { due, steps } = count('2026-12-23', workingDays(5))
    expect(due).toBe('2027-01-04')
    expect(steps.join(' ')).toContain('Christmas Day (25 December 2026)')
    expect(steps[0]).toBe(
      '5 working days, beginning with the first working day after; day 1 is Thursday 24 December 2026.',
    )
  })

  it('stops with what is left where a hold has no end', () => {
    const holds = [{ from: '2026-11-12', to: null, reason: 'Criminal proceedings' }]
    const counted = count('2026-11-06', workingDays(10), holds)
    expect(counted).toMatchObject({ due: null, stoppedWith: 7 })
    expect(counted.steps.at(-1)).toBe(
      'Stopped since 12 November 2026 with 7 working days left: Criminal proceedings',
    )
  })

  it('counts weeks, months and years by the calendar, and leaves held days out of them', () => {
    const length = (n: number, unit: Length['unit'], counting: Length['counting'] = 'AFTER') => ({
      count: n,
      unit,
      counting,
      atLeast: false,
    })
    expect(count('2026-11-02', length(4, 'WEEKS')).due).toBe('2026-11-30')
    expect(count('2024-02-29', length(1, 'YEARS')).due).toBe('2025-02-28')
    expect(count('2026-03-01', length(18, 'MONTHS', 'INCLUDING')).due).toBe('2027-08-31')
    expect(count('2026-11-02', length(28, 'CALENDAR_DAYS', 'INCLUDING')).due).toBe('2026-11-29')
    const holds = [{ from: '2026-11-10', to: '2026-11-19', reason: 'R' }]
    expect(count('2026-11-02', length(4, 'WEEKS'), holds).due).toBe('2026-12-10')
    const byMonths = fc.property(
      day('2020-01-01', 3000),
      fc.integer({ min: 1, max: 60 }),
      (start, n) => count(start, length(n, 'MONTHS')).due === addMonths(start, n),
    )
    expect(fc.check(byMonths).counterexample).toBeNull()
  })

  it('counts weeks, months and years back where the law counts back, holds or not', () => {
    const back = (n: number, unit: Length['unit']) => ({
      count: n,
      unit,
      counting: 'BEFORE' as const,
      atLeast: true,
    })
    const holds = [{ from: '2026-10-10', to: '2026-10-19', reason: 'R' }]
    for (const held of [[], holds]) {
      expect(count('2026-11-02', back(4, 'WEEKS'), held).due).toBe('2026-10-05')
      expect(count('2026-05-31', back(3, 'MONTHS'), held).due).toBe('2026-02-28')
      expect(count('2026-11-02', back(2, 'YEARS'), held).due).toBe('2024-11-02')
    }
  })

  it('says how it counted by the calendar, and what a hold took out of it', () => {
    const weeks = (counting: Length['counting']): Length => ({
      count: 4,
      unit: 'WEEKS',
      counting,
      atLeast: false,
    })
    expect(count('2026-11-02', weeks('AFTER')).steps).toEqual(['4 weeks, from that day.'])
    expect(count('2026-11-02', weeks('INCLUDING')).steps).toEqual([
      '4 weeks, counting the day itself.',
    ])
    const hold = { from: '2026-11-10', to: '2026-11-10', reason: 'A strike' }
    expect(count('2026-11-02', weeks('AFTER'), [hold]).steps).toEqual([
      '4 weeks, from that day.',
      'Stopped 10 November 2026 to 10 November 2026, 1 day: A strike',
    ])
    const later = { from: '2027-11-10', to: '2027-11-12', reason: 'Too late' }
    expect(count('2026-11-02', weeks('AFTER'), [later]).steps).toHaveLength(1)
    const open = { from: '2027-11-10', to: null, reason: 'Too late and open' }
    expect(count('2026-11-02', weeks('AFTER'), [open]).steps).toHaveLength(1)
  })

  it('counts a held day as stopped only where it would have counted', () => {
    const weekend = { from: '2026-11-06', to: '2026-11-09', reason: 'Closed' }
    expect(count('2026-11-02', workingDays(10), [weekend]).steps.at(-1)).toBe(
      'Stopped 6 November 2026 to 9 November 2026, 2 working days: Closed',
    )
    const saturday = { from: '2026-11-07', to: '2026-11-07', reason: 'Closed' }
    expect(count('2026-11-02', workingDays(10), [saturday]).steps.join(' ')).not.toContain('Closed')
  })

  it('stops on the first day of a hold without an end', () => {
    const from = (first: string) => [{ from: first, to: null, reason: 'R' }]
    expect(count('2026-11-02', workingDays(3), from('2026-11-05')).due).toBeNull()
    expect(count('2026-11-02', workingDays(3), from('2026-11-05')).stoppedWith).toBe(1)
    expect(count('2026-11-02', workingDays(3), from('2026-11-06')).due).toBe('2026-11-05')
  })

  it('says one day as one, and that no bank holiday falls in it', () => {
    const { steps } = count('2026-11-02', workingDays(1))
    expect(steps[0]).toContain('1 working day, ')
    expect(steps[1]).toBe('Left out: Saturdays and Sundays. No bank holiday falls in it.')
  })

  it('has no last day where the law says as soon as practicable', () => {
    const length = { ...workingDays(1), count: null, unit: 'AS_SOON_AS_PRACTICABLE' as const }
    const told = {
      due: null,
      stoppedWith: 0,
      steps: ['To be done as soon as practicable.'],
    }
    expect(count('2026-11-02', length)).toEqual(told)
    expect(count('2026-11-02', { ...length, count: 5 })).toEqual(told)
  })
})

describe('a hold', () => {
  const hold = { id: 'h', from: '2026-11-02', to: null, reason: 'Why', limitIds: [] as string[] }

  it('stops every limit, or those it names', () => {
    expect(holdsOn('TL06', [hold])).toHaveLength(1)
    expect(holdsOn('TL06', [{ ...hold, limitIds: ['TL12'] }])).toEqual([])
    expect(holdsOn('TL12', [{ ...hold, limitIds: ['TL12'] }])).toHaveLength(1)
  })

  it('without a first day, a reason or a real end stops nothing', () => {
    for (const change of [
      { from: null },
      { reason: ' ' },
      { to: '2026-11-01' },
      { to: '2026-02-31' },
      { to: '9999-12-31' },
    ])
      expect(holdsOn('TL06', [{ ...hold, ...change }])).toEqual([])
  })

  it('of one day has effect, and so have the first and the last day that a case can mean', () => {
    expect(holdsOn('TL06', [{ ...hold, to: hold.from }])).toHaveLength(1)
    expect(holdsOn('TL06', [{ ...hold, from: '1950-01-01' }])).toHaveLength(1)
    expect(holdsOn('TL06', [{ ...hold, to: '2149-12-31' }])).toHaveLength(1)
    expect(holdsOn('TL06', [{ ...hold, to: '2150-01-01' }])).toEqual([])
  })
})
