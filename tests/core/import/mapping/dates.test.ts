import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRealDate } from '#core/dates'
import { asksOrder, orderTold, readDate, signOf } from '#core/import/mapping/dates'
import { vocabulary } from '../../../support/import-tables.ts'

const { months } = vocabulary.conductDates
const read = (text: string, order: 'DAY_FIRST' | 'MONTH_FIRST' | null = null) =>
  readDate(text, order, months)

const day = fc
  .tuple(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .chain(([y, m]) => fc.integer({ min: 1, max: 31 }).map((d) => [y, m, d] as const))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
  .filter(isRealDate)
const mark = fc.constantFrom('/', '.', '-')

describe('a date of a table', () => {
  it.each([
    ['2021', '2021'],
    ['2021-03', '2021-03'],
    ['2021-03-30 00:00:00', '2021-03-30'],
    ['2021-03-30T09:30:00Z', '2021-03-30'],
    ['2021/3/5', '2021-03-05'],
    ['5 March 2021', '2021-03-05'],
    ['5th Mar 2021', '2021-03-05'],
    ['March 5, 2021', '2021-03-05'],
    ['Sept 2021', '2021-09'],
    ['05-May-2021', '2021-05-05'],
    ['3/2021', '2021-03'],
    ['07/07/2021', '2021-07-07'],
  ])('%s is read without a word on its order', (text, date) => expect(read(text)).toBe(date))

  it.each(['04/05/2021', '04/05/21', '44291', '31 June 2021', '2021-13', 'Mayor 2021', '', '5/2/'])(
    '%s is not guessed at',
    (text) => expect(read(text)).toBeNull(),
  )

  it('is read in the order that was said, and no other', () => {
    fc.assert(
      fc.property(day, mark, (date, between) => {
        const [y = '', m = '', d = ''] = date.split('-')
        expect(read([d, m, y].join(between), 'DAY_FIRST')).toBe(date)
        expect(read([m, d, y].join(between), 'MONTH_FIRST')).toBe(date)
        if (d !== m) expect(read([d, m, y].join(between))).toBeNull()
      }),
    )
  })

  it('never throws, whatever a cell holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('DAY_FIRST', 'MONTH_FIRST', null), (text, order) => {
        const date = read(text, order as 'DAY_FIRST' | null)
        return date === null || /^\d{4}(-\d\d(-\d\d)?)?$/.test(date)
      }),
    )
    expect(read('1'.repeat(1_000_000))).toBeNull()
    expect(signOf('1/'.repeat(1_000_000))).toBeNull()
  })
})

describe('the order of a column of dates', () => {
  const signs = (...texts: readonly string[]) => {
    const found = { dayFirst: 0, monthFirst: 0, either: 0 }
    for (const text of texts) {
      const sign = signOf(text)
      if (sign !== null) found[sign] += 1
    }
    return found
  }

  it('is told by one date that can be read in one way only', () => {
    expect(orderTold(signs('04/05/2021', '31/05/2021'))).toBe('DAY_FIRST')
    expect(orderTold(signs('04/05/2021', '05/31/2021 10:00'))).toBe('MONTH_FIRST')
  })

  it('is asked where no date tells, and where dates tell both', () => {
    for (const found of [signs('04/05/2021'), signs('31/05/2021', '05/31/2021')])
      expect([orderTold(found), asksOrder(found)]).toEqual([null, true])
  })

  it('is no question where every date says it itself', () => {
    expect(asksOrder(signs('2021-05-04', '4 May 2021', '07/07/2021', ''))).toBe(false)
  })
})
