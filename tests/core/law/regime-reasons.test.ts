import { describe, expect, it } from 'vitest'
import { deriveRegime, regimeOfParticulars, type RegimeFacts } from '#core/law/regime-keys'
import type { Particulars } from '#core/hearing-case'
import { sampleCase } from '../../support/sample-case.ts'

const keys = (facts: Partial<RegimeFacts>) => deriveRegime(facts)

describe('why the rules for the conduct apply', () => {
  const reason = (facts: Partial<RegimeFacts>) => keys(facts).conductRegime.reason

  it('names every date that bounds the day the allegation came to attention', () => {
    expect(
      reason({
        conductFrom: '2021-03',
        severityAssessment: '2022-01-10',
        referralNotice: '2022-05-03',
        hearingDate: '2023',
      }),
    ).toBe(
      'Because the conduct began in March 2021 and the severity assessment was made on 10 January 2022 and notice of referral was given on 3 May 2022 and the hearing was in 2023.',
    )
  })

  it('says what is not recorded where the dates do not tell', () => {
    expect(reason({})).toBe(
      'No date is recorded; it is not recorded when the allegation came to attention, so the dates do not tell.',
    )
    expect(reason({ hearingDate: '2026-01' })).toBe(
      'Because the hearing was in January 2026; it is not recorded when the allegation came to attention, so the dates do not tell.',
    )
    expect(reason({ cameToAttention: '2025-05' })).toBe(
      'No date is recorded; the allegation came to attention in May 2025, so the dates do not tell.',
    )
  })

  it('gives the exception where one decides, and not where it changes nothing', () => {
    expect(reason({ directorGeneralDirected: true })).toContain('A25 reg 64(2)')
    const linked = { linkedToEarlierMatter: true }
    expect(reason({ ...linked, cameToAttention: '2025-08-01' })).toContain('A25 reg 64(1)(b)')
    expect(reason({ ...linked, cameToAttention: '2021-08-01' })).toBe(
      'Because the allegation came to attention on 1 August 2021.',
    )
  })
})

describe('the dates that bound the day the allegation came to attention', () => {
  const conduct = (facts: Partial<RegimeFacts>) => keys(facts).conductRegime.possible

  it('are the assessment and the notice of referral, from above', () => {
    const older = ['CR2012', 'CR2020_BASE']
    expect(conduct({ severityAssessment: '2025-05-27' })).toEqual(older)
    expect(conduct({ referralNotice: '2025-05-27' })).toEqual(older)
  })

  it('count for nothing where they are not in the calendar', () => {
    const none = '2019-02-30'
    expect(conduct({ conductFrom: none, cameToAttention: '2025-06-01' })).toEqual(['CR2020_2025'])
    for (const date of ['severityAssessment', 'referralNotice', 'hearingDate', 'conductFrom'])
      expect(conduct({ [date]: none })).toHaveLength(3)
    expect(keys({ hearingDate: none }).forceTest.possible).toHaveLength(2)
    expect(keys({ concludedOn: none }).forceTest.possible).toHaveLength(2)
  })

  it('leave one older set of rules for a linked matter that may fall under two', () => {
    const linked = { linkedToEarlierMatter: true }
    expect(conduct({ ...linked, cameToAttention: '2025' })).toEqual(['CR2020_BASE'])
    expect(conduct(linked)).toEqual(['CR2012', 'CR2020_BASE'])
  })
})

describe('the route of a former officer', () => {
  const route = (facts: Partial<RegimeFacts>) => keys(facts).formerOfficerRoute

  it('cannot be older than the conduct, the attention or the assessment', () => {
    for (const date of ['conductFrom', 'cameToAttention', 'severityAssessment']) {
      expect(route({ [date]: '2025-05-28' }).possible).toEqual(['AMH_DEFAULT'])
      expect(route({ [date]: '2025-05-27' }).possible).toHaveLength(2)
    }
  })

  it('is given with its reason, and said to turn on nothing for a serving officer', () => {
    const aside = ' The officer is serving, so nothing turns on it.'
    const before = 'Because notice of referral was given before 28 May 2025.'
    expect(route({ referralNotice: '2025-05-27' }).reason).toBe(before)
    expect(route({ referralNotice: '2025-05-27', standing: 'FORMER' }).reason).toBe(before)
    for (const referralNotice of ['2025-05-27', '2025-05-28', null]) {
      const serving = route({ referralNotice, standing: 'SERVING' }).reason
      expect(serving).toBe(route({ referralNotice }).reason + aside)
    }
    expect(route({ referralNotice: '2025-05-28' }).reason).toContain('no notice of referral')
    expect(route({}).reason).toContain('do not tell')
  })
})

describe('who chairs', () => {
  it('is a chief officer where any step of the case came on or after 7 May 2024', () => {
    const dates = ['conductFrom', 'cameToAttention', 'severityAssessment', 'referralNotice']
    for (const date of dates) {
      expect(keys({ [date]: '2024-05-07' }).panelModel.possible).toEqual(['CHIEF_OFFICER_CHAIR'])
      expect(keys({ [date]: '2024-05-06' }).panelModel.possible).toHaveLength(2)
      expect(keys({ [date]: '2024-05' }).panelModel.possible).toHaveLength(2)
    }
    expect(keys({}).panelModel.possible).toEqual(['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'])
  })
})

describe('the force test', () => {
  const test = (facts: Partial<RegimeFacts>) => keys(facts).forceTest.possible

  it('is the older one only where the hearing both began and ended before the change', () => {
    expect(test({ concludedOn: '2026-06-29' })).toEqual(['CIVIL_REASONABLE_BELIEF'])
    expect(test({ hearingDate: '2026-06-29', concludedOn: '2026-06-30' })).toHaveLength(2)
    expect(test({ hearingDate: '2026-06' })).toHaveLength(2)
    expect(test({ hearingDate: '2026-06-30' })).toHaveLength(2)
    expect(test({})).toEqual(['CIVIL_REASONABLE_BELIEF', 'CRIMINAL_HONEST_BELIEF'])
  })

  it('stays open where the conduct is known only to a year that holds the change', () => {
    expect(test({ conductFrom: '2026' })).toHaveLength(2)
  })
})

describe('the keys of a case before the panel', () => {
  const base = sampleCase().particulars
  const none = { conductFrom: null, cameToAttention: null, severityAssessment: null }
  const of = (change: Partial<Particulars>, dates: Partial<Particulars['dates']> = {}) =>
    regimeOfParticulars({ ...base, ...change, dates: { ...base.dates, ...dates } })

  it('read the last day of the hearing where no decision is dated', () => {
    const started = { ...none, hearingFrom: '2026-06-29' }
    const end = (decision: string | null, hearingTo: string | null) =>
      of({}, { ...started, decision, hearingTo }).forceTest.possible.length
    expect(end(null, '2026-06-29')).toBe(1)
    expect(end(null, '2026-06-30')).toBe(2)
    expect(end('2026-06-29', '2026-06-30')).toBe(1)
    expect(end(null, null)).toBe(1)
  })

  it('take a link or a direction only where it is recorded as so', () => {
    const conduct = (change: Partial<Particulars>) => of(change).conductRegime.possible
    for (const answer of [null, false]) {
      expect(conduct({ linkedToEarlierMatter: answer })).toEqual(['CR2020_2025'])
      expect(
        of({ directorGeneralDirected: answer }, { cameToAttention: '2021-08-01' }).conductRegime
          .possible,
      ).not.toContain('CR2020_2025')
    }
    expect(conduct({ linkedToEarlierMatter: true })).toEqual(['CR2020_BASE'])
    expect(
      of({ directorGeneralDirected: true }, { cameToAttention: '2021-08-01' }).conductRegime
        .possible,
    ).toEqual(['CR2020_2025'])
  })

  it('read the forum, the standing and the last of several recorded values', () => {
    expect(of({ forum: 'AMH' }, { ...none, referralNotice: null }).panelModel.possible).toEqual([
      'CHIEF_OFFICER_CHAIR',
    ])
    expect(of({}).formerOfficerRoute.reason).toContain('The officer is serving')
    const override = (value: string) => ({ key: 'panelModel' as const, value, reason: 'Agreed.' })
    const regimeOverrides = [override('CHIEF_OFFICER_CHAIR'), override('LQC_CHAIR')]
    expect(of({ regimeOverrides }).panelModel.possible).toEqual(['LQC_CHAIR'])
    expect(of({ regimeOverrides }).forceTest.basis).toBe('DATES')
  })
})
