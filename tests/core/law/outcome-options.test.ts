import { describe, expect, it } from 'vitest'
import { outcomeOptions, refusalsOf } from '#core/law/outcome-rules'
import { presumesDismissal } from '#core/law/presumption'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'

const law = sampleLaw()
const base = sampleCase()
const { officer, dates } = base.particulars
const finds = (level: 'MISCONDUCT' | 'GROSS_MISCONDUCT') => ({
  allegations: [sampleAllegation({ level, proved: true })],
})
const kinds = (hearingCase: typeof base) =>
  outcomeOptions(hearingCase, law)
    .filter(({ ofThisKind }) => ofThisKind)
    .map(({ outcome }) => outcome)

describe('the outcomes of these proceedings', () => {
  it('leave out for a serving officer what only former officers have', () => {
    const shown = kinds(sampleCase({ findings: finds('GROSS_MISCONDUCT') }))
    expect(shown).toContain('DWN')
    expect(shown).not.toContain('WHBD')
  })

  it('leave out for a former officer every disciplinary action', () => {
    const particulars = { officer: { ...officer, standing: 'FORMER' as const } }
    const shown = kinds(sampleCase({ particulars, findings: finds('GROSS_MISCONDUCT') }))
    expect(shown).toContain('WHBD')
    for (const action of ['WW', 'FWW', 'RIR', 'DWN']) expect(shown).not.toContain(action)
  })

  it('keep what the panel has and loses by its finding, so that the refusal can be read', () => {
    const options = outcomeOptions(sampleCase({ findings: finds('GROSS_MISCONDUCT') }), law)
    const warning = options.find(({ outcome }) => outcome === 'WW')
    expect(warning).toMatchObject({ state: 'UNLAWFUL', ofThisKind: true })
    expect(refusalsOf(warning ?? { rules: [] }).map(({ ruleId }) => ruleId)).toContain('OUT-002')
  })

  it('are never refused for what their record still lacks', () => {
    const recent = { dates: { ...dates, cameToAttention: '2025-07-14' } }
    const facts = { particulars: recent, findings: finds('GROSS_MISCONDUCT') }
    for (const option of outcomeOptions(sampleCase(facts), law)) {
      expect(refusalsOf(option).map(({ ruleId }) => ruleId)).not.toContain('OUT-010')
      expect(option.state === 'UNLAWFUL').toBe(refusalsOf(option).length > 0)
    }
  })
})

describe('an outcome among those of the proceedings', () => {
  const states = (hearingCase: typeof base) =>
    new Map(outcomeOptions(hearingCase, law).map(({ outcome, state }) => [outcome, state]))
  const gross = { findings: finds('GROSS_MISCONDUCT') }

  it('is none that only older Regulations had', () => {
    const offered = outcomeOptions(base, law).map(({ outcome }) => outcome)
    expect(offered).toEqual(law.outcomes.filter(({ legacy }) => !legacy).map(({ id }) => id))
  })

  it('is open, refused, wants a reason, or has the reason for its own rule', () => {
    const former = { officer: { ...officer, standing: 'FORMER' as const } }
    const state = (...reasons: readonly [ruleId: string, reason: string][]) => {
      const warningReasons = reasons.map(([ruleId, reason]) => ({ ruleId, reason }))
      const decision = { warningReasons }
      return states(sampleCase({ ...gross, particulars: former, decision })).get('NO_BREACH')
    }
    expect(states(sampleCase(gross)).get('DWN')).toBe('OPEN')
    expect(states(sampleCase(gross)).get('WW')).toBe('UNLAWFUL')
    expect(state()).toBe('NEEDS_REASONS')
    expect(state(['OUT-018', 'As the law stood.'])).toBe('WARNED')
    expect(state(['OUT-029', 'Representations were waived.'])).toBe('NEEDS_REASONS')
    expect(state(['OUT-018', 'As the law stood.'], ['OUT-029', ''])).toBe('WARNED')
  })

  it('is left out for no rule that may not be law here', () => {
    const { regime } = sampleCase()
    const possible = ['CR2012', 'CR2020_BASE'] as const
    const open = { ...regime, conductRegime: { ...regime.conductRegime, possible } }
    expect(kinds(sampleCase({ ...gross, regime: open }))).toContain('WHBD')
    expect(kinds(sampleCase(gross))).not.toContain('WHBD')
  })

  it('is of these proceedings under the Regulations of 2012 as under those of 2020', () => {
    const older = { ...dates, conductFrom: '2019-03-01', cameToAttention: '2019-05-01' }
    const serving = kinds(sampleCase({ ...gross, particulars: { dates: older } }))
    expect(serving).toContain('WW')
    expect(serving).not.toContain('WHBD')
    expect(serving).not.toContain('AMH_DISMISS_CASE')
  })
})

describe('the presumption of dismissal', () => {
  const under = (cameToAttention: string, standing: 'SERVING' | 'FORMER' = 'SERVING') => ({
    particulars: { officer: { ...officer, standing }, dates: { ...dates, cameToAttention } },
  })
  it('holds for gross misconduct of a serving officer under the 2025 rules', () => {
    const facts = { ...under('2025-07-14'), findings: finds('GROSS_MISCONDUCT') }
    expect(presumesDismissal(sampleCase(facts))).toBe(true)
  })

  it.each([
    ['misconduct', { ...under('2025-07-14'), findings: finds('MISCONDUCT') }],
    ['a former officer', { ...under('2025-07-14', 'FORMER'), findings: finds('GROSS_MISCONDUCT') }],
    ['the older rules', { ...under('2025-03-01'), findings: finds('GROSS_MISCONDUCT') }],
  ])('does not hold for %s', (_, facts) => {
    expect(presumesDismissal(sampleCase(facts))).toBe(false)
  })
})
