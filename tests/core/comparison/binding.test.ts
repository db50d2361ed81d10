import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEVER, obstacles, type Direction } from '#core/comparison/constraint/bind'
import { FEW } from '#core/comparison/constraint/constraint'
import { encodeProfiles } from '#core/comparison/likeness/encoding'
import { readTaxonomy } from '#core/comparison/likeness/taxonomy'
import { measure } from '#core/comparison/measure'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { METHOD } from '#core/comparison/weights'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import { constraintOf, law, precedent, profile } from './library.ts'
import {
  anyCase,
  anyDirection,
  anyNeighbourhood,
  binding,
  near,
  placeOf,
  standsInTheWay,
} from './second-reading.ts'

const taxonomy = readTaxonomy(law)
const counted = (direction: Direction, precedent: Profile, present: Profile) => {
  const table = encodeProfiles([profile(), precedent, present], taxonomy)
  return obstacles(direction, table, 1, table, 2)
}
const anyPair = anyCase.chain((one) => fc.tuple(fc.constant(one), near(one)))

/** In a room in which another case was measured before: nothing of that may be seen. */
function measured(of: Profile, precedents: readonly Precedent[], by = law) {
  const library = prepareLibrary(precedents, by)
  const ask = (one: Profile) =>
    measure(library, { profile: one, words: new Map(), exclude: {}, method: METHOD }, library.room)
  ask(profile({ allegationTypes: law.allegationTypes.map(({ id }) => id) }))
  return ask(of)
}

describe('what keeps a case from binding', () => {
  it('agrees with a second reading of the definition', () => {
    fc.assert(
      fc.property(anyDirection, anyPair, (direction, [precedent, present]) => {
        const found = standsInTheWay(direction, precedent, present)
        expect(counted(direction, precedent, present)).toBe(found?.length ?? NEVER)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is nothing between a case and itself, where the case says anything', () => {
    for (const direction of ['FLOOR', 'CEILING'] as const)
      expect(counted(direction, profile(), profile())).toBe(0)
  })

  it.each([
    ['a level', { culpabilityLevel: 'LOW', factors: [] }],
    ['one aggravating factor', { factors: ['AGG_SUSTAINED'] }],
    ['a conviction', { convictionType: 'CAUTION', factors: [] }],
    ['a live warning', { liveWarning: 'WW', factors: [] }],
  ] as const)('can be nothing where %s is all that is said', (_, said) => {
    const bare = { culpabilityLevel: null, harmLevel: null, factors: [] } as const
    const of = profile({ ...bare, ...said })
    expect(counted('FLOOR', of, of)).toBe(0)
    expect(counted('FLOOR', profile(bare), profile(bare))).toBe(NEVER)
    const mild = profile({ ...bare, factors: ['MIT_REMORSE_INSIGHT'] })
    expect(counted('FLOOR', mild, mild)).toBe(NEVER)
  })

  it('is the same in the quick pass over a library, in which each case is counted once', () => {
    fc.assert(
      fc.property(anyNeighbourhood, ({ of, library }) => {
        const { scan, standing } = measured(of, library)
        const rows = Array.from(scan.counted, (row) => library[row]?.profile ?? profile())
        const inTheWay = (direction: Direction) =>
          rows.map((one) => standsInTheWay(direction, one, of)?.length ?? NEVER)
        const [floor, ceiling] = [inTheWay('FLOOR'), inTheWay('CEILING')]
        expect([...standing.FLOOR]).toEqual(floor)
        expect([...standing.CEILING]).toEqual(ceiling)
        const few = rows.flatMap((_, i) =>
          Math.min(floor[i] ?? NEVER, ceiling[i] ?? NEVER) <= FEW ? [i] : [],
        )
        expect([...standing.few]).toEqual(few)
      }),
    )
  })

  it('sets the bounds: the highest from below, the lowest from above, with all the cases that set them', () => {
    fc.assert(
      fc.property(anyNeighbourhood, ({ of, library }) => {
        const { scan } = measured(of, library)
        const inCount = Array.from(scan.counted).flatMap((row) => library[row] ?? [])
        const { floor, ceiling } = constraintOf(of, library)
        const settersOf = (direction: Direction, furthest: (...places: number[]) => number) => {
          const bound = binding(direction, of, inCount)
          const place = furthest(...bound.map((one) => placeOf(one, direction)))
          return bound.filter((one) => placeOf(one, direction) === place).map(({ ref }) => ref)
        }
        expect([...(floor?.refs ?? [])].sort()).toEqual(settersOf('FLOOR', Math.max))
        expect([...(ceiling?.refs ?? [])].sort()).toEqual(settersOf('CEILING', Math.min))
      }),
    )
  })

  it('stays out of reach where hundreds of features stand between two cases', () => {
    const [pattern] = law.factors.filter(({ id }) => id === 'AGG_SUSTAINED')
    const more = Array.from({ length: 257 }, (_, n) => ({ ...pattern, id: `AGG_MORE_${n}` }))
    const wide = { ...law, factors: [...law.factors, ...more] as typeof law.factors }
    const heavy = profile({ factors: [...profile().factors, ...more.map(({ id }) => id)] })
    const bare = profile()
    const at = (of: Profile, past: Profile) => {
      const { standing } = measured(of, [precedent(1, 'DWN', past)], wide)
      const table = encodeProfiles([past, of], readTaxonomy(wide))
      for (const direction of ['FLOOR', 'CEILING'] as const)
        expect(obstacles(direction, table, 0, table, 1)).toBe(standing[direction][0])
      return [standing.FLOOR[0], standing.CEILING[0]]
    }
    expect(at(bare, heavy)).toEqual([NEVER - 1, 0])
    expect(at(heavy, bare)).toEqual([0, NEVER - 1])
  })
})
