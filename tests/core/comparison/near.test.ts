import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyLibrary, anyProfile, compareWithin, precedent, PRO, profile } from './library.ts'

const graver = (n: number, more: readonly string[], of: Parameters<typeof precedent>[2] = {}) =>
  precedent(n, 'DWN', { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT', ...more], ...of })
const present = profile({ factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'] })
const others = PRO.filter((id) => id !== 'CUL_DATA_MISUSE')
const [first = '', second = '', third = ''] = others

describe('Past cases that nearly bind', () => {
  const near = (...library: Parameters<typeof compareWithin>[1]) =>
    compareWithin(present, library).constraint.near.map(({ ref }) => ref)

  it('stand with the fewest distinctions first, then the nearest, then in order of reference', () => {
    expect(near(graver(1, [first, second]), graver(2, [first]), graver(3, [first]))).toEqual([
      'P-0002',
      'P-0003',
      'P-0001',
    ])
    const farther = { admission: 'DENIED', rank: 'SERGEANT' } as const
    expect(near(graver(1, [first], farther), graver(2, [first]))).toEqual(['P-0002', 'P-0001'])
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
    const [only, ...more] = compareWithin(silent, [milder]).constraint.near
    expect(more).toHaveLength(1)
    for (const one of [only, ...more])
      expect(one?.distinctions.map(({ id }) => id)).toEqual(['CULPABILITY_HIGH'])
    const stated = profile({ culpabilityLevel: 'HIGH' })
    const lower = precedent(1, 'WW', { culpabilityLevel: 'MEDIUM' })
    const { near: ceilings } = compareWithin(stated, [lower]).constraint
    expect(ceilings.map(({ direction }) => direction)).toEqual(['CEILING'])
    expect(ceilings[0]?.distinctions.map(({ id }) => id)).toEqual(['CULPABILITY_HIGH'])
  })

  it('are in that order in any library, and none of them sets a bound the same way', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, (of, library) => {
        const { constraint } = compareWithin(of, library)
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
})
