import { describe, expect, it } from 'vitest'
import type { Particulars } from '#core/hearing-case'
import { checkIssuable } from '#core/law/issuable'
import { sampleAllegation, sampleCase, type SampleOverrides } from '../../support/sample-case.ts'
import { law, problemsOf, ready } from './issuable-case.ts'

const fields = (overrides: SampleOverrides) => problemsOf(overrides).map(({ field }) => field)
const base = sampleCase().particulars
const officer = (change: Partial<Particulars['officer']>) => ({
  particulars: { officer: { ...base.officer, ...change } },
})
const allegation = (change: Parameters<typeof sampleAllegation>[0]) => ({
  findings: { allegations: [sampleAllegation(change)] },
})
const exceptional = (found: boolean | null, reasons: string) => ({
  exceptionalCircumstances: { found, reasons, tags: [] },
})

const warning = {
  id: 'w',
  kind: 'WW' as const,
  notified: '2020-01-10',
  months: 18,
  careerBreakDays: 0,
  citedAsAggravation: false,
}

describe('a field that is wanting before the notice', () => {
  it.each<readonly [field: string, step: number, overrides: SampleOverrides]>([
    ['particulars.officer.rank', 2, officer({ rank: null })],
    ['particulars.officer.rankAtTime', 2, officer({ rankAtTime: null })],
    [
      'particulars.chair.capacity',
      2,
      { particulars: { chair: { ...base.chair, capacity: null } } },
    ],
    ['findings.allegations', 2, { findings: { allegations: [] } }],
    ['findings.allegations.0.answer', 2, allegation({ answer: null })],
    ['findings.allegations.0.proved', 2, allegation({ proved: null, level: null })],
    ['findings.allegations.0.level', 2, allegation({ level: 'NOT_PROVED' })],
    [
      'findings.adverseInference.reasons',
      2,
      { findings: { adverseInference: { drawn: true, reasons: ' ' } } },
    ],
    ['seriousness.culpabilityLevel', 3, { seriousness: { culpabilityLevel: null } }],
    ['seriousness.harmLevel', 3, { seriousness: { harmLevel: null } }],
    ['seriousness.factors', 3, { seriousness: { factors: [] } }],
    ['decision.outcome', 6, { decision: { outcome: null } }],
    [
      'decision.authorityViewsOnReduction.summary',
      6,
      {
        decision: {
          outcome: 'RIR',
          newRank: 'CONSTABLE',
          authorityViewsOnReduction: { recorded: true, summary: ' ' },
        },
      },
    ],
    ['decision.newRank', 6, { decision: { outcome: 'RIR', newRank: null } }],
    [
      'decision.exceptionalCircumstances.reasons',
      6,
      { decision: { outcome: 'DWN', ...exceptional(false, ' ') } },
    ],
    [
      'decision.exceptionalCircumstances.found',
      6,
      { decision: { outcome: 'DWN', ...exceptional(null, '') } },
    ],
  ])('is named: %s, at step %i', (field, step, overrides) => {
    const found = problemsOf(overrides).filter((problem) => problem.field === field)
    expect(found.map((problem) => problem.step)).toContain(step)
  })

  it('is the day or the length of an earlier warning, each by its place', () => {
    const of = (...warnings: Particulars['warnings']) =>
      fields({ particulars: { warnings } }).filter((one) =>
        one?.startsWith('particulars.warnings.'),
      )
    expect(of(warning)).toEqual([])
    expect(of(warning, { ...warning, months: null })).toEqual(['particulars.warnings.1'])
    expect(of({ ...warning, notified: null }, warning)).toEqual(['particulars.warnings.0'])
  })

  it('is not one that this case has no use for', () => {
    const chair = { ...base.chair, capacity: null }
    const meeting = fields({ particulars: { forum: 'MEETING', chair, members: [] } })
    expect(meeting).not.toContain('particulars.chair.capacity')
    expect(meeting).not.toContain('particulars.members')
    expect(fields(officer({ standing: 'FORMER' }))).not.toContain(
      'particulars.previouslyReducedInRank',
    )
    const former = { ...base.officer, standing: 'FORMER' as const }
    expect(
      fields({ particulars: { officer: former, previouslyReducedInRank: null } }),
    ).not.toContain('particulars.previouslyReducedInRank')
    const none = { decision: { ...exceptional(null, '') } }
    const at = 'decision.exceptionalCircumstances.found'
    expect(fields(none)).toContain(at)
    expect(fields({ ...none, ...allegation({ level: 'MISCONDUCT' }) })).not.toContain(at)
    expect(fields({ ...none, ...allegation({ proved: false }) })).not.toContain(at)
    expect(fields({ ...none, ...officer({ standing: 'FORMER' }) })).not.toContain(at)
    const dates = { ...base.dates, conductFrom: '2024-10-01', cameToAttention: '2024-10-14' }
    expect(fields({ ...none, particulars: { dates } })).not.toContain(at)
    expect(fields(allegation({ level: 'GROSS_MISCONDUCT' }))).toEqual([])
    const summary = { authorityViewsOnReduction: { recorded: true, summary: '' } }
    expect(fields({ decision: summary })).not.toContain(
      'decision.authorityViewsOnReduction.summary',
    )
  })

  it('may be known to a month for the day the conduct began, and to the day for the rest', () => {
    const of = (dates: Partial<Particulars['dates']>) =>
      problemsOf({ particulars: { dates: { ...base.dates, ...dates } } })
        .filter(({ field }) => field?.startsWith('particulars.dates') === true)
        .map(({ field, code }) => [field, code])
    expect(of({ conductFrom: '2025-06' })).toEqual([])
    expect(of({ conductFrom: '2025-13' })).toEqual([
      ['particulars.dates.conductFrom', 'NO_SUCH_DATE'],
    ])
    expect(of({ cameToAttention: '2025-05-31' })).toEqual([
      ['particulars.dates.cameToAttention', 'DATE_ORDER'],
    ])
  })
})

describe('the rules of the book', () => {
  const asks = (outcomeRule: string, change: object, dates: Partial<Particulars['dates']> = {}) => {
    const book = {
      ...law,
      rules: law.rules.map((rule) => (rule.id === outcomeRule ? { ...rule, ...change } : rule)),
    }
    const hearingCase = sampleCase({
      particulars: { dates: { ...base.dates, ...dates } },
      decision: { outcome: 'WW', months: 18 },
    })
    return checkIssuable(hearingCase, book, ready).some(({ code }) => code === outcomeRule)
  }

  it('apply from their first day to their last, by the day of the decision', () => {
    expect(asks('OUT-002', {})).toBe(true)
    expect(asks('OUT-002', { effectiveFrom: '2026-11-18' })).toBe(true)
    expect(asks('OUT-002', { effectiveFrom: '2026-11-19' })).toBe(false)
    expect(asks('OUT-002', { effectiveTo: '2026-11-18' })).toBe(true)
    expect(asks('OUT-002', { effectiveTo: '2026-11-17' })).toBe(false)
  })

  it('are taken by the last day of the hearing, or its first, while no decision is dated', () => {
    const from = { effectiveFrom: '2026-11-18' }
    expect(asks('OUT-002', from, { decision: null })).toBe(true)
    expect(asks('OUT-002', from, { decision: null, hearingTo: '2026-11-17' })).toBe(false)
    const open = { decision: null, hearingTo: null }
    expect(asks('OUT-002', from, open)).toBe(false)
    expect(asks('OUT-002', { effectiveFrom: '2026-11-16' }, open)).toBe(true)
    expect(asks('OUT-002', { effectiveFrom: '2030-01-01' }, { ...open, hearingFrom: null })).toBe(
      true,
    )
  })
})

describe('a rule that stands in the way', () => {
  const of = (rule: string, overrides: SampleOverrides) =>
    problemsOf(overrides).find(({ code }) => code === rule)

  it('is told at the step at which its fact is entered', () => {
    expect(of('OUT-028', { particulars: { legalRepresentationNotice: null } })?.step).toBe(2)
    expect(of('OUT-027', allegation({ standards: [] }))?.step).toBe(2)
    expect(of('OUT-002', { decision: { outcome: 'WW', months: 18 } })?.step).toBe(6)
    const steps = problemsOf({
      particulars: { legalRepresentationNotice: null },
      seriousness: { factors: [] },
      decision: { outcome: 'WW', months: null },
    }).map(({ step }) => step)
    expect(new Set(steps).size).toBe(3)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  })

  it('is said once where the record asks for the same fact anyway', () => {
    const reduced = {
      particulars: { previouslyReducedInRank: null },
      decision: { outcome: 'RIR' as const, newRank: 'CONSTABLE' as const },
    }
    expect(fields(reduced)).toContain('particulars.previouslyReducedInRank')
    expect(of('OUT-012', reduced)).toBeUndefined()
  })

  it('is told beside what the record asks for in the same place', () => {
    const dates = { ...base.dates, severityAssessment: null }
    const undated = problemsOf({ particulars: { dates, warnings: [warning] } })
    const codes = undated
      .filter(({ field }) => field === 'particulars.dates.severityAssessment')
      .map(({ code }) => code)
    expect(codes).toEqual(['MISSING', 'OUT-023'])
  })

  it('asks for a reason where one lifts it, and says why', () => {
    const message = (rule: string, overrides: SampleOverrides) => of(rule, overrides)?.message
    expect(message('OUT-029', { decision: { representationsHeardOn: null } })).toMatch(
      /[a-z]\. Give a reason to go on\. \(OUT-029, /,
    )
    const long = { ...allegation({ level: 'MISCONDUCT' }), decision: { months: 36 } }
    expect(message('OUT-015', long)).toContain('The rule is not verified: give a reason to go on.')
    const written = { decision: { outcome: 'WW' as const, months: 18 } }
    expect(message('OUT-002', written)).not.toMatch(/give a reason/i)
    const dates = { ...base.dates, conductFrom: '2019-03-01', cameToAttention: '2019-05-01' }
    expect(message('OUT-002', { ...written, particulars: { dates } })).toContain(
      'not for those of 2012: give a reason to go on.',
    )
    const unheard = { decision: { representationsHeardOn: null }, particulars: { dates } }
    expect(message('OUT-029', unheard)).toContain('. Give a reason to go on.')
  })
})
