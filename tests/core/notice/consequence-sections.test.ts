import { describe, expect, it } from 'vitest'
import type { Decision, Particulars } from '#core/hearing-case'
import { composeNotice } from '#core/notice/compose'
import type { NoticeInput } from '#core/notice/notice-context'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'

const base = sampleCase()
const law = sampleLaw()
type Change = {
  readonly decision?: Partial<Decision>
  readonly particulars?: Partial<Particulars>
  readonly level?: 'BREACH_BELOW_MISCONDUCT' | 'MISCONDUCT' | 'GROSS_MISCONDUCT'
}

/** The paragraphs of a section; undefined where the notice has no such section. */
const told = (id: string, change: Change = {}, more: Partial<NoticeInput> = {}) => {
  const { decision = {}, particulars = {}, level = 'GROSS_MISCONDUCT' } = change
  const findings = { allegations: [sampleAllegation({ level })] }
  const { sections } = composeNotice({
    hearingCase: sampleCase({ decision, particulars, findings }),
    law,
    kind: 'FULL',
    number: 'EH-2026-014/1',
    issuedOn: '2026-11-19',
    documents: [],
    comparison: null,
    signer: { label: 'Chair', capacity: 'Chief officer' },
    ...more,
  })
  return sections
    .find((section) => section.id === id)
    ?.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind))
}
const dated = (decision: string | null, notified: string | null) => ({
  dates: { ...base.particulars.dates, decision, notified },
})
const limited = (id: string, count: number) => ({
  law: {
    ...law,
    timeLimits: law.timeLimits.map((one) =>
      one.id === id ? { ...one, length: { ...one.length, count } } : one,
    ),
  },
})

describe('the right of appeal in the notice', () => {
  it('is told where misconduct or gross misconduct is found', () => {
    expect(told('appeal')).toHaveLength(3)
    expect(told('appeal', { level: 'MISCONDUCT' })).toHaveLength(3)
    expect(told('appeal', { level: 'BREACH_BELOW_MISCONDUCT' })).toBeUndefined()
  })

  it('goes to an appeal meeting, or to a tribunal, within the time of the law data', () => {
    const meeting = told('appeal', { level: 'MISCONDUCT', particulars: { forum: 'MEETING' } })
    expect(meeting?.[0]).toMatch(/to an appeal meeting \(regulation 45\)\.$/)
    expect(told('appeal')?.[0]).toContain('a police appeals tribunal (Police Appeals Tribunals')
    expect(told('appeal', {}, limited('TL26', 21))?.[2]).toContain('within 21 working days')
    const dates = { ...base.particulars.dates, conductFrom: null, cameToAttention: '2019-05-01' }
    expect(told('appeal', { particulars: { dates } })?.[0]).toMatch(/a police appeals tribunal\.$/)
  })

  it('says where it goes, once that is recorded', () => {
    expect(told('appeal', { decision: { appealTo: ' The clerk ' } })?.[2]).toMatch(
      /\. It goes to: The clerk\.$/,
    )
    expect(told('appeal', { decision: { appealTo: '  ' } })?.[2]).toMatch(/written decision\.$/)
  })
})

describe('the report to the barred list in the notice', () => {
  const report = (
    outcome: 'DWN' | 'WHBD' | 'FWW',
    decided: string | null,
    notified: string | null,
    more: Partial<NoticeInput> = {},
  ) =>
    told('barred-list', { decision: { outcome }, particulars: dated(decided, notified) }, more)?.[0]

  it('is due from the day the officer was told of a dismissal, and of no other day', () => {
    expect(report('DWN', '2026-11-16', '2026-11-18')).toContain('this dismissal')
    expect(report('DWN', '2026-11-16', '2026-11-18')).toContain('by 24 November 2026')
    expect(report('DWN', '2026-11-16', null)).toMatch(
      /this dismissal .+ within 5 working days, beginning with that day/,
    )
    expect(report('DWN', '2026-11-16', null, limited('TL23', 9))).toContain('within 9 working')
    expect(report('FWW', '2026-11-16', '2026-11-18')).toBeUndefined()
  })

  it('is due from the day of a finding about a former officer, or the day it was told', () => {
    expect(report('WHBD', '2026-11-16', '2026-11-18')).toContain('this finding')
    expect(report('WHBD', '2026-11-16', '2026-11-18')).toContain('by 20 November 2026')
    expect(report('WHBD', null, '2026-11-18')).toContain('by 24 November 2026')
    expect(report('WHBD', null, null)).toMatch(/this finding .+ within 5 working days/)
  })
})

describe('publication in the notice', () => {
  const of = (
    decision: 'PUBLISH' | 'PUBLISH_REDACTED' | 'WITHHOLD' | null,
    more: Partial<NoticeInput> = {},
    reasons = '',
  ) => told('publication', { decision: { publication: { decision, reasons } } }, more)

  it('says for how long the report stays where it is published', () => {
    expect(of('PUBLISH')).toHaveLength(1)
    expect(of('PUBLISH')?.[0]).toMatch(
      /^The report is to be published\. .+ for at least 28 days\.$/,
    )
    expect(of('PUBLISH', limited('TL22', 40))?.[0]).toContain('at least 40 days')
    expect(of('WITHHOLD')).toEqual(['The report is not to be published.'])
    expect(of(null)).toBeUndefined()
  })

  it('gives the reasons in the full notice alone', () => {
    expect(of('PUBLISH_REDACTED', {}, 'A child is named.')?.[0]).toMatch(/days\. A child is named/)
    const published = of('PUBLISH_REDACTED', { kind: 'PUBLISHED' }, 'A child is named.')
    expect(published?.join(' ')).not.toContain('child')
  })

  it('tells in the full notice how much the chair left out, each ground once', () => {
    const leftOut = ['HEALTH', 'CHILD', 'HEALTH'] as const
    const [lead, grounds, ...more] = of('PUBLISH', { leftOut }) ?? []
    expect(more).toEqual([])
    expect(lead).toMatch(/^The report is to be published with parts removed\./)
    expect(grounds).toMatch(/by order of the chair, in 3 places: [^.]+\.$/)
    expect(grounds?.match(/health/gi)).toHaveLength(1)
    expect(of('PUBLISH', { leftOut: ['CHILD'] })?.[1]).toMatch(/in 1 place: identity of a child\.$/)
    expect(of('PUBLISH', { leftOut, kind: 'PUBLISHED' })).toHaveLength(1)
    expect(of('WITHHOLD', { leftOut })).toEqual(['The report is not to be published.'])
  })
})

describe('when an outcome takes effect', () => {
  it('is told of disciplinary action against an officer who serves', () => {
    const of = (outcome: Decision['outcome']) => told('effect', { decision: { outcome } })
    for (const outcome of ['WW', 'FWW', 'RIR', 'DWN'] as const) expect(of(outcome)).toHaveLength(1)
    for (const outcome of ['WHBD', 'RPRP', 'NO_BREACH', null] as const)
      expect(of(outcome)).toBeUndefined()
  })
})
