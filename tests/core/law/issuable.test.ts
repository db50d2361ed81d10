import { describe, expect, it } from 'vitest'
import { emptySections } from '#core/hearing-case'
import { checkIssuable } from '#core/law/issuable'
import { deriveRegime } from '#core/law/regime-keys'
import { sampleAllegation, sampleCase, type SampleOverrides } from '../../support/sample-case.ts'
import { law, ready } from './issuable-case.ts'

const fieldsOf = (overrides: SampleOverrides, context = ready) =>
  checkIssuable(sampleCase(overrides), law, context).map((problem) => problem.field)
const base = sampleCase()

describe('what stands between the chair and signing', () => {
  it('is nothing in a complete and lawful case', () => {
    expect(checkIssuable(base, law, ready)).toEqual([])
  })

  it('is a comparison from before the case was changed, with where to look at it again', () => {
    const [old, ...more] = checkIssuable(base, law, { ...ready, comparisonIsOld: true })
    expect(more).toEqual([])
    expect(old).toMatchObject({ code: 'COMPARISON_OLD', step: 5, field: 'comparators' })
    const unopened = { ...ready, comparatorsConsulted: false, comparisonIsOld: true }
    expect(checkIssuable(base, law, unopened).map(({ code }) => code)).toEqual([
      'COMPARATORS_NOT_OPENED',
    ])
  })

  it('is named all at once for an empty case, in the order of the steps', () => {
    const empty = { ...base, ...emptySections(), regime: deriveRegime({}) }
    const problems = checkIssuable(empty, law, ready)
    expect(problems.length).toBeGreaterThan(20)
    const steps = problems.map((problem) => problem.step)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    for (const problem of problems) expect(problem.message).toMatch(/^[A-Z].*[.)]$/)
  })

  const officer = base.particulars.officer
  const dates = base.particulars.dates
  it.each<readonly [string, SampleOverrides]>([
    ['particulars.force', { particulars: { force: ' ' } }],
    ['particulars.officer.number', { particulars: { officer: { ...officer, number: '' } } }],
    [
      'particulars.officer.representation',
      { particulars: { officer: { ...officer, representation: null } } },
    ],
    ['particulars.members', { particulars: { members: [] } }],
    ['particulars.dates.notified', { particulars: { dates: { ...dates, notified: null } } }],
    [
      'particulars.dates.decision',
      { particulars: { dates: { ...dates, decision: '2026-11-01' } } },
    ],
    [
      'particulars.dates.hearingTo',
      { particulars: { dates: { ...dates, hearingTo: '2026-11-31' } } },
    ],
    [
      'particulars.regimeOverrides',
      {
        particulars: { dates: { ...dates, conductFrom: '2025-05', cameToAttention: '2025-06-31' } },
      },
    ],
    ['particulars.previouslyReducedInRank', { particulars: { previouslyReducedInRank: null } }],
    [
      'findings.allegations.0.reasons',
      { findings: { allegations: [sampleAllegation({ reasons: '' })] } },
    ],
    [
      'findings.allegations.0.level',
      { findings: { allegations: [sampleAllegation({ level: null })] } },
    ],
    [
      'findings.adverseInference.drawn',
      { findings: { adverseInference: { drawn: null, reasons: '' } } },
    ],
    [
      'findings.unconnectedIncidents',
      {
        findings: {
          unconnectedIncidents: null,
          allegations: [sampleAllegation({ level: 'MISCONDUCT' })],
        },
      },
    ],
    ['seriousness.together', { seriousness: { together: '' } }],
    ['seriousness.purposes', { seriousness: { purposes: '' } }],
    [
      'seriousness.factors.0.reason',
      {
        seriousness: {
          factors: [{ factorId: 'CUL_DATA_MISUSE', reason: '', evidence: [], extent: null }],
        },
      },
    ],
    ['decision.serviceRecordConsidered', { decision: { serviceRecordConsidered: false } }],
    ['decision.months', { decision: { months: null } }],
    ['decision.newRank', { decision: { outcome: 'RIR', months: null } }],
    ['decision.considered.FWW', { decision: { considered: [] } }],
    [
      'decision.exceptionalCircumstances.found',
      { decision: { exceptionalCircumstances: { found: null, reasons: 'Fear.', tags: [] } } },
    ],
    ['decision.reasonsForNotDismissing', { decision: { reasonsForNotDismissing: '' } }],
    ['decision.appealTo', { decision: { appealTo: '' } }],
    [
      'decision.publication.decision',
      { decision: { publication: { decision: null, reasons: '' } } },
    ],
    [
      'decision.publication.reasons',
      { decision: { publication: { decision: 'WITHHOLD', reasons: '' } } },
    ],
  ])('names %s when it is missing or wrong', (field, overrides) => {
    expect(fieldsOf(overrides)).toContain(field)
  })

  it('includes the seals, the comparators and each case that points away', () => {
    const context = {
      sealed: false,
      comparatorsConsulted: false,
      pointingAway: ['P-0007', 'P-0009'],
    }
    const answered = { comparatorAnswers: [{ ref: 'P-0007', answer: 'That officer lied.' }] }
    const problems = checkIssuable(sampleCase({ decision: answered }), law, context)
    expect(problems.map(({ code, step }) => `${step} ${code}`)).toEqual([
      '4 NOT_SEALED',
      '5 COMPARATORS_NOT_OPENED',
      '6 UNANSWERED_COMPARATOR',
    ])
  })

  it('asks why each milder action that was open is not enough, and no more', () => {
    const dismissal = {
      outcome: 'DWN' as const,
      months: null,
      barredListReportPlanned: true,
      considered: [],
    }
    const wanted = (overrides: SampleOverrides) =>
      fieldsOf({ ...overrides, decision: dismissal }).filter((field) =>
        field?.startsWith('decision.considered'),
      )
    expect(wanted({})).toEqual([
      'decision.considered.FWW',
      'decision.considered.RIR',
      'decision.considered.DWN',
    ])
    const constable = { ...officer, rank: 'CONSTABLE' as const, rankAtTime: 'CONSTABLE' as const }
    expect(wanted({ particulars: { officer: constable } })).toEqual([
      'decision.considered.FWW',
      'decision.considered.DWN',
    ])
  })

  it('includes a rule that asks for a reason until the reason is there', () => {
    const late = { representationsHeardOn: null }
    const problems = checkIssuable(sampleCase({ decision: late }), law, ready)
    expect(problems.map((problem) => problem.code)).toEqual(['OUT-029'])
    const reason = { ruleId: 'OUT-029', reason: 'The officer waived representations in writing.' }
    expect(fieldsOf({ decision: { ...late, warningReasons: [reason] } })).toEqual([])
  })

  it('leaves seriousness, seals and comparators out where nothing reaches misconduct', () => {
    const nothing = {
      findings: { allegations: [sampleAllegation({ proved: false, level: null, standards: [] })] },
      seriousness: { together: '', purposes: '', factors: [] },
      decision: {
        outcome: 'NO_BREACH' as const,
        months: null,
        appealTo: '',
        representationsHeardOn: null,
      },
    }
    expect(fieldsOf(nothing, { ...ready, sealed: false, comparatorsConsulted: false })).toEqual([])
  })
})
