import { describe, expect, it } from 'vitest'
import { caseClocks, nextClock, type CaseClock } from '#core/clocks'
import type { HearingCase, Particulars } from '#core/hearing-case'
import type { Law } from '#core/law/law'
import { sampleCase, sampleLaw } from '../support/sample-case.ts'

const law = sampleLaw()
const base = sampleCase().particulars
const early = { hearingFrom: null, hearingTo: null, decision: null, notified: null }
const withDates = (
  dates: Partial<Particulars['dates']>,
  more: Partial<Particulars> = {},
  rest: Partial<HearingCase> = {},
): HearingCase => ({
  ...sampleCase({ particulars: { ...more, dates: { ...base.dates, ...dates } } }),
  ...rest,
})
const clock = (hearingCase: HearingCase, id: string, today: string, of: Law = law) =>
  caseClocks(hearingCase, of, today).find(({ limitId }) => limitId === id)
/** Time for the response: from 2 to 23 November 2026. */
const response = (more: Partial<Particulars> = {}, dates: Partial<Particulars['dates']> = {}) =>
  withDates({ ...early, papersSupplied: '2026-11-02', ...dates }, more)
const hold = { id: 'h', from: '2026-11-03', to: null, reason: 'Ill', limitIds: [] }
const extension = {
  id: 'e',
  limitId: 'TL06',
  newDue: '2026-12-11',
  reason: 'Ill',
  agreedOn: null,
}

describe('How a last day is reached', () => {
  it('is told from the event to the day, and no more where nothing was put in its place', () => {
    const found = clock(response(), 'TL06', '2026-11-10')
    const event = law.timeLimits.find(({ id }) => id === 'TL06')?.starts ?? ''
    expect(found?.starts).toEqual({ event, date: '2026-11-02' })
    expect(found?.arithmetic[0]).toBe(`Starts with: ${event}, Monday 2 November 2026.`)
    expect(found?.arithmetic.at(-1)).toBe('Last day: Monday 23 November 2026.')
    const unknown = clock(withDates(early), 'TL06', '2026-11-10')
    expect(unknown?.starts).toEqual({ event, date: null })
    expect(unknown?.arithmetic).toEqual([`Starts with: ${event}. The day is not recorded.`])
  })

  it('names what was put in its place, with the day of the agreement where there is one', () => {
    const last = (agreedOn: string | null) =>
      clock(
        response({ clockExtensions: [{ ...extension, agreedOn }] }),
        'TL06',
        '2026-11-10',
      )?.arithmetic.at(-1)
    expect(last(null)).toBe('Set to Friday 11 December 2026: Ill')
    expect(last('2026-11-20')).toBe(
      'Set to Friday 11 December 2026, agreed on 20 November 2026: Ill',
    )
  })

  it('is moved by no extension of another time limit', () => {
    const clockExtensions = [extension, { ...extension, limitId: 'TL12', newDue: '2027-01-29' }]
    const both = response({ clockExtensions })
    expect(clock(both, 'TL06', '2026-11-10')?.due).toBe('2026-12-11')
    expect(clock(both, 'TL12', '2026-11-10')?.due).toBe('2027-01-29')
    expect(clock(both, 'TL29', '2026-11-10')).toBeUndefined()
    expect(
      clock(response({ clockExtensions: clockExtensions.slice(1) }), 'TL06', '2026-11-10')?.due,
    ).toBe('2026-11-23')
  })

  it('is verified by its mark, or by the sign-off of the force', () => {
    const verified = (mark: 'V' | 'K', signedOffBy: string | null) => {
      const timeLimits = law.timeLimits.map((one) => ({ ...one, mark, signedOffBy }))
      return clock(response(), 'TL06', '2026-11-10', { ...law, timeLimits })?.verified
    }
    expect([verified('V', null), verified('K', 'Force solicitor'), verified('K', null)]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('of the documents begins on the day after the time for the response', () => {
    expect(clock(response(), 'TL09', '2026-11-23')?.starts.date).toBeNull()
    expect(clock(response(), 'TL09', '2026-11-24')?.starts.date).toBe('2026-11-23')
  })
})

describe('The clocks of a case together', () => {
  it('stand soonest first, those without a last day after them, and else in the order of the law', () => {
    const order = (one: CaseClock) =>
      `${one.due ?? '9999'} ${law.timeLimits.findIndex(({ id }) => id === one.limitId) + 100}`
    for (const [hearingCase, today] of [
      [
        response({}, { namingNotice: '2026-11-20', witnessListsExchanged: '2026-11-02' }),
        '2026-11-20',
      ],
      [response({ clockExtensions: [{ ...extension, newDue: '2026-10-27' }] }), '2026-11-20'],
      [sampleCase({ status: 'SIGNED' }), '2026-11-20'],
    ] as const) {
      const places = caseClocks(hearingCase, law, today).map(order)
      expect(places.length).toBeGreaterThan(3)
      expect(new Set(places.map((place) => place.slice(0, 4))).size).toBeGreaterThan(1)
      expect(places).toEqual(places.toSorted())
    }
  })

  it('have none of a later stage until the event that starts it is recorded', () => {
    const referralNotice = null
    expect(clock(withDates({ ...early, referralNotice }), 'TL06', '2026-11-10')).toBeUndefined()
    expect(clock(response({}, { referralNotice }), 'TL06', '2026-11-10')?.due).toBe('2026-11-23')
  })
})

describe('The next clock', () => {
  const next = (hearingCase: HearingCase, today: string) =>
    nextClock(hearingCase, law, today)?.ruleId
  const referred = { referralNotice: '2026-11-02' }

  it('is no sooner one that is held, or that was missed', () => {
    expect(next(response({}, referred), '2026-11-12')).toBe('TL06')
    const ended = { ...hold, from: '2026-11-10', to: '2026-11-13', limitIds: ['TL06'] }
    const held = response({ clockHolds: [ended] }, referred)
    expect(clock(held, 'TL06', '2026-11-12')).toMatchObject({ state: 'HELD', due: '2026-11-27' })
    expect(next(held, '2026-11-12')).toBe('TL12')
    const named = response({}, { ...referred, namingNotice: '2026-11-02' })
    expect(clock(named, 'TL05', '2026-11-12')).toMatchObject({ state: 'MISSED', due: '2026-11-05' })
    expect(next(named, '2026-11-12')).toBe('TL06')
  })

  it('is none that has no last day, but for what is asked for without one', () => {
    const reported = withDates({
      ...early,
      referralNotice: null,
      investigatorReport: '2026-11-02',
    })
    expect(clock(reported, 'TL03', '2026-11-03')).toMatchObject({ state: 'RUNNING', due: null })
    expect(next(reported, '2026-11-03')).not.toBe('TL03')
  })
})

describe('A hold', () => {
  it('stops what has begun, and nothing of which the first day is not recorded', () => {
    expect(clock(response({ clockHolds: [hold] }), 'TL06', '2026-11-10')?.state).toBe('HELD')
    const unknown = withDates(early, { clockHolds: [hold] })
    expect(clock(unknown, 'TL06', '2026-11-10')?.state).toBe('UNKNOWN')
  })

  it('stops no day that comes by itself', () => {
    const published = (more: Partial<Particulars>) =>
      clock(
        withDates({ published: '2026-11-20' }, more, { status: 'SIGNED' }),
        'TL22',
        '2026-11-23',
      )
    expect(published({ clockHolds: [hold] })).toEqual(published({}))
    expect(published({})).toMatchObject({ state: 'RUNNING', due: '2026-12-17' })
  })
})

describe('What was done', () => {
  it('is entered for its own time limit', () => {
    const state = (limitId: string) =>
      clock(response({ clocksMet: [{ limitId, metOn: '2026-11-20' }] }), 'TL06', '2026-11-21')
        ?.state
    expect(state('TL06')).toBe('MET')
    expect(state('TL07')).toBe('DUE_SOON')
  })

  it('is told with its day, and that it was after the last one', () => {
    const last = (officerResponse: string) =>
      clock(response({}, { officerResponse }), 'TL06', '2026-12-01')?.arithmetic.at(-1)
    expect(last('2026-11-20')).toBe('Done on 20 November 2026.')
    expect(last('2026-11-24')).toBe('Done on 24 November 2026, after the last day.')
  })

  it('is not asked of a day that comes by itself', () => {
    const warned = withDates({ notified: '2024-03-01' }, {}, { status: 'SIGNED' })
    const ended = clock(warned, 'TL28', '2027-03-01')
    expect(ended).toMatchObject({ due: '2027-02-28', state: 'MET' })
    expect(ended?.arithmetic.at(-1)).toBe('Reached on 28 February 2027.')
  })
})

describe('A hearing that is set too soon', () => {
  const held = (hearingFrom: string, newDue?: string) =>
    clock(
      withDates(
        { ...early, referralNotice: '2026-11-02', hearingFrom },
        {
          forum: 'AMH',
          clockExtensions: newDue === undefined ? [] : [{ ...extension, limitId: 'TL15', newDue }],
        },
      ),
      'TL15',
      '2026-11-03',
    )?.state

  it('is one before the first day that is open, unless a period that ends before it was agreed', () => {
    expect(held('2026-11-13')).toBe('MISSED')
    expect(held('2026-11-16')).toBe('MET')
    expect(held('2026-11-12', '2026-11-13')).toBe('MET')
    // A period agreed to end on that very day or later is no shortened one.
    expect(held('2026-11-13', '2026-11-16')).toBe('MISSED')
    expect(held('2026-11-13', '2026-12-11')).toBe('MISSED')
  })
})

describe('Publication', () => {
  const signed = (dates: Partial<Particulars['dates']>, decision: 'PUBLISH' | 'WITHHOLD') =>
    clock(
      withDates(
        dates,
        {},
        {
          status: 'SIGNED',
          decision: sampleCase({ decision: { publication: { decision, reasons: '' } } }).decision,
        },
      ),
      'TL22',
      '2026-11-20',
    )

  it('runs from the day the officer was told, without a last day, until it is out', () => {
    const open = signed({ notified: '2026-11-18' }, 'PUBLISH')
    expect(open).toMatchObject({ state: 'RUNNING', due: null })
    expect(open?.arithmetic.at(-1)).toBe(
      'The officer was notified on 18 November 2026: publish as soon as practicable.',
    )
    expect(signed({ notified: null }, 'PUBLISH')?.state).toBe('UNKNOWN')
    expect(signed({ published: '2026-11-19' }, 'PUBLISH')?.due).toBe('2026-12-16')
    expect(signed({}, 'WITHHOLD')).toBeUndefined()
  })
})
