import { describe, expect, it } from 'vitest'
import { boundsOf } from '#core/law/issuable-departure'
import type { OutcomeCode } from '#core/vocabulary'
import { checkIssuable, type IssueContext } from '#core/law/issuable'
import { sampleCase } from '../../support/sample-case.ts'
import { law, problemsOf, ready } from './issuable-case.ts'

const problems = (bounds: Partial<IssueContext>, comparatorDeparture = '') =>
  problemsOf({ decision: { comparatorDeparture } }, bounds)

describe('an outcome other than what like cases show', () => {
  it('wants a reason below the floor, above the ceiling and away from the majority', () => {
    for (const [bounds, words] of [
      [{ floor: 'DWN' }, 'below the floor'],
      [{ ceiling: 'WW' }, 'above the ceiling'],
      [{ majority: 'DWN' }, 'ended otherwise'],
      [{ floor: 'FWW', ceiling: 'DWN', majority: 'RIR' }, 'ended otherwise'],
    ] as const) {
      const [problem, ...more] = problems(bounds)
      expect(problem).toMatchObject({ code: 'UNEXPLAINED_DEPARTURE', step: 6 })
      expect(problem?.message).toContain(words)
      expect(more).toEqual([])
      expect(problems(bounds, 'The officer here was under duress.')).toEqual([])
    }
  })

  it('wants none within the bounds, nor where the bounds are not known or contradict each other', () => {
    expect(problems({})).toEqual([])
    expect(problems({ floor: 'FWW', ceiling: 'FWW', majority: 'FWW' })).toEqual([])
    expect(problems({ floor: null, ceiling: null, majority: null })).toEqual([])
    expect(problems({ floor: 'DWN', ceiling: 'WW' })).toEqual([])
  })
})

describe('a departure', () => {
  const said = (outcome: OutcomeCode, bounds: Partial<IssueContext>) =>
    checkIssuable(sampleCase({ decision: { outcome } }), law, { ...ready, ...bounds })
      .filter(({ code }) => code === 'UNEXPLAINED_DEPARTURE')
      .map(({ message }) => message)

  it('names the outcome and the bound that it is outside of', () => {
    expect(said('WW', { floor: 'FWW', ceiling: 'DWN' })).toEqual([
      'Written warning is below the floor that past cases set (Final written warning). Say why.',
    ])
    expect(said('DWN', { floor: 'WW', ceiling: 'FWW' })).toEqual([
      'Dismissal without notice is above the ceiling that past cases set (Final written warning). Say why.',
    ])
    expect(said('FWW', { majority: 'RIR' })).toEqual([
      'Most of the like cases ended otherwise (Reduction in rank). Say why.',
    ])
  })

  it('from a library that contradicts itself is one from all of its range', () => {
    const crossed = { floor: 'RIR', ceiling: 'FWW' } as const
    expect(said('WW', crossed)[0]).toContain('below the floor that past cases set (Final written')
    expect(said('FWW', crossed)).toEqual([])
    expect(said('RIR', crossed)).toEqual([])
    expect(said('DWN', crossed)[0]).toContain('above the ceiling that past cases set (Reduction')
  })

  it('is none of dismissal from its equivalent for a former officer', () => {
    const bounds = { floor: 'DWN', ceiling: 'DWN', majority: 'DWN' } as const
    expect(said('WHBD', bounds)).toEqual([])
  })

  it('is none of an outcome that stands on no rung, whatever past cases show', () => {
    const floor = { floor: 'FWW' } as const
    expect(said('AMH_DISMISS_CASE', floor)).toHaveLength(1)
    expect(said('AMH_RETURN_TO_AA', floor)).toEqual([])
    expect(said('AMH_RETURN_TO_AA', { majority: 'DWN' })).toEqual([])
  })
})

describe('what a comparison shows', () => {
  const spread = (...counts: [outcome: 'FWW' | 'DWN', count: number][]) =>
    counts.map(([outcome, count]) => ({ outcome, count, refs: [], share: null, interval: null }))
  const note = { counted: 9, effective: 9, tooFew: false }
  const constraint = { floor: null, ceiling: null, near: [], conflicts: [] }

  it('has a majority only with more than half of enough counted cases', () => {
    const majority = (rows: ReturnType<typeof spread>, tooFew = false) =>
      boundsOf({ constraint, spread: rows, spreadNote: { ...note, tooFew } }).majority
    expect(majority(spread(['FWW', 4], ['DWN', 5]))).toBe('DWN')
    expect(majority(spread(['FWW', 4], ['DWN', 4]))).toBeNull()
    expect(majority(spread(['DWN', 3]), true)).toBeNull()
  })

  it('has the bounds that bind', () => {
    const bound = (outcome: 'FWW' | 'DWN') => ({ outcome, months: null, refs: ['P-0001'] })
    const both = { ...constraint, floor: bound('FWW'), ceiling: bound('DWN') }
    const bounds = boundsOf({ constraint: both, spread: [], spreadNote: note })
    expect(bounds).toEqual({ floor: 'FWW', ceiling: 'DWN', majority: null })
  })

  it('has no bound where there was no comparison', () => {
    expect(boundsOf(null)).toEqual({ floor: null, ceiling: null, majority: null })
  })
})

describe('the adviser', () => {
  const fields = (adviserAdvice: string, adviser = true) =>
    checkIssuable(
      sampleCase({
        decision: { adviserAdvice },
        ...(adviser ? {} : { particulars: { adviser: null } }),
      }),
      law,
      { sealed: true, comparatorsConsulted: true, pointingAway: [] },
    ).map(({ field }) => field)

  it('has the advice recorded, where one sits', () => {
    expect(fields(' ')).toEqual(['decision.adviserAdvice'])
    expect(fields('None was asked for.')).toEqual([])
    expect(fields('', false)).toEqual([])
  })
})
