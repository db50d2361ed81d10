import { describe, expect, it } from 'vitest'
import type { HearingCase } from '#core/hearing-case'
import type { NoticeDocument } from '#core/notice/notice'
import {
  numbered2020,
  proceedingsInWords,
  proceedingsOf,
  referralLabel,
  ruleRows,
} from '#core/notice/rules-in-words'
import { english } from '#core/notice/words/words'
import { contextOf } from '../../support/notice-context.ts'
import { sampleAllegation, sampleCase, type SampleOverrides } from '../../support/sample-case.ts'

const base = sampleCase()
const came = (
  cameToAttention: string | null,
  more: Partial<HearingCase['particulars']> = {},
): SampleOverrides => ({
  particulars: {
    dates: { ...base.particulars.dates, conductFrom: null, conductTo: null, cameToAttention },
    ...more,
  },
})
const rows = (overrides: SampleOverrides, kind?: NoticeDocument['kind']) =>
  Object.fromEntries(ruleRows(contextOf(overrides, kind)))
const key = <T extends string>(
  possible: readonly T[],
  basis: 'DATES' | 'RECORDED',
  reason = '',
) => ({
  possible,
  basis,
  reason,
})

describe('the rules that a notice names', () => {
  it('follow from the day on which the allegation came to attention', () => {
    const of = (day: string) => rows(came(day))['Rules']
    expect(of('2012-11-21')).toBe(
      'Police (Conduct) Regulations 2008. Because the allegation came to attention on 21 November 2012.',
    )
    expect(of('2012-11-22')).toMatch(/^Police \(Conduct\) Regulations 2012\. Because .+ on 22 Nov/)
    expect(of('2020-01-31')).toMatch(/^Police \(Conduct\) Regulations 2012\. /)
    expect(of('2020-02-01')).toMatch(/^Police .+ 2020 as they stood before 28 May 2025\. /)
    expect(of('2025-05-28')).toMatch(/^Police .+ 2020 as they stand from 28 May 2025\. /)
  })

  it('have the reason that was recorded, which only the full notice tells', () => {
    const reason = 'The officer and the authority agreed that they apply'
    const regime = { ...base.regime, conductRegime: key(['CR2012'], 'RECORDED', reason) }
    expect(rows({ regime })['Rules']).toBe(
      `Police (Conduct) Regulations 2012. Recorded, with this reason: ${reason}`,
    )
    expect(rows({ regime }, 'PUBLISHED')['Rules']).toBe('Police (Conduct) Regulations 2012')
  })

  it('are those of 2012 where a person says so, however early it came to attention', () => {
    const regime = { ...base.regime, conductRegime: key(['CR2012'], 'RECORDED', 'As agreed.') }
    const overrides = { ...came('2010-01-01'), regime }
    expect(rows(overrides)['Rules']).toMatch(/^Police \(Conduct\) Regulations 2012\./)
    expect(rows(overrides)['Standards']).toBe('Schedule 2 to the Police (Conduct) Regulations 2012')
  })

  it('have another reason than that day where they rest on one', () => {
    const reason = 'Because the conduct was linked to an earlier matter.'
    const regime = { ...base.regime, conductRegime: key(['CR2020_BASE'], 'DATES', reason) }
    for (const overrides of [{ regime }, { ...came(null), regime }])
      expect(rows(overrides)['Rules']).toBe(
        `Police (Conduct) Regulations 2020 as they stood before 28 May 2025. ${reason}`,
      )
  })

  it('are said to be open where nothing settles them', () => {
    const open = key(['CR2020_BASE', 'CR2020_2025'], 'DATES', 'The dates do not tell.')
    const told = rows({ regime: { ...base.regime, conductRegime: open } })['Rules']
    expect(told).toMatch(/[a-z]/)
    expect(told).not.toMatch(/2012|Because/)
  })

  it('name the schedule that holds the standards', () => {
    const of = (day: string) => rows(came(day))['Standards']
    expect(of('2012-11-21')).toBe('Those of the Police (Conduct) Regulations 2008')
    expect(of('2012-11-22')).toBe('Schedule 2 to the Police (Conduct) Regulations 2012')
    expect(of('2020-02-01')).toBe('Schedule 2 to the Police (Conduct) Regulations 2020')
  })
})

describe('the rules on the chair', () => {
  const of = (panelModel: HearingCase['regime']['panelModel'], overrides: SampleOverrides = {}) => {
    const { regime } = sampleCase(overrides)
    return rows({ ...overrides, regime: { ...regime, panelModel } })['Rules on the chair']
  }
  const before = key(['LQC_CHAIR'], 'DATES')
  const legacy = { ...base.particulars.chair, capacity: 'LQC_LEGACY' as const }

  it('are named for a hearing, as the dates or a person settled them', () => {
    expect(of(before)).toBe('Those before 7 May 2024: a legally qualified chair')
    expect(of(key(['CHIEF_OFFICER_CHAIR'], 'DATES'))).toMatch(/^Those from 7 May 2024: the chief/)
    expect(of(key(['CHIEF_OFFICER_CHAIR'], 'RECORDED', 'As agreed'))).toMatch(
      /place\. Recorded, with this reason: As agreed$/,
    )
    expect(of(key(['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'], 'DATES'))).toBeNull()
    expect(of(before, { particulars: { forum: 'AMH' } })).toBeNull()
  })

  it('say no more than the dates of a chair under the Regulations of 2012', () => {
    const older = came('2019-05-01')
    expect(of(before, older)).toBe('Those before 7 May 2024')
    expect(of(before, came('2019-05-01', { chair: legacy }))).toMatch(/a legally qualified chair$/)
    expect(of(key(['LQC_CHAIR'], 'RECORDED', 'As agreed'), older)).toMatch(
      /a legally qualified chair\. Recorded/,
    )
  })
})

describe('the route of a former officer', () => {
  const former = { ...base.particulars.officer, standing: 'FORMER' as const }
  const of = (
    formerOfficerRoute: HearingCase['regime']['formerOfficerRoute'],
    overrides: SampleOverrides = { particulars: { officer: former } },
  ) => {
    const { regime } = sampleCase(overrides)
    return rows({ ...overrides, regime: { ...regime, formerOfficerRoute } })['Route']
  }

  it('is the one that the rules of the case have', () => {
    const hearing = key(['HEARING_DEFAULT'], 'DATES')
    expect(of(hearing)).toMatch(/before 28 May 2025: a misconduct hearing$/)
    expect(of(key(['AMH_DEFAULT'], 'DATES'))).toMatch(/from 28 May 2025: an accelerated hearing/)
    expect(of(key(['HEARING_DEFAULT', 'AMH_DEFAULT'], 'DATES'))).toBeNull()
    expect(of(hearing, {})).toBeNull()
    expect(of(hearing, came('2019-05-01', { officer: former }))).toBeNull()
  })
})

describe('the test of force', () => {
  const force = sampleAllegation({ id: 'f', standards: ['SPB04_USE_OF_FORCE'] })
  const of = (
    forceTest: HearingCase['regime']['forceTest'],
    more: SampleOverrides = {},
    kind?: NoticeDocument['kind'],
  ) =>
    rows(
      {
        findings: { allegations: [sampleAllegation(), force] },
        regime: { ...base.regime, forceTest },
        ...more,
      },
      kind,
    )['Use of force']
  const civil = key(['CIVIL_REASONABLE_BELIEF'], 'DATES')
  const open = key(['CIVIL_REASONABLE_BELIEF', 'CRIMINAL_HONEST_BELIEF'], 'DATES')

  it('is named where force is in issue in any allegation, and nowhere else', () => {
    expect(of(civil)).toMatch(/before 30 June 2026 \(belief must be reasonable\)$/)
    expect(of(key(['CRIMINAL_HONEST_BELIEF'], 'DATES'))).toMatch(
      /\(belief must be honestly held\)$/,
    )
    expect(of(civil, { findings: { allegations: [sampleAllegation()] } })).toBeNull()
  })

  it('says that it is not settled, and why the notice goes out all the same', () => {
    const given = (ruleId: string, reason: string) => ({
      decision: { warningReasons: [{ ruleId, reason }] },
    })
    expect(of(open)).toMatch(/^Not settled whether .+ applies$/)
    const why = given('OUT-027', 'Nothing turns on it')
    expect(of(open, why)).toMatch(/applies\. Recorded, with this reason: Nothing turns on it$/)
    expect(of(open, why, 'PUBLISHED')).toMatch(/applies$/)
    expect(of(open, given('OUT-029', 'Waived'))).toMatch(/applies$/)
    expect(of(civil, why)).not.toContain('Nothing turns on it')
  })
})

describe('the proceedings', () => {
  it('have the names that the rules of the case give them', () => {
    const fast = { forum: 'AMH' as const }
    const kinds = (overrides: SampleOverrides) => proceedingsOf(sampleCase(overrides))
    expect(kinds({ particulars: fast })).toBe('AMH')
    expect(kinds(came('2019-05-01', fast))).toBe('SPECIAL_CASE')
    expect(kinds(came('2019-05-01'))).toBe('HEARING')
  })

  it('name the Regulations under which the report is made', () => {
    const of = (overrides: SampleOverrides) => proceedingsInWords(contextOf(overrides))
    expect(of({})).toContain('regulation 43')
    expect(of({ particulars: { forum: 'AMH' } })).toContain('regulation 63')
    expect(of(came('2019-05-01'))).toContain('2012')
    expect(of(came('2011-05-01'))).toContain('2008')
    for (const overrides of [came('2019-05-01'), came('2011-05-01')])
      expect(of(overrides)).toMatch(/misconduct hearing/i)
  })

  it('name the notice of referral by the regulation of 2020, or by no number before it', () => {
    const of = (overrides: SampleOverrides) => referralLabel(contextOf(overrides))
    expect(of({})).toBe('Regulation 30 notice')
    expect(of({ particulars: { forum: 'AMH' } })).toBe('Regulation 51 notice')
    expect(of(came('2019-05-01', { forum: 'AMH' }))).toBe('Notice of referral')
    expect(numbered2020(base, '42(6)')(english)).toBe(' (regulation 42(6))')
    expect(numbered2020(sampleCase(came('2019-05-01')), '42(6)')(english)).toBe('')
  })
})
