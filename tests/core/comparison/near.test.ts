import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Direction } from '#core/comparison/constraint/bind'
import type { Precedent } from '#core/precedent'
import {
  anyLibrary,
  anyProfile,
  compareWithin,
  constraintOf,
  precedent,
  PRO,
  profile,
} from './library.ts'
import { anyNeighbourhood, binding, rungOf, standsInTheWay } from './second-reading.ts'

const graver = (n: number, more: readonly string[], of: Parameters<typeof precedent>[2] = {}) =>
  precedent(n, 'DWN', { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT', ...more], ...of })
const present = profile({ factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'] })
const others = PRO.filter((id) => id !== 'CUL_DATA_MISUSE')
const [first = '', second = '', third = ''] = others

describe('Past cases that nearly bind', () => {
  const near = (...library: readonly Precedent[]) =>
    constraintOf(present, library).near.map(({ ref }) => ref)

  it('stand with the fewest distinctions first, then the nearest, then in order of reference', () => {
    expect(near(graver(1, [first, second]), graver(2, [first]), graver(3, [first]))).toEqual([
      'P-0002',
      'P-0003',
      'P-0001',
    ])
    const farther = { admission: 'DENIED', rank: 'SERGEANT' } as const
    expect(near(graver(1, [first], farther), graver(2, [first]))).toEqual(['P-0002', 'P-0001'])
  })

  it('stand twice where they nearly set both bounds, the floor first', () => {
    const otherwise = { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT', first] }
    const { near: found } = constraintOf(profile({ factors: [...present.factors, second] }), [
      precedent(1, 'FWW', otherwise),
      precedent(2, 'FWW', otherwise),
    ])
    expect(found.map(({ ref, direction }) => `${ref} ${direction}`)).toEqual([
      'P-0001 FLOOR',
      'P-0001 CEILING',
      'P-0002 FLOOR',
      'P-0002 CEILING',
    ])
  })

  it('have one or two distinctions: none binds, and three are too many', () => {
    expect(near(graver(1, []), graver(2, [first, second, third]))).toEqual([])
    expect(near(graver(1, [first, second]))).toEqual(['P-0001'])
  })

  it('are ten at most, the nearest ten', () => {
    const two = Array.from({ length: 6 }, (_, n) => graver(n + 1, [first, second]))
    const one = Array.from({ length: 8 }, (_, n) => graver(n + 7, [first]))
    const refs = near(...two, ...one)
    expect(refs).toEqual([...one.map(({ ref }) => ref), ...two.slice(0, 2).map(({ ref }) => ref)])
  })

  it('are told apart by the level that a past case states where this one is silent', () => {
    const silent = profile({ culpabilityLevel: null })
    const milder = precedent(1, 'FWW', { culpabilityLevel: 'HIGH' })
    const [only, ...more] = constraintOf(silent, [milder]).near
    expect(more).toHaveLength(1)
    for (const one of [only, ...more])
      expect(one?.distinctions.map(({ id }) => id)).toEqual(['CULPABILITY_HIGH'])
    const stated = profile({ culpabilityLevel: 'HIGH' })
    const lower = precedent(1, 'WW', { culpabilityLevel: 'MEDIUM' })
    const { near: ceilings } = constraintOf(stated, [lower])
    expect(ceilings.map(({ direction }) => direction)).toEqual(['CEILING'])
    expect(ceilings[0]?.distinctions.map(({ id }) => id)).toEqual(['CULPABILITY_HIGH'])
  })

  it('are in that order in any library, and none of them sets a bound the same way', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, (of, library) => {
        const constraint = constraintOf(of, library)
        const counts = constraint.near.map(({ distinctions }) => distinctions.length)
        expect(counts).toEqual(counts.toSorted((a, b) => a - b))
        expect(counts.every((count) => count === 1 || count === 2)).toBe(true)
        expect(counts.length).toBeLessThanOrEqual(10)
        for (const { ref, direction } of constraint.near) {
          const bound = direction === 'FLOOR' ? constraint.floor : constraint.ceiling
          expect(bound?.refs ?? []).not.toContain(ref)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('are those that a second reading finds, with what each is told apart by', () => {
    fc.assert(
      fc.property(anyNeighbourhood, ({ of, library }) => {
        const { constraint, neighbours } = compareWithin(of, library, { oneChange: false })
        const scores = new Map(neighbours.map(({ ref, score }) => [ref, score]))
        const counted = library.filter(({ ref }) =>
          neighbours.some((one) => one.ref === ref && one.counted),
        )
        const rungNow = (direction: Direction) =>
          direction === 'FLOOR'
            ? Math.max(0, ...binding('FLOOR', of, counted).map(rungOf))
            : Math.min(4, ...binding('CEILING', of, counted).map(rungOf))
        const expected = (['FLOOR', 'CEILING'] as const).flatMap((direction) =>
          counted.flatMap((one) => {
            const apart = standsInTheWay(direction, one.profile, of) ?? []
            const further = (rungOf(one) - rungNow(direction)) * (direction === 'FLOOR' ? 1 : -1)
            if (further <= 0 || apart.length < 1 || apart.length > 2) return []
            return [{ ref: one.ref, direction, outcome: one.outcome, apart: apart.toSorted() }]
          }),
        )
        expected.sort(
          (a, b) =>
            a.apart.length - b.apart.length ||
            (scores.get(b.ref) ?? 0) - (scores.get(a.ref) ?? 0) ||
            (a.ref < b.ref ? -1 : Number(a.ref > b.ref)),
        )
        const found = constraint.near.map(({ distinctions, ...one }) => ({
          ...one,
          apart: distinctions.map(({ id }) => id).toSorted(),
        }))
        expect(found).toEqual(expected.slice(0, 10))
      }),
    )
  })
})
