import { describe, expect, it } from 'vitest'
import type { Particulars } from '#core/hearing-case'
import { checkOutcome, RULE_TESTS } from '#core/law/outcome-rules'
import { deriveRegime } from '#core/law/regime-keys'
import { situationOf } from '#core/law/situation'
import {
  sampleAllegation,
  sampleCase,
  sampleLaw,
  type SampleOverrides,
} from '../../support/sample-case.ts'

/** What a rule says of a case by itself, whatever the law data makes of it. */
const says = (rule: string, overrides: SampleOverrides = {}) => {
  const hearingCase = sampleCase(overrides)
  return RULE_TESTS[rule]?.test(situationOf(hearingCase, hearingCase.decision.outcome))
}
const base = sampleCase()
const chair = (change: Partial<Particulars['chair']>, more: Partial<Particulars> = {}) => ({
  particulars: { ...more, chair: { ...base.particulars.chair, ...change } },
})
const found = (level: 'MISCONDUCT' | 'GROSS_MISCONDUCT' | 'BREACH_BELOW_MISCONDUCT' | null) => ({
  findings: { allegations: [sampleAllegation({ level, proved: level === null ? null : true })] },
})
const former = { officer: { ...base.particulars.officer, standing: 'FORMER' as const } }
const field = (verdict: unknown) =>
  typeof verdict === 'object' && verdict !== null && 'field' in verdict ? verdict.field : verdict

describe('an outcome that does not belong to the proceedings', () => {
  const noBreach = { decision: { outcome: 'NO_BREACH' as const } }

  it('is no breach where misconduct was found, but for a serving officer of an accelerated hearing', () => {
    const misconduct = { ...noBreach, ...found('MISCONDUCT') }
    expect(says('FIT-002', misconduct)).toBe('BITES')
    const amh = { forum: 'AMH' as const }
    expect(says('FIT-002', { ...misconduct, particulars: { ...amh, ...former } })).toBe('BITES')
    expect(says('FIT-002', { ...misconduct, particulars: amh })).toBe('CLEAR')
    expect(says('FIT-002', { ...misconduct, particulars: former })).toBe('BITES')
    expect(says('FIT-004', { ...misconduct, particulars: amh })).toBe('BITES')
    expect(says('FIT-004', { ...misconduct, particulars: { ...amh, ...former } })).toBe('CLEAR')
    expect(says('FIT-004', misconduct)).toBe('CLEAR')
    const open = { ...noBreach, ...found(null), particulars: amh }
    expect(says('FIT-004', open)).toBe('CLEAR')
    expect(says('FIT-002', { ...noBreach, ...found('BREACH_BELOW_MISCONDUCT') })).toBe('CLEAR')
  })

  it('is an ending of an accelerated hearing anywhere else', () => {
    for (const outcome of ['AMH_DISMISS_CASE', 'AMH_RETURN_TO_AA'] as const) {
      const decision = { outcome }
      expect(says('FIT-005', { decision })).toBe('BITES')
      expect(says('FIT-005', { decision, particulars: { forum: 'AMH' } })).toBe('CLEAR')
    }
    expect(says('FIT-005')).toBe('CLEAR')
  })

  it('is any for gross misconduct at a meeting, or a former officer before one', () => {
    expect(says('FIT-007', { particulars: { forum: 'MEETING' } })).toBe('BITES')
    expect(says('FIT-007', { particulars: { forum: 'MEETING' }, ...found('MISCONDUCT') })).toBe(
      'CLEAR',
    )
    expect(says('FIT-007')).toBe('CLEAR')
    expect(says('FIT-010', { particulars: { forum: 'MEETING', ...former } })).toBe('BITES')
    expect(says('FIT-010', { particulars: former })).toBe('CLEAR')
    expect(says('FIT-010', { particulars: { forum: 'MEETING' } })).toBe('CLEAR')
  })

  it('cannot be told while the finding or the incidents are not recorded', () => {
    expect(field(says('FIT-001', found(null)))).toBe('findings.allegations')
    const dismissed = { decision: { outcome: 'DWN' as const } }
    const one = { ...found('MISCONDUCT').findings }
    const unknown = { ...dismissed, findings: { ...one, unconnectedIncidents: null } }
    expect(field(says('OUT-006', unknown))).toBe('findings.unconnectedIncidents')
    const warning = {
      id: 'w',
      kind: 'FWW' as const,
      notified: '2025-01-10',
      months: null,
      careerBreakDays: 0,
      citedAsAggravation: false,
    }
    const warned = {
      ...dismissed,
      findings: { ...one, unconnectedIncidents: false },
      particulars: { warnings: [warning] },
    }
    expect(field(says('OUT-006', warned))).toBe('particulars.warnings')
    expect(says('OUT-006', { ...warned, particulars: { warnings: [] } })).toBe('BITES')
    expect(says('OUT-006', { ...warned, decision: { outcome: 'FWW' } })).toBe('CLEAR')
  })
})

describe('an earlier warning whose length is not recorded', () => {
  const unknown = (kind: 'WW' | 'FWW') => ({
    warnings: [
      {
        id: 'w',
        kind,
        notified: '2025-01-10',
        months: null,
        careerBreakDays: 0,
        citedAsAggravation: true,
      },
    ],
  })
  const wanting = (rule: string, kind: 'WW' | 'FWW') =>
    says(rule, { decision: { outcome: 'WW' }, particulars: unknown(kind) })

  it('is asked about by its kind before another warning is given', () => {
    const asked = (words: string) => ({
      missing: `whether ${words} was live at the severity assessment`,
      field: 'particulars.warnings',
    })
    expect(wanting('OUT-007', 'FWW')).toEqual(asked('a final written warning'))
    expect(wanting('OUT-007', 'WW')).toBe('CLEAR')
    expect(wanting('OUT-008', 'WW')).toEqual(asked('a written warning'))
    expect(wanting('OUT-008', 'FWW')).toBe('CLEAR')
  })

  it('is asked about where it is cited as aggravating', () => {
    expect(wanting('OUT-024', 'WW')).toEqual({
      missing: 'whether an earlier warning cited as aggravating was spent',
      field: 'particulars.warnings',
    })
  })
})

describe('the adviser', () => {
  const advised = (
    adviser: { label: string; profileId: string | null } | null,
    member: { label: string; profileId: string | null },
  ) => says('OUT-032', { particulars: { adviser, members: [member] } })

  it('is a decision-maker where the two have one profile, whatever they are called', () => {
    expect(advised({ label: 'A', profileId: 'p' }, { label: 'B', profileId: 'p' })).toBe('BITES')
    expect(advised({ label: 'A', profileId: 'p' }, { label: 'A', profileId: 'q' })).toBe('CLEAR')
    const own = base.particulars.chair
    expect(advised({ label: 'A', profileId: own.profileId }, { label: 'B', profileId: 'q' })).toBe(
      'BITES',
    )
  })

  it('is told by the name where one of them has no profile, and never by an empty name', () => {
    expect(advised({ label: ' A ', profileId: null }, { label: 'A', profileId: 'q' })).toBe('BITES')
    expect(advised({ label: 'A', profileId: 'p' }, { label: 'A ', profileId: null })).toBe('BITES')
    expect(advised({ label: 'A', profileId: null }, { label: 'B', profileId: null })).toBe('CLEAR')
    expect(advised({ label: ' ', profileId: null }, { label: '', profileId: null })).toBe('CLEAR')
    expect(advised({ label: '', profileId: null }, { label: ' ', profileId: null })).toBe('CLEAR')
    expect(advised(null, { label: '', profileId: null })).toBe('CLEAR')
  })
})

describe('the chair', () => {
  const delegate = { capacity: 'DELEGATE' as const }

  it('as a delegate names the fact that is wanting', () => {
    const formerSenior = { ...delegate, delegateBasis: 'FORMER_SENIOR_OFFICER' as const }
    const wanting = (change: Partial<Particulars['chair']>, more: Partial<Particulars> = {}) =>
      field(says('OUT-030', chair(change, more)))
    expect(wanting(delegate)).toBe('particulars.chair.delegateBasis')
    for (const delegatedOn of [null, '2026-02-31'])
      expect(wanting({ ...formerSenior, delegatedOn, leftSeniorRankOn: '2024-01-01' })).toBe(
        'particulars.chair.delegatedOn',
      )
    for (const leftSeniorRankOn of [null, '2024-02-31'])
      expect(wanting({ ...formerSenior, delegatedOn: '2026-01-01', leftSeniorRankOn })).toBe(
        'particulars.chair.leftSeniorRankOn',
      )
    expect(wanting({ ...delegate, delegateBasis: 'STAFF_EQUIVALENT', operationalCase: null })).toBe(
      'particulars.chair.operationalCase',
    )
    const senior = { ...delegate, delegateBasis: 'SENIOR_OFFICER' as const, certifiedForAmh: null }
    expect(wanting(senior)).toBe('CLEAR')
    expect(wanting(senior, { forum: 'AMH' })).toBe('particulars.chair.certifiedForAmh')
  })

  it('is held to the rules on delegates only where a chief officer or delegate may sit', () => {
    const { regime } = base
    const asked = (possible: typeof regime.panelModel.possible, forum: 'HEARING' | 'MEETING') =>
      checkOutcome(
        sampleCase({
          ...chair({ ...delegate, delegateBasis: null }, { forum }),
          regime: { ...regime, panelModel: { ...regime.panelModel, possible } },
        }),
        sampleLaw(),
      ).find(({ ruleId }) => ruleId === 'OUT-030')?.field
    const both = ['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'] as const
    expect(asked(['CHIEF_OFFICER_CHAIR'], 'HEARING')).toBe('particulars.chair.delegateBasis')
    expect(asked(['LQC_CHAIR'], 'HEARING')).toBeUndefined()
    expect(asked(both, 'HEARING')).toBe('particulars.regimeOverrides')
    expect(asked(both, 'MEETING')).toBeUndefined()
  })

  it('may be a legally qualified one nowhere but at a hearing', () => {
    const qualified = { capacity: 'LQC_LEGACY' as const }
    expect(says('FIT-008', chair(qualified))).toBe('BITES')
    expect(says('FIT-008', chair(qualified, { forum: 'MEETING' }))).toBe('CLEAR')
  })
})

describe('reduction in rank', () => {
  const to = (newRank: 'CONSTABLE' | 'SERGEANT' | 'INSPECTOR' | null, outcome: 'RIR' | 'FWW') =>
    says('FIT-009', { decision: { outcome, newRank } })

  it('goes to a lower rank', () => {
    expect(to('CONSTABLE', 'RIR')).toBe('CLEAR')
    expect(to('SERGEANT', 'RIR')).toBe('BITES')
    expect(to('INSPECTOR', 'RIR')).toBe('BITES')
    expect(to(null, 'RIR')).toBe('CLEAR')
    expect(to('INSPECTOR', 'FWW')).toBe('CLEAR')
  })

  it('is asked about while the rank, or an earlier reduction, is not recorded', () => {
    const decision = { outcome: 'RIR' as const, newRank: 'INSPECTOR' as const }
    const particulars = { officer: { ...base.particulars.officer, rank: null } }
    expect(says('FIT-009', { decision, particulars })).toBe('CLEAR')
    expect(field(says('OUT-011', { decision, particulars }))).toBe('particulars.officer.rank')
    expect(
      field(says('OUT-012', { decision, particulars: { previouslyReducedInRank: null } })),
    ).toBe('particulars.previouslyReducedInRank')
  })
})

describe('the record', () => {
  it('asks what older outcomes and low findings turn on', () => {
    const older = { decision: { outcome: 'REQUIRED_TO_RESIGN' as const } }
    expect(says('OUT-026', { ...older, regime: deriveRegime({}) })).toEqual({
      missing: 'when the allegation came to attention',
      field: 'particulars.dates.cameToAttention',
    })
    const open = [
      sampleAllegation({ level: 'BREACH_BELOW_MISCONDUCT' }),
      sampleAllegation({ id: 'b', level: null, proved: null }),
    ]
    const low = { decision: { outcome: 'WW' as const }, findings: { allegations: open } }
    expect(says('FIT-001', low)).toEqual({
      missing: 'the finding on every allegation',
      field: 'findings.allegations',
    })
    expect(says('FIT-001', { ...low, findings: { allegations: open.slice(0, 1) } })).toBe('BITES')
  })

  it('holds no part of an outcome that was not chosen', () => {
    const parts = (outcome: 'WW' | 'RIR' | 'DWN' | null, months: number | null, rank = true) =>
      says('OUT-022', { decision: { outcome, months, newRank: rank ? 'CONSTABLE' : null } })
    expect(parts('RIR', null)).toBe('CLEAR')
    expect(parts('RIR', 18)).toBe('BITES')
    expect(parts('WW', 18)).toBe('BITES')
    expect(parts('WW', 18, false)).toBe('CLEAR')
    expect(parts('DWN', null, false)).toBe('CLEAR')
    expect(parts(null, 18)).toBe('CLEAR')
  })

  it('names the force test only where force was used, and only while it is not known', () => {
    const force = {
      findings: { allegations: [sampleAllegation({ standards: ['SPB04_USE_OF_FORCE'] })] },
    }
    const dates = { ...base.particulars.dates, hearingFrom: '2026-06-01', hearingTo: null }
    const settled = { dates: { ...dates, decision: '2026-06-03' } }
    expect(says('OUT-027', force)).toBe('WARNS')
    expect(says('OUT-027', { ...force, particulars: settled })).toBe('CLEAR')
    expect(says('OUT-027')).toBe('CLEAR')
  })

  it('wants representations heard by the day of the decision, once something follows', () => {
    const heard = (representationsHeardOn: string | null, more: SampleOverrides = {}) =>
      says('OUT-029', { ...more, decision: { ...more.decision, representationsHeardOn } })
    expect(heard('2026-11-18')).toBe('CLEAR')
    expect(heard('2026-11-19')).toBe('BITES')
    expect(heard(null)).toBe('BITES')
    expect(heard(null, { decision: { outcome: null } })).toBe('CLEAR')
    expect(heard(null, found(null))).toBe('CLEAR')
    const dates = { ...base.particulars.dates, decision: null }
    expect(heard('2026-11-19', { particulars: { dates } })).toBe('CLEAR')
    const nothing = { decision: { outcome: 'NO_BREACH' as const } }
    expect(heard(null, { ...nothing, ...found('BREACH_BELOW_MISCONDUCT') })).toBe('CLEAR')
    expect(heard(null, nothing)).toBe('BITES')
  })
})
