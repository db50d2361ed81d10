import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bound } from '#core/comparison/comparison'
import {
  anyLibrary,
  anyProfile,
  compareWithin,
  constraintOf,
  emptyProfile,
  law,
  precedent,
  PRO,
  profile,
} from './library.ts'

const rung = new Map(law.outcomes.map((outcome) => [outcome.id, outcome.rung ?? 0]))
/** Place on the ladder; a warning of unknown length as short, or as long, as can be. */
const place = (bound: Bound | null, unknown: 0 | 999) =>
  bound === null
    ? null
    : (rung.get(bound.outcome) ?? 0) * 1_000 +
      (bound.outcome === 'FWW' ? (bound.months ?? unknown) : 0)

describe('a fortiori constraint', () => {
  it('sets a floor by a less serious case and a ceiling by a graver one', () => {
    const constraint = constraintOf(profile(), [
      precedent(1, 'FWW', { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'] }),
      precedent(2, 'RIR', {
        factors: ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'AGG_CONCEALMENT'],
        culpabilityLevel: 'HIGH',
      }),
    ])
    expect(constraint.floor).toEqual({ outcome: 'FWW', months: null, refs: ['P-0001'] })
    expect(constraint.ceiling).toEqual({ outcome: 'RIR', months: null, refs: ['P-0002'] })
  })

  it('is not bound from below by a case that lacked its mitigating factor, nor from above by one with more', () => {
    const bare = precedent(1, 'DWN', { factors: ['CUL_DATA_MISUSE'] })
    const softened = precedent(2, 'WW', {
      factors: ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'MIT_REMORSE_INSIGHT', 'MIT_HEALTH'],
    })
    const { floor, ceiling } = constraintOf(profile(), [bare, softened])
    expect([floor?.refs, ceiling]).toEqual([['P-0002'], null])
  })

  it('never takes a floor at the foot or a ceiling at the top for news', () => {
    const { near } = constraintOf(profile(), [
      precedent(1, 'NO_BREACH', { factors: ['CUL_DATA_MISUSE', 'AGG_CONCEALMENT'] }),
      precedent(2, 'DWN', { factors: ['CUL_DATA_MISUSE'] }),
    ])
    expect(near.map(({ ref, direction }) => `${ref} ${direction}`)).toEqual([
      'P-0002 FLOOR',
      'P-0001 CEILING',
    ])
  })

  it('lets a level that the case does not state block a precedent that states one', () => {
    const of = { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'] }
    const present = profile({ culpabilityLevel: null })
    expect(constraintOf(present, [precedent(1, 'DWN', of)]).floor).toBeNull()
    const silent = [precedent(1, 'DWN', { ...of, culpabilityLevel: null })]
    expect(constraintOf(present, silent).floor?.refs).toEqual(['P-0001'])
  })

  it('binds nobody by conduct that the case does not share', () => {
    const other = precedent(1, 'DWN', { allegationTypes: ['DRUGS'], factors: ['CUL_DATA_MISUSE'] })
    const wider = precedent(2, 'DWN', { allegationTypes: ['INFORMATION_ACCESS', 'DRUGS'] })
    expect(constraintOf(profile(), [other, wider]).floor).toBeNull()
  })

  it('is not even near to a case of conduct that is like its own and not the same', () => {
    const of = { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'] }
    const told = (allegationTypes: readonly string[]) =>
      compareWithin(profile(), [precedent(1, 'DWN', { ...of, allegationTypes })])
    const { constraint, searchReport } = told(['INFORMATION_DISCLOSURE'])
    expect(searchReport.counted).toBe(1)
    expect(constraint).toMatchObject({ floor: null, ceiling: null, near: [] })
    const wider = told(['INFORMATION_ACCESS', 'INFORMATION_DISCLOSURE']).constraint
    expect(wider.near.map(({ ref }) => ref)).toEqual(['P-0001'])
  })

  it('names the cases that set a bound from the nearest on', () => {
    const constraint = constraintOf(profile(), [
      precedent(1, 'FWW', { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'] }),
      precedent(2, 'FWW'),
    ])
    expect(constraint.floor?.refs).toEqual(['P-0002', 'P-0001'])
  })

  it('orders final written warnings by length and treats an unknown length with caution', () => {
    const longer = precedent(1, 'FWW', {}, { outcomeMonths: 36 })
    const shorter = precedent(2, 'FWW', {}, { outcomeMonths: 24 })
    const constraint = constraintOf(profile(), [longer, shorter])
    expect(constraint.floor?.months).toBe(36)
    expect(constraint.ceiling?.months).toBe(24)
    expect(constraint.conflicts).toHaveLength(1)
    const unknown = constraintOf(profile(), [longer, precedent(2, 'FWW')])
    expect(unknown.floor?.refs).toEqual(['P-0001'])
    expect(unknown.ceiling?.refs).toEqual(['P-0001'])
    expect(unknown.conflicts).toEqual([])
  })

  it('puts dismissal and would have been dismissed on one rung', () => {
    const constraint = constraintOf(profile(), [precedent(1, 'DWN'), precedent(2, 'WHBD')])
    expect(constraint.floor?.refs).toEqual(['P-0001', 'P-0002'])
    expect(constraint.conflicts).toEqual([])
  })

  it('names the pair where the library contradicts itself, and says to check the coding first', () => {
    const graver = { factors: ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'AGG_CONCEALMENT'] }
    const { conflicts } = constraintOf(profile(), [
      precedent(1, 'DWN'),
      precedent(2, 'FWW', graver),
    ])
    expect(conflicts).toEqual([
      {
        lower: { ref: 'P-0002', outcome: 'FWW' },
        higher: { ref: 'P-0001', outcome: 'DWN' },
        explanation: expect.stringContaining('Check the coding'),
      },
    ])
  })

  it('lists a case that one or two features keep from binding, with those features', () => {
    const of = {
      factors: ['CUL_DATA_MISUSE', 'AGG_CONCEALMENT'],
      culpabilityLevel: 'HIGH',
    } as const
    const { near } = constraintOf(profile({ factors: ['CUL_DATA_MISUSE'] }), [
      precedent(1, 'DWN', of),
    ])
    expect(near).toHaveLength(1)
    expect(near[0]?.direction).toBe('FLOOR')
    expect(near[0]?.distinctions.map(({ id }) => id)).toEqual([
      'AGG_CONCEALMENT',
      'CULPABILITY_HIGH',
    ])
  })
})

describe('properties of the constraint', () => {
  it('never lowers the floor when a factor that makes a case graver is added', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, fc.constantFrom(...PRO), (of, library, id) => {
        const before = place(constraintOf(of, library).floor, 0)
        const graver = { ...of, factors: [...new Set([...of.factors, id])] }
        const after = place(constraintOf(graver, library).floor, 0)
        expect(after ?? -1).toBeGreaterThanOrEqual(before ?? -1)
      }),
      { numRuns: 60 },
    )
  })

  it('never tightens a bound when a precedent is removed', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, fc.nat(13), (of, library, gone) => {
        const all = constraintOf(of, library)
        const fewer = constraintOf(
          of,
          library.filter((_, i) => i !== gone),
        )
        expect(place(fewer.floor, 0) ?? -1).toBeLessThanOrEqual(place(all.floor, 0) ?? -1)
        expect(place(fewer.ceiling, 999) ?? 9_999).toBeGreaterThanOrEqual(
          place(all.ceiling, 999) ?? 9_999,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('binds nothing by, and nothing upon, an empty profile', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, (of, library) => {
        const upon = constraintOf(emptyProfile, library)
        expect([upon.floor, upon.ceiling]).toEqual([null, null])
        const by = constraintOf(of, [precedent(1, 'DWN', emptyProfile)])
        expect([by.floor, by.ceiling]).toEqual([null, null])
      }),
      { numRuns: 30 },
    )
  })

  it('binds a case exactly by itself', () => {
    fc.assert(
      fc.property(anyProfile, fc.constantFrom('WW', 'FWW', 'RIR', 'DWN'), (of, outcome) => {
        const pushing = of.factors.filter((id) => PRO.includes(id)).length
        fc.pre(pushing > 0 || of.culpabilityLevel !== null)
        const { floor, ceiling } = constraintOf(of, [precedent(1, outcome, of)])
        expect(floor).toEqual({ outcome, months: null, refs: ['P-0001'] })
        expect(ceiling).toEqual(floor)
      }),
      { numRuns: 60 },
    )
  })

  it('shows a pair whenever the floor lies above the ceiling', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, (of, library) => {
        const { floor, ceiling, conflicts } = constraintOf(of, library)
        const low = place(floor, 0)
        const high = place(ceiling, 999)
        const crossed = low !== null && high !== null && low > high
        expect(!crossed || conflicts.length > 0).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
