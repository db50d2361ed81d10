import { describe, expect, it } from 'vitest'
import type { Particulars } from '#core/hearing-case'
import {
  composeHearingNotice,
  HEARING_ITEMS,
  type HearingNotice,
} from '#core/notice/hearing-notice'
import { sampleAllegation, sampleCase } from '../../support/sample-case.ts'
import type { SampleOverrides } from '../../support/sample-case.ts'

const asked: HearingNotice = {
  leftOut: [],
  reason: '',
  time: '10.00',
  place: 'The old court house',
  additions: 'Seats are booked by letter.\nNo recording.',
}
const compose = (change: Partial<HearingNotice> = {}, given: SampleOverrides = {}) =>
  composeHearingNotice(sampleCase(given), { ...asked, ...change })
const text = (...given: Parameters<typeof compose>) => JSON.stringify(compose(...given))
const forum = (one: Particulars['forum']): SampleOverrides => ({ particulars: { forum: one } })

/** What stands in the notice for each item. */
const words = {
  NAME: 'Sample Officer',
  DATE: 'Monday 16 November 2026 to Wednesday 18 November 2026',
  TIME: '10.00',
  PLACE: 'The old court house',
  CONDUCT: 'opened the record of a neighbour eleven times',
} as const

describe('the public notice of a hearing', () => {
  it('tells the five items, what practice adds, and the regulation it is given under', () => {
    const notice = text()
    for (const item of HEARING_ITEMS) expect(notice).toContain(words[item])
    expect(notice).toContain('No recording.')
    expect(notice).toContain('under regulation 36 of')
    expect(notice).toContain('"marking":"OFFICIAL"')
    const fast = text({}, forum('AMH'))
    expect(fast).toContain('Notice of an accelerated misconduct hearing')
    expect(fast).toContain('under regulation 53 of')
  })

  it.each(HEARING_ITEMS)(
    'leaves out %s where the chair gives a reason, which is not told',
    (item) => {
      expect(text({ leftOut: [item] })).toContain('"code":"NO_REASON"')
      const notice = text({ leftOut: [item], reason: 'WHY' })
      expect(notice).not.toContain(words[item])
      expect(notice).not.toContain('WHY')
      for (const other of HEARING_ITEMS.filter((one) => one !== item))
        expect(notice).toContain(words[other])
    },
  )

  it('leaves the rank out with the name', () => {
    expect(text()).toContain('["Rank","Sergeant"]')
    expect(text({ leftOut: ['NAME'], reason: 'WHY' })).not.toContain('Sergeant')
  })

  it('tells nothing of replies, facts found, findings, level or outcome', () => {
    const inKind = [
      sampleAllegation({ answer: 'DENIED', reasons: 'REASONS' }),
      sampleAllegation({ proved: null, level: null, answer: null, reasons: '', facts: [] }),
    ].map((one) => text({}, { findings: { allegations: [one] }, decision: { outcome: null } }))
    expect(inKind[0]).toBe(inKind[1])
    expect(text()).toBe(inKind[0])
  })

  it.each<[string, string, Partial<HearingNotice>, SampleOverrides]>([
    ['a meeting', 'PRIVATE', {}, forum('MEETING')],
    ['nothing told', 'NOTHING_TOLD', { leftOut: HEARING_ITEMS, reason: 'WHY' }, {}],
    ['no time', 'NOT_RECORDED', { time: ' ' }, {}],
    ['no place', 'NOT_RECORDED', { place: '\n' }, {}],
    ['no allegation', 'NOT_RECORDED', {}, { findings: { allegations: [] } }],
    [
      'no date',
      'NOT_RECORDED',
      {},
      { particulars: { dates: { ...sampleCase().particulars.dates, hearingFrom: null } } },
    ],
  ])('is refused: %s', (_, code, change, given) => {
    expect(text(change, given)).toContain(`"code":"${code}"`)
  })

  it('cites no regulation of 2020 for a case under those of 2012', () => {
    const dates = { ...sampleCase().particulars.dates, cameToAttention: '2019-05-01' }
    const notice = text({}, { particulars: { dates, forum: 'AMH' } })
    expect(notice).toContain('Notice of a special case hearing')
    expect(notice).not.toContain('2020')
  })
})
