import { describe, expect, it } from 'vitest'
import { LIMIT_PLANS, stageOf } from '#core/clock-limits'
import { caseClocks, nextClock } from '#core/clocks'
import type { HearingCase, Particulars } from '#core/hearing-case'
import { sampleCase, sampleLaw } from '../support/sample-case.ts'

const law = sampleLaw()
const base = sampleCase().particulars
const withDates = (
  dates: Partial<Particulars['dates']>,
  more: Partial<Particulars> = {},
  rest: Partial<HearingCase> = {},
): HearingCase => ({
  ...sampleCase({ particulars: { ...more, dates: { ...base.dates, ...dates } } }),
  ...rest,
})
const early = { hearingFrom: null, hearingTo: null, decision: null, notified: null }
const clock = (hearingCase: HearingCase, id: string, today: string) =>
  caseClocks(hearingCase, law, today).find(({ limitId }) => limitId === id)

describe('the clocks of a case', () => {
  it('have a plan for every time limit of the law data, and no other', () => {
    expect(LIMIT_PLANS.map(({ id }) => id)).toEqual(law.timeLimits.map(({ id }) => id))
  })

  it.each<[string, Partial<Particulars['dates']>, Partial<Particulars>, string, string | null]>([
    [
      'TL01',
      { referralNotice: null, investigationStart: '2026-01-15' },
      {},
      '2026-06-01',
      '2027-01-15',
    ],
    ['TL02', { referralNotice: null, reg17Notice: '2026-11-02' }, {}, '2026-11-03', '2026-11-16'],
    ['TL03', { referralNotice: null, investigatorReport: '2026-11-02' }, {}, '2026-11-03', null],
    ['TL04', { referralNotice: null, referralDecision: '2026-11-02' }, {}, '2026-11-03', null],
    ['TL05', { namingNotice: '2026-11-02' }, {}, '2026-11-03', '2026-11-05'],
    ['TL06', { papersSupplied: '2026-12-14' }, {}, '2026-12-15', '2027-01-07'],
    ['TL07', { officerResponse: '2026-12-23' }, {}, '2026-12-24', '2026-12-30'],
    ['TL08', { witnessListsExchanged: '2026-11-02' }, {}, '2026-11-03', '2026-11-16'],
    ['TL09', { officerResponse: '2026-11-02' }, {}, '2026-11-03', '2026-11-16'],
    ['TL10', { documentsToChair: '2026-11-02' }, {}, '2026-11-03', '2026-11-23'],
    ['TL11', { preHearingSet: '2026-11-02' }, {}, '2026-11-03', '2026-11-09'],
    ['TL12', { referralNotice: '2026-06-08' }, {}, '2026-07-01', '2026-10-27'],
    ['TL13', { papersSupplied: '2026-11-02' }, { forum: 'MEETING' }, '2026-11-03', '2026-11-30'],
    ['TL15', { referralNotice: '2026-11-02' }, { forum: 'AMH' }, '2026-11-03', '2026-11-23'],
    ['TL16', { panelReplaced: '2026-11-02' }, { forum: 'AMH' }, '2026-11-03', '2026-11-23'],
    ['TL17', { papersSupplied: '2026-11-02' }, { forum: 'AMH' }, '2026-11-03', '2026-11-11'],
    ['TL18', { amhNotice: '2026-11-02' }, { forum: 'AMH' }, '2026-11-03', null],
    ['TL29', { suspensionReviewed: '2026-11-02' }, {}, '2026-11-03', '2026-11-30'],
  ])('%s runs from its event before a hearing', (id, dates, more, today, due) => {
    const found = clock(withDates({ ...early, ...dates }, more), id, today)
    expect(found).toMatchObject({ due, isCurrent: true })
    expect(['RUNNING', 'DUE_SOON']).toContain(found?.state)
    expect(found?.arithmetic[0]).toMatch(/^Starts with: .+ 20\d\d\.$/)
  })

  it.each<[string, Partial<Particulars['dates']>, Partial<Particulars>, string, string | null]>([
    ['TL21', { notified: null, reportReceivedByAuthority: '2026-11-19' }, {}, '2026-11-20', null],
    ['TL22', { published: '2026-11-20' }, {}, '2026-11-23', '2026-12-17'],
    ['TL24', { decisionReceived: '2026-11-18' }, { forum: 'MEETING' }, '2026-11-19', '2026-11-27'],
    ['TL25', { appealDetermined: '2026-11-18' }, { forum: 'MEETING' }, '2026-11-19', '2026-11-23'],
    ['TL26', { decisionReceived: '2026-11-18' }, {}, '2026-11-19', '2026-12-02'],
    ['TL27', { appealCopyReceived: '2026-11-18' }, {}, '2026-11-19', '2026-12-09'],
    ['TL28', { notified: '2026-03-01' }, {}, '2026-11-19', '2029-02-28'],
    ['TL30', { barredListed: '2026-11-18' }, {}, '2026-11-19', '2031-11-18'],
  ])('%s runs from its event once the notice is signed', (id, dates, more, today, due) => {
    const found = clock(withDates(dates, more, { status: 'SIGNED' }), id, today)
    expect(found).toMatchObject({ due, isCurrent: true })
    expect(['RUNNING', 'DUE_SOON']).toContain(found?.state)
    expect(clock(withDates(dates, more), id, today)).toBeUndefined()
  })

  it('stand in the right stage', () => {
    const none = withDates({ ...early, referralNotice: null })
    expect(stageOf(none, '2026-11-19')).toBe('INVESTIGATION')
    expect(stageOf(withDates(early), '2026-11-19')).toBe('BEFORE_HEARING')
    expect(stageOf(withDates({}), '2026-11-15')).toBe('BEFORE_HEARING')
    expect(stageOf(withDates({}), '2026-11-16')).toBe('HEARING')
    expect(stageOf(sampleCase({ status: 'SIGNED' }), '2026-11-16')).toBe('SIGNED')
    expect(caseClocks(sampleCase({ status: 'SUPERSEDED' }), law, '2026-11-16')).toEqual([])
  })

  it('tell nothing of what was decided before the notice is signed', () => {
    const dismissed = sampleCase({ decision: { outcome: 'DWN' } })
    const ids = (one: HearingCase) => caseClocks(one, law, '2026-11-19').map((c) => c.limitId)
    expect(ids(dismissed)).toEqual(ids(sampleCase()))
    expect(ids({ ...dismissed, status: 'SIGNED' })).toContain('TL23')
  })
})

describe('where a clock stands', () => {
  const response = (more: Partial<Particulars>, dates: Partial<Particulars['dates']> = {}) =>
    withDates({ ...early, papersSupplied: '2026-11-02', ...dates }, more)
  const hold = {
    id: 'h',
    from: '2026-11-10',
    to: null,
    reason: 'Criminal proceedings',
    limitIds: [],
  }

  it('is running, due soon, then late', () => {
    const states = ['2026-11-18', '2026-11-19', '2026-11-23', '2026-11-24'].map((today) => {
      const found = clock(response({}), 'TL06', today)
      return [found?.state, found?.workingDaysLeft]
    })
    expect(states).toEqual([
      ['RUNNING', 3],
      ['DUE_SOON', 2],
      ['DUE_SOON', 0],
      ['LATE', -1],
    ])
  })

  it('is met or missed by the day on which it was done, and a day ahead is not done', () => {
    const done = (officerResponse: string, today = '2026-12-01') =>
      clock(response({}, { officerResponse }), 'TL06', today)?.state
    expect(done('2026-11-23')).toBe('MET')
    expect(done('2026-11-24')).toBe('MISSED')
    expect(done('2026-11-24', '2026-11-05')).toBe('RUNNING')
    const entered = response({ clocksMet: [{ limitId: 'TL06', metOn: '2026-11-20' }] })
    expect(clock(entered, 'TL06', '2026-12-01')?.state).toBe('MET')
  })

  it('is held while a hold lasts and moves by it afterwards', () => {
    const held = clock(response({ clockHolds: [hold] }), 'TL06', '2026-11-30')
    expect(held).toMatchObject({ state: 'HELD', due: null, workingDaysLeft: null })
    const ended = response({ clockHolds: [{ ...hold, to: '2026-11-13' }] })
    expect(clock(ended, 'TL06', '2026-11-12')).toMatchObject({ state: 'HELD', due: '2026-11-27' })
    const after = clock(ended, 'TL06', '2026-11-16')
    expect(after).toMatchObject({ state: 'RUNNING', due: '2026-11-27' })
    expect(after?.arithmetic.join(' ')).toContain('4 working days: Criminal proceedings')
  })

  it('follows the last extension with a reason, later or earlier', () => {
    const extension = {
      id: 'e',
      limitId: 'TL06',
      newDue: '2026-12-11',
      reason: 'Ill',
      agreedOn: '2026-11-20',
    }
    const due = (...clockExtensions: Particulars['clockExtensions']) =>
      clock(response({ clockExtensions }), 'TL06', '2026-11-25')
    expect(due(extension)).toMatchObject({ due: '2026-12-11', state: 'RUNNING' })
    expect(due(extension)?.arithmetic.join(' ')).toContain('agreed on 20 November 2026: Ill')
    expect(due(extension, { ...extension, newDue: '2026-11-18' })).toMatchObject({ state: 'LATE' })
    expect(due({ ...extension, reason: '' })).toMatchObject({ due: '2026-11-23' })
    expect(due({ ...extension, newDue: '2026-02-31' })).toMatchObject({ due: '2026-11-23' })
  })

  it('is unknown without its first day, and where an earlier stage left no trace', () => {
    expect(clock(withDates(early), 'TL06', '2026-11-19')).toMatchObject({
      state: 'UNKNOWN',
      due: null,
    })
    const heard = withDates({ papersSupplied: '2026-09-01' })
    expect(clock(heard, 'TL06', '2026-11-19')).toMatchObject({ state: 'UNKNOWN', isCurrent: false })
  })

  it('runs out for what an officer may do, without being late', () => {
    const named = withDates({ ...early, namingNotice: '2026-11-02' })
    expect(clock(named, 'TL05', '2026-11-06')?.state).toBe('MISSED')
  })

  it('of the documents falls back on the end of the time for the response', () => {
    const silent = response({})
    expect(clock(silent, 'TL09', '2026-11-20')).toMatchObject({ due: null, state: 'UNKNOWN' })
    expect(clock(silent, 'TL09', '2026-11-25')).toMatchObject({ due: '2026-12-07' })
  })

  it('of an accelerated hearing is missed by a day too soon or too late', () => {
    const held = (hearingFrom: string) =>
      clock(
        withDates({ ...early, referralNotice: '2026-11-02', hearingFrom }, { forum: 'AMH' }),
        'TL15',
        '2026-11-03',
      )
    expect(held('2026-11-13')?.state).toBe('MISSED')
    expect(held('2026-11-13')?.arithmetic.at(-1)).toContain('too soon')
    expect(held('2026-11-16')?.state).toBe('MET')
    expect(held('2026-11-23')?.state).toBe('MET')
    expect(held('2026-11-24')?.state).toBe('MISSED')
  })

  it('of an accelerated hearing may be sooner where that was agreed', () => {
    const agreed = {
      id: 'e',
      limitId: 'TL15',
      newDue: '2026-11-11',
      reason: 'Agreed by all (CR 48)',
      agreedOn: '2026-11-03',
    }
    const held = (hearingFrom: string) =>
      clock(
        withDates(
          { ...early, referralNotice: '2026-11-02', hearingFrom },
          { forum: 'AMH', clockExtensions: [agreed] },
        ),
        'TL15',
        '2026-11-03',
      )?.state
    expect(held('2026-11-11')).toBe('MET')
    expect(held('2026-11-12')).toBe('MISSED')
  })

  it('of a long investigation starts anew with each written explanation', () => {
    const dates = { ...early, referralNotice: null, investigationStart: '2025-08-31' }
    const explained = [{ limitId: 'TL01', metOn: '2026-08-30' }]
    expect(clock(withDates(dates), 'TL01', '2026-11-19')).toMatchObject({
      due: '2026-08-31',
      state: 'LATE',
    })
    expect(clock(withDates(dates, { clocksMet: explained }), 'TL01', '2026-11-19')).toMatchObject({
      due: '2027-02-28',
      state: 'RUNNING',
    })
    const words = clock(withDates(dates, { clocksMet: explained }), 'TL01', '2026-11-19')
    expect(words?.arithmetic.join(' ')).toContain('Explained once: next due 6 months later.')
  })

  it('is marked where its last day lies beyond the known bank holidays', () => {
    const short = { ...law, bankHolidays: { ...law.bankHolidays, knownUntil: '2026-11-20' } }
    const found = caseClocks(response({}), short, '2026-11-03').find((c) => c.limitId === 'TL06')
    expect(found?.beyondKnown).toBe(true)
    expect(found?.arithmetic.join(' ')).toContain('known until 20 November 2026')
    expect(clock(response({}), 'TL06', '2026-11-03')?.beyondKnown).toBe(false)
  })

  it('holds out against dates that no case can mean', () => {
    const odd = withDates(
      {
        ...early,
        papersSupplied: '0001-01-01',
        namingNotice: '9999-12-31',
        suspensionReviewed: '2026-02-30',
      },
      {
        clockExtensions: [
          { id: 'e', limitId: 'TL12', newDue: '9999-12-31', reason: 'x', agreedOn: null },
        ],
      },
    )
    expect(clock(odd, 'TL06', '2026-11-03')?.due).toBeNull()
    expect(clock(odd, 'TL05', '2026-11-03')?.due).toBeNull()
    expect(clock(odd, 'TL12', '2026-07-01')?.due).toBe('2026-10-27')
  })
})

describe('the clocks after the notice, over Christmas', () => {
  const after = (
    id: string,
    dates: Partial<Particulars['dates']>,
    more: Partial<HearingCase> = {},
  ) => clock(withDates(dates, {}, { ...more, status: 'SIGNED' }), id, '2026-12-29')?.due
  const decided = (outcome: 'DWN' | 'WHBD') => ({
    decision: sampleCase({ decision: { outcome } }).decision,
  })

  it('end on the days counted by hand', () => {
    expect(after('TL22', { published: '2026-12-24' })).toBe('2027-01-20')
    expect(after('TL26', { decisionReceived: '2026-12-24' })).toBe('2027-01-12')
    // What is not known to be received runs from the day on which it is deemed served.
    expect(after('TL26', { served: '2026-12-22', deemedServed: '2026-12-24' })).toBe('2027-01-12')
    expect(after('TL26', { served: '2026-12-24' })).toBe('2027-01-12')
    const read = { decisionReceived: '2026-12-24', deemedServed: '2026-12-22' }
    expect(after('TL26', read)).toBe('2027-01-12')
    expect(after('TL27', { appealCopyReceived: '2027-01-12' })).toBe('2027-02-02')
  })

  it('count the barred-list report from dismissal, on the day it is told, or from the finding', () => {
    const dates = { decision: '2026-12-18', notified: '2026-12-23' }
    expect(after('TL23', dates, decided('DWN'))).toBe('2026-12-31')
    expect(after('TL23', dates, decided('WHBD'))).toBe('2026-12-24')
    expect(after('TL23', { decision: '2026-12-24', notified: '2026-12-26' }, decided('DWN'))).toBe(
      '2027-01-05',
    )
  })
})

describe('the next clock', () => {
  it('after signing is the report that is still to be sent, then what is to be published', () => {
    const signed = (dates: Partial<Particulars['dates']>) =>
      nextClock(withDates(dates, {}, { status: 'SIGNED' }), law, '2026-11-20')
    expect(signed({})).toMatchObject({ ruleId: 'TL19', state: 'RUNNING' })
    expect(signed({ reportSent: '2026-11-20' })).toMatchObject({ ruleId: 'TL22', due: null })
    const published = { reportSent: '2026-11-20', published: '2026-11-20' }
    expect(signed(published)).toMatchObject({ ruleId: 'TL22', due: '2026-12-17' })
  })

  it('is the one that is stopped, by what and since when, where no other runs', () => {
    const reason = 'Criminal proceedings'
    const clockHolds = [{ id: 'h', from: '2026-11-03', to: null, reason, limitIds: [] }]
    const dates = { ...early, referralNotice: '2026-11-02', papersSupplied: '2026-11-02' }
    const meeting = withDates(dates, { clockHolds, forum: 'MEETING' })
    const stopped = nextClock(meeting, law, '2026-11-20')
    expect(stopped).toMatchObject({ state: 'HELD', held: { since: '2026-11-03', reason } })
    expect(stopped?.due).toBeNull()
  })

  it('is the soonest that runs, never one that is held or of an earlier stage', () => {
    const hold = { id: 'h', from: '2026-11-03', to: null, reason: 'R', limitIds: ['TL06'] }
    const running = withDates({
      ...early,
      papersSupplied: '2026-11-02',
      namingNotice: '2026-11-20',
    })
    expect(nextClock(running, law, '2026-11-20')).toMatchObject({ ruleId: 'TL12', state: 'LATE' })
    expect(nextClock(running, law, '2026-11-20')?.behind).toMatchObject({
      late: 0,
      next: { ruleId: 'TL06', state: 'DUE_SOON', due: '2026-11-23' },
    })
    const later = nextClock(running, law, '2027-01-20')
    expect(later).toMatchObject({ ruleId: 'TL12', state: 'LATE' })
    const late = caseClocks(running, law, '2027-01-20').filter(({ state }) => state === 'LATE')
    expect(late.length).toBeGreaterThan(1)
    expect(later?.behind?.late).toBe(late.length - 1)
    const recent = { ...running.particulars.dates, referralNotice: '2026-11-02' }
    const one = withDates(recent)
    expect(nextClock(one, law, '2026-11-20')).toMatchObject({ ruleId: 'TL06' })
    expect(nextClock(withDates(recent, { clockHolds: [hold] }), law, '2026-11-20')).toMatchObject({
      ruleId: 'TL05',
    })
  })
})

describe('the details of a clock', () => {
  it('meets the hearing after a replacement by one that comes later, and no other', () => {
    const held = (hearingFrom: string | null, panelReplaced = '2026-11-02') =>
      clock(
        withDates({ ...early, panelReplaced, hearingFrom }, { forum: 'AMH' }),
        'TL16',
        '2026-11-03',
      )
    expect(held('2026-11-17')).toMatchObject({ state: 'MET' })
    expect(held('2026-11-17')?.arithmetic.at(-1)).toBe('The hearing is set for 17 November 2026.')
    expect(held('2026-11-24')).toMatchObject({ state: 'MISSED' })
    expect(held(null)?.state).toBe('RUNNING')
    expect(held('2026-11-04', '2026-11-04')?.state).toBe('RUNNING')
  })

  it('takes the usual length of a warning where none is recorded', () => {
    const lasts = (outcome: 'WW' | 'FWW', months: number | null) => {
      const { decision } = sampleCase({ decision: { outcome, months } })
      const signed = withDates({ notified: '2026-03-01' }, {}, { status: 'SIGNED', decision })
      return clock(signed, 'TL28', '2026-11-19')?.due
    }
    expect(lasts('WW', null)).toBe('2027-08-31')
    expect(lasts('FWW', null)).toBe('2028-02-29')
    expect(lasts('WW', 12)).toBe('2027-02-28')
  })

  it('counts every written explanation of a long investigation, and nothing else', () => {
    const dates = { ...early, referralNotice: null, investigationStart: '2025-01-15' }
    const told = (...limitIds: string[]) =>
      clock(
        withDates(dates, {
          clocksMet: limitIds.map((limitId) => ({ limitId, metOn: '2026-01-15' })),
        }),
        'TL01',
        '2026-01-16',
      )
    expect(told()?.due).toBe('2026-01-15')
    expect(told('TL02')?.due).toBe('2026-01-15')
    expect(told('TL01', 'TL01')?.due).toBe('2027-01-15')
    expect(told('TL01', 'TL01')?.arithmetic.join(' ')).toContain(
      'Explained 2 times: next due 12 months later.',
    )
  })
})
