import { describe, expect, it } from 'vitest'
import type { HearingCase } from '#core/hearing-case'
import { checkOutcome } from '#core/law/outcome-rules'
import {
  sampleAllegation,
  sampleCase,
  sampleLaw,
  type SampleOverrides,
} from '../../support/sample-case.ts'

const law = sampleLaw()
const base = sampleCase()
const effectOf = (hearingCase: HearingCase, ruleId: string, book = law) =>
  checkOutcome(hearingCase, book).find((result) => result.ruleId === ruleId)?.effect ?? 'CLEAR'
const particulars = (change: Partial<HearingCase['particulars']>): SampleOverrides => ({
  particulars: change,
})
const decision = (change: Partial<HearingCase['decision']>): SampleOverrides => ({
  decision: change,
})
const misconduct = { allegations: [sampleAllegation({ level: 'MISCONDUCT' as const })] }
const former = { officer: { ...base.particulars.officer, standing: 'FORMER' as const } }
const warning = {
  id: 'w',
  kind: 'FWW' as const,
  notified: '2025-01-10',
  months: 24,
  careerBreakDays: 0,
  citedAsAggravation: false,
}
const delegate = { ...base.particulars.chair, capacity: 'DELEGATE' as const }
const at2020 = {
  dates: { ...base.particulars.dates, conductFrom: '2025-01', cameToAttention: '2025-03-01' },
}

/** No date tells which rules apply, those of 2012 among them. */
const undated = {
  dates: {
    ...base.particulars.dates,
    conductFrom: null,
    cameToAttention: null,
    severityAssessment: null,
    referralNotice: null,
  },
}
const unexplained = {
  exceptionalCircumstances: { found: null, reasons: '', tags: [] },
  reasonsForNotDismissing: '',
}
const oneUndecided = {
  allegations: [
    ...misconduct.allegations,
    sampleAllegation({ id: 'b', proved: null, level: null }),
  ],
}

type Row = readonly [rule: string, effect: string, overrides: SampleOverrides]
const ROWS: readonly Row[] = [
  [
    'OUT-001',
    'BLOCK',
    { particulars: { forum: 'MEETING' }, findings: misconduct, decision: { outcome: 'DWN' } },
  ],
  ['OUT-002', 'BLOCK', decision({ outcome: 'WW' })],
  [
    'OUT-003',
    'BLOCK',
    { particulars: { forum: 'AMH' }, decision: { outcome: 'AMH_DISMISS_CASE' } },
  ],
  [
    'OUT-003',
    'CLEAR',
    { particulars: { forum: 'AMH', ...former }, decision: { outcome: 'MISCONDUCT_NFA' } },
  ],
  ['OUT-004', 'REASON_NEEDED', decision({ outcome: 'NO_BREACH' })],
  ['OUT-005', 'REASON_NEEDED', { particulars: at2020, decision: { outcome: 'NO_BREACH' } }],
  ['OUT-005', 'CLEAR', decision({ outcome: 'NO_BREACH' })],
  ['OUT-006', 'BLOCK', { findings: misconduct, decision: { outcome: 'DWN' } }],
  [
    'OUT-006',
    'FACT_NEEDED',
    { findings: { ...misconduct, unconnectedIncidents: null }, decision: { outcome: 'DWN' } },
  ],
  [
    'OUT-006',
    'CLEAR',
    { findings: { ...misconduct, unconnectedIncidents: true }, decision: { outcome: 'DWN' } },
  ],
  ['OUT-007', 'REASON_NEEDED', particulars({ warnings: [warning] })],
  ['OUT-007', 'BLOCK', particulars({ forum: 'AMH', warnings: [warning] })],
  ['OUT-007', 'FACT_NEEDED', particulars({ warnings: [{ ...warning, months: null }] })],
  [
    'OUT-008',
    'REASON_NEEDED',
    {
      particulars: { warnings: [{ ...warning, kind: 'WW', months: 18 }] },
      findings: misconduct,
      decision: { outcome: 'WW', months: 18 },
    },
  ],
  [
    'OUT-009',
    'REASON_NEEDED',
    decision({ exceptionalCircumstances: { found: true, reasons: ' ', tags: [] } }),
  ],
  [
    'OUT-009',
    'REASON_NEEDED',
    decision({ exceptionalCircumstances: { found: false, reasons: 'None.', tags: [] } }),
  ],
  ['OUT-010', 'BLOCK', decision({ reasonsForNotDismissing: '' })],
  ['OUT-010', 'CLEAR', decision({ reasonsForNotDismissing: '', outcome: 'DWN' })],
  [
    'OUT-011',
    'REASON_NEEDED',
    {
      particulars: { officer: { ...base.particulars.officer, rank: 'CONSTABLE' } },
      decision: { outcome: 'RIR' },
    },
  ],
  [
    'OUT-011',
    'FACT_NEEDED',
    {
      particulars: { officer: { ...base.particulars.officer, rank: null } },
      decision: { outcome: 'RIR' },
    },
  ],
  [
    'OUT-012',
    'REASON_NEEDED',
    { particulars: { previouslyReducedInRank: true }, decision: { outcome: 'RIR' } },
  ],
  [
    'OUT-012',
    'BLOCK',
    { particulars: { forum: 'AMH', previouslyReducedInRank: true }, decision: { outcome: 'RIR' } },
  ],
  [
    'OUT-012',
    'FACT_NEEDED',
    { particulars: { previouslyReducedInRank: null }, decision: { outcome: 'RIR' } },
  ],
  ['OUT-013', 'BLOCK', decision({ outcome: 'RIR' })],
  ['OUT-013', 'BLOCK', { particulars: { forum: 'AMH' }, decision: { outcome: 'RIR' } }],
  [
    'OUT-013',
    'CLEAR',
    decision({
      outcome: 'RIR',
      authorityViewsOnReduction: { recorded: true, summary: 'No objection.' },
    }),
  ],
  ['OUT-014', 'BLOCK', decision({ months: 23 })],
  ['OUT-014', 'BLOCK', decision({ months: 61 })],
  ['OUT-014', 'BLOCK', { particulars: { forum: 'AMH' }, decision: { months: 23 } }],
  ['OUT-014', 'BLOCK', { particulars: { forum: 'AMH' }, decision: { months: 61 } }],
  ['OUT-014', 'CLEAR', decision({ months: 60 })],
  ['OUT-015', 'REASON_NEEDED', { findings: misconduct, decision: { months: 36 } }],
  ['OUT-016', 'REASON_NEEDED', { findings: misconduct, decision: { outcome: 'WW', months: 12 } }],
  ['OUT-017', 'BLOCK', particulars(former)],
  ['OUT-018', 'REASON_NEEDED', { particulars: former, decision: { outcome: 'MISCONDUCT_NFA' } }],
  ['OUT-019', 'BLOCK', decision({ outcome: 'WHBD' })],
  ['OUT-020', 'BLOCK', decision({ outcome: 'RPRP' })],
  ['OUT-021', 'BLOCK', { particulars: { forum: 'AMH' }, findings: misconduct }],
  ['OUT-022', 'REASON_NEEDED', decision({ outcome: 'DWN' })],
  [
    'OUT-023',
    'BLOCK',
    particulars({
      warnings: [warning],
      dates: { ...base.particulars.dates, severityAssessment: null },
    }),
  ],
  [
    'OUT-024',
    'REASON_NEEDED',
    particulars({ warnings: [{ ...warning, notified: '2020-01-10', citedAsAggravation: true }] }),
  ],
  [
    'OUT-025',
    'BLOCK',
    { particulars: { convictionType: 'INDICTABLE_ONLY' }, findings: misconduct },
  ],
  // The record does not say which allegation was the conviction: one that failed may be it.
  [
    'OUT-025',
    'REASON_NEEDED',
    {
      particulars: { convictionType: 'INDICTABLE_ONLY' },
      findings: { allegations: [sampleAllegation({ proved: false, level: null })] },
    },
  ],
  [
    'OUT-025',
    'CLEAR',
    { particulars: { convictionType: 'INDICTABLE_ONLY', ...at2020 }, findings: misconduct },
  ],
  ['OUT-026', 'BLOCK', decision({ outcome: 'MGMT_ADVICE' })],
  ['OUT-002', 'FACT_NEEDED', { particulars: undated, decision: { outcome: 'WW' } }],
  ['OUT-009', 'FACT_NEEDED', { particulars: undated, decision: unexplained }],
  ['OUT-010', 'FACT_NEEDED', { particulars: undated, decision: unexplained }],
  ['OUT-031', 'BLOCK', { particulars: undated, decision: { outcome: 'DWN', months: null } }],
  ['OUT-006', 'FACT_NEEDED', { findings: oneUndecided, decision: { outcome: 'DWN' } }],
  ['FIT-010', 'REASON_NEEDED', particulars({ forum: 'MEETING', ...former })],
  [
    'OUT-027',
    'REASON_NEEDED',
    { findings: { allegations: [sampleAllegation({ standards: [] })] } },
  ],
  [
    'OUT-027',
    'REASON_NEEDED',
    { findings: { allegations: [sampleAllegation({ standards: ['SPB04_USE_OF_FORCE'] })] } },
  ],
  ['OUT-028', 'BLOCK', particulars({ legalRepresentationNotice: null })],
  ['OUT-028', 'CLEAR', particulars({ forum: 'MEETING', legalRepresentationNotice: null })],
  ['OUT-029', 'REASON_NEEDED', decision({ representationsHeardOn: null })],
  [
    'OUT-029',
    'REASON_NEEDED',
    {
      findings: { allegations: [sampleAllegation({ level: 'BREACH_BELOW_MISCONDUCT' })] },
      decision: { outcome: 'RPRP', representationsHeardOn: null },
    },
  ],
  ['OUT-029', 'REASON_NEEDED', decision({ representationsHeardOn: '2026-11-19' })],
  ['OUT-030', 'FACT_NEEDED', particulars({ chair: delegate })],
  // One test surely failed counts, whatever another still lacks.
  [
    'OUT-030',
    'BLOCK',
    particulars({
      forum: 'AMH',
      chair: { ...delegate, delegateBasis: 'STAFF_EQUIVALENT', operationalCase: true },
    }),
  ],
  [
    'OUT-030',
    'BLOCK',
    particulars({
      chair: { ...delegate, delegateBasis: 'STAFF_EQUIVALENT', operationalCase: true },
    }),
  ],
  [
    'OUT-030',
    'BLOCK',
    particulars({
      chair: {
        ...delegate,
        delegateBasis: 'FORMER_SENIOR_OFFICER',
        delegatedOn: '2026-09-02',
        leftSeniorRankOn: '2021-09-01',
      },
    }),
  ],
  [
    'OUT-030',
    'CLEAR',
    particulars({
      chair: {
        ...delegate,
        delegateBasis: 'FORMER_SENIOR_OFFICER',
        delegatedOn: '2026-09-01',
        leftSeniorRankOn: '2021-09-01',
      },
    }),
  ],
  [
    'OUT-030',
    'BLOCK',
    particulars({
      forum: 'AMH',
      chair: { ...delegate, delegateBasis: 'SENIOR_OFFICER', certifiedForAmh: true },
    }),
  ],
  ['OUT-031', 'BLOCK', decision({ outcome: 'DWN', months: null })],
  ['OUT-031', 'CLEAR', decision({ outcome: 'DWN', months: null, barredListReportPlanned: true })],
  [
    'OUT-032',
    'REASON_NEEDED',
    particulars({ adviser: { label: 'Adviser', profileId: 'person-member-1' } }),
  ],
  [
    'FIT-006',
    'BLOCK',
    { particulars: former, findings: misconduct, decision: { outcome: 'WHBD' } },
  ],
  [
    'FIT-008',
    'REASON_NEEDED',
    particulars({ chair: { ...base.particulars.chair, capacity: 'LQC_LEGACY' } }),
  ],
  ['FIT-009', 'REASON_NEEDED', decision({ outcome: 'RIR', newRank: 'SERGEANT' })],
]

describe('each outcome rule', () => {
  it.each(ROWS)('%s says %s (case %#)', (rule, effect, overrides) => {
    expect(effectOf(sampleCase(overrides), rule)).toBe(effect)
  })

  it('says nothing about a complete and lawful case', () => {
    expect(checkOutcome(base, law)).toEqual([])
  })

  it('takes a typed reason where it may not block, and shows it', () => {
    const reason = { ruleId: 'OUT-016', reason: 'The earlier period ran on.' }
    const warned = sampleCase({
      findings: misconduct,
      decision: { outcome: 'WW', months: 12, warningReasons: [reason] },
    })
    expect(checkOutcome(warned, law)).toMatchObject([
      {
        ruleId: 'OUT-016',
        effect: 'REASON_GIVEN',
        reason: 'The earlier period ran on.',
        mark: 'F',
        verified: false,
      },
    ])
  })

  it('never takes a typed reason against a verified block', () => {
    const typed = { ruleId: 'OUT-002', reason: 'We want to.' }
    const barred = sampleCase(decision({ outcome: 'WW', warningReasons: [typed] }))
    expect(effectOf(barred, 'OUT-002')).toBe('BLOCK')
  })

  it("becomes a block once the force's lawyers have signed it off, if it is a rule that may", () => {
    const signed = {
      ...law,
      rules: law.rules.map((rule) => ({ ...rule, signedOffBy: 'Force solicitor' })),
    }
    const length = sampleCase({ findings: misconduct, decision: { months: 36 } })
    expect(effectOf(length, 'OUT-015', signed)).toBe('BLOCK')
    const late = sampleCase(decision({ representationsHeardOn: null }))
    expect(effectOf(late, 'OUT-029', signed)).toBe('REASON_NEEDED')
    const special = { ...base.particulars.officer, rank: 'SPECIAL_CONSTABLE' as const }
    const reduced = sampleCase({ particulars: { officer: special }, decision: { outcome: 'RIR' } })
    expect(effectOf(reduced, 'OUT-011', signed)).toBe('REASON_NEEDED')
  })

  it('only asks, and does not block, in a case under the 2012 Regulations', () => {
    const dates = { ...base.particulars.dates, conductFrom: '2019', cameToAttention: '2019-05-01' }
    expect(
      effectOf(sampleCase({ particulars: { dates }, decision: { outcome: 'WW' } }), 'OUT-002'),
    ).toBe('REASON_NEEDED')
  })
})

describe('live warnings', () => {
  it('are tested at the severity assessment: live on the last day, spent on the next', () => {
    const on = (severityAssessment: string) =>
      sampleCase(
        particulars({
          forum: 'AMH',
          warnings: [warning],
          dates: { ...base.particulars.dates, severityAssessment },
        }),
      )
    expect(effectOf(on('2027-01-09'), 'OUT-007')).toBe('BLOCK')
    expect(effectOf(on('2027-01-10'), 'OUT-007')).toBe('CLEAR')
    expect(effectOf(on('2025-01-09'), 'OUT-007')).toBe('CLEAR')
  })
})
