import { describe, expect, it } from 'vitest'
import { checkIssuable, type IssueContext } from '#core/law/issuable'
import { boundsOf } from '#core/law/issuable-departure'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'

const law = sampleLaw()
const problems = (bounds: Partial<IssueContext>, comparatorDeparture = '') =>
  checkIssuable(sampleCase({ decision: { comparatorDeparture } }), law, {
    sealed: true,
    comparatorsConsulted: true,
    pointingAway: [],
    ...bounds,
  })

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
