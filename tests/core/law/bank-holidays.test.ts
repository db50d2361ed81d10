import { describe, expect, it } from 'vitest'
import {
  applyHolidays,
  beyondKnown,
  holidayChange,
  readBankHolidays,
} from '#core/law/bank-holidays'
import { codeOf, valueOf } from '../../support/make-db.ts'
import { bankHolidayFile, yearOfHolidays } from '../../support/bank-holiday-file.ts'
import { sampleLaw } from '../../support/sample-case.ts'

const known = sampleLaw().bankHolidays
const read = (events: unknown) => readBankHolidays(bankHolidayFile(events))

describe('reading a file of bank holidays', () => {
  it('takes the days of England and Wales in order, one for each day', () => {
    const events = yearOfHolidays(2031)
    const days = valueOf(read([...events.toReversed(), { title: 'Twice', date: events[0]?.date }]))
    expect(days.map(({ date }) => date)).toEqual(events.map(({ date }) => date))
  })

  it.each<[string, string, string]>([
    ['no JSON', '{', 'NOT_JSON'],
    [
      'another country alone',
      JSON.stringify({ scotland: { events: yearOfHolidays(2031) } }),
      'NOT_BANK_HOLIDAYS',
    ],
    ['a list', '[]', 'NOT_BANK_HOLIDAYS'],
    ['no day', bankHolidayFile([]), 'NOT_BANK_HOLIDAYS'],
    [
      'a day that is none',
      bankHolidayFile([{ title: 'X', date: '2031-02-30' }]),
      'NOT_BANK_HOLIDAYS',
    ],
    ['a day in words', bankHolidayFile([{ title: 'X', date: '1 May 2031' }]), 'NOT_BANK_HOLIDAYS'],
    [
      'a title of another kind',
      bankHolidayFile([{ title: 7, date: '2031-05-01' }]),
      'NOT_BANK_HOLIDAYS',
    ],
    ['part of a year', bankHolidayFile(yearOfHolidays(2031).slice(0, 7)), 'NO_WHOLE_YEAR'],
    [
      'a key that reaches for the prototype',
      '{"__proto__":{"a":1},"england-and-wales":{"events":[]}}',
      'WRONG_KEY',
    ],
    [
      'a control character',
      bankHolidayFile([{ title: 'A\u0007', date: '2031-05-01' }]),
      'CONTROL_CHARACTER',
    ],
    ['a hundred levels', '['.repeat(100) + ']'.repeat(100), 'TOO_DEEP'],
  ])('refuses %s', (_what, text, code) => {
    expect(codeOf(readBankHolidays(text))).toBe(code)
  })

  it('refuses a year with more days than any year has', () => {
    const days = Array.from({ length: 21 }, (_, n) => ({
      title: 'X',
      date: `2031-05-${String(n + 1).padStart(2, '0')}`,
    }))
    expect(codeOf(read(days))).toBe('IMPLAUSIBLE')
  })
})

describe('an update of bank holidays', () => {
  const update = (...years: readonly number[]) => ({
    source: 'File',
    days: valueOf(read(years.flatMap(yearOfHolidays))),
  })

  it('moves "known until" over whole years without a gap, and never back', () => {
    expect(applyHolidays(known, update(2031, 2032)).knownUntil).toBe('2032-12-31')
    expect(applyHolidays(known, update(2031, 2033)).knownUntil).toBe('2031-12-31')
    expect(applyHolidays(known, update(2032)).knownUntil).toBe('2030-12-31')
    expect(applyHolidays(known, update(2019)).knownUntil).toBe('2030-12-31')
  })

  it('replaces a year told whole, so that a moved day moves', () => {
    const after = applyHolidays(known, update(2028))
    const change = holidayChange(known, after)
    expect(change.removed.every(({ date }) => date.startsWith('2028'))).toBe(true)
    expect(change.removed.length).toBeGreaterThan(0)
    expect(after.days.filter(({ date }) => date.startsWith('2028'))).toHaveLength(8)
    expect(after.days.filter(({ date }) => date.startsWith('2027'))).toEqual(
      known.days.filter(({ date }) => date.startsWith('2027')),
    )
    expect(holidayChange(after, applyHolidays(after, update(2028)))).toMatchObject({
      added: [],
      removed: [],
    })
  })

  it('only adds the days of a year that it tells in part', () => {
    const days = [...yearOfHolidays(2031), { title: 'Proclaimed', date: '2029-06-04' }]
    const after = applyHolidays(known, { source: 'File', days: valueOf(read(days)) })
    expect(holidayChange(known, after).removed).toEqual([])
    expect(after.days.some(({ date }) => date === '2029-06-04')).toBe(true)
    expect(after.source).toBe(`2031: File. Other years: ${known.source}`)
  })

  it('leaves a day beyond the known ones marked', () => {
    const law = { bankHolidays: known }
    expect(beyondKnown('2030-12-31', law)).toBe(false)
    expect(beyondKnown('2031-01-01', law)).toBe(true)
  })
})
