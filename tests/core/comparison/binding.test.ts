import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEVER, obstacles, type Direction } from '#core/comparison/constraint/bind'
import { encodeProfiles } from '#core/comparison/likeness/encoding'
import { readTaxonomy } from '#core/comparison/likeness/taxonomy'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import { anyLibrary, anyProfile, compareWithin, law, profile } from './library.ts'

const taxonomy = readTaxonomy(law)
const counted = (direction: Direction, precedent: Profile, present: Profile) => {
  const table = encodeProfiles([profile(), precedent, present], taxonomy)
  return obstacles(direction, table, 1, table, 2)
}

/**
 * A second reading of the definition, slow and over names: what keeps the more serious case from
 * being at least as serious as the lesser one, thing by thing; null where nothing could.
 */
function standsInTheWay(direction: Direction, precedent: Profile, present: Profile) {
  const [lesser, graver] = direction === 'FLOOR' ? [precedent, present] : [present, precedent]
  const found: string[] = []
  const types = lesser.allegationTypes
  if (!types.some((type) => graver.allegationTypes.includes(type))) return null
  found.push(...types.filter((type) => !graver.allegationTypes.includes(type)))
  found.push(...aggravating(lesser).filter((id) => !graver.factors.includes(id)))
  found.push(...mitigating(graver).filter((id) => !lesser.factors.includes(id)))
  let saysSomething = aggravating(lesser).length > 0
  for (const name of ['culpabilityLevel', 'harmLevel', 'convictionType', 'liveWarning'] as const) {
    const [low, high] = [lesser[name], graver[name]]
    if (low !== null && low !== 'NONE') saysSomething = true
    if (low === high || low === 'NONE') continue
    if (low === null) {
      // The case is the lesser side of a ceiling: what it does not say may be more.
      if (direction === 'CEILING') found.push(name)
    } else if (high === null || meanings(low).some((l) => meanings(high).some((h) => l > h)))
      found.push(name)
  }
  return saysSomething ? found : null
}

const ofPolarity = (polarity: string) =>
  new Set(law.factors.filter((one) => one.polarity === polarity).map(({ id }) => id))
const [graverIds, slighterIds] = [ofPolarity('AGGRAVATING'), ofPolarity('MITIGATING')]
const aggravating = ({ factors }: Profile) => factors.filter((id) => graverIds.has(id))
const mitigating = ({ factors }: Profile) => factors.filter((id) => slighterIds.has(id))

const ORDER = [
  ['LOW', 'MEDIUM', 'HIGH'],
  ['NONE', 'CAUTION', 'SUMMARY', 'EITHER_WAY', 'INDICTABLE_ONLY'],
  ['NONE', 'WW', 'FWW'],
]
/** Places in its order that a value may stand for: a conviction of no stated kind for any. */
const meanings = (value: string): readonly number[] =>
  value === 'UNSPECIFIED'
    ? [1, 2, 3, 4]
    : [ORDER.find((one) => one.includes(value))?.indexOf(value) ?? -1]

const anyConviction = fc.constantFrom(
  'NONE',
  'CAUTION',
  'SUMMARY',
  'EITHER_WAY',
  'INDICTABLE_ONLY',
  'UNSPECIFIED',
  null,
) satisfies fc.Arbitrary<Profile['convictionType']>
/** Often the given case with a few things changed, so that the two often bind each other. */
const near = (one: Profile): fc.Arbitrary<Profile> =>
  fc
    .tuple(anyProfile, anyConviction, fc.subarray(Object.keys(one)))
    .map(([other, convictionType, kept]) => ({
      ...other,
      convictionType,
      ...Object.fromEntries(Object.entries(one).filter(([key]) => kept.includes(key))),
    }))
const anyCase = fc
  .tuple(anyProfile, anyConviction)
  .map(([of, convictionType]) => ({ ...of, convictionType }))
const anyPair = anyCase.chain((one) => fc.tuple(fc.constant(one), near(one)))
/** A case, and a library of cases near it. */
const anyNeighbourhood = fc.tuple(anyCase, anyLibrary).chain(([of, library]) =>
  fc.tuple(...library.map(() => near(of))).map((profiles) => ({
    of,
    library: library.map((one, at) => ({ ...one, profile: profiles[at] ?? one.profile })),
  })),
)
const anyDirection = fc.constantFrom('FLOOR', 'CEILING') satisfies fc.Arbitrary<Direction>

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

  it('is the same in the quick pass over a library, whose bounds follow from it', () => {
    const bind = (direction: Direction, of: Profile, library: readonly Precedent[]) =>
      library.filter((one) => standsInTheWay(direction, one.profile, of)?.length === 0)
    fc.assert(
      fc.property(anyNeighbourhood, ({ of, library }) => {
        const { constraint, neighbours } = compareWithin(of, library)
        const refs = new Set(neighbours.filter((one) => one.counted).map(({ ref }) => ref))
        const inCount = library.filter(({ ref }) => refs.has(ref))
        const floors = bind('FLOOR', of, inCount)
        const least = Math.max(...floors.map((one) => place(one, 0)))
        const setters = floors.filter((one) => place(one, 0) === least)
        expect([...(constraint.floor?.refs ?? [])].sort()).toEqual(setters.map(({ ref }) => ref))
        const ceilings = bind('CEILING', of, inCount)
        const most = Math.min(...ceilings.map((one) => place(one, 999)))
        const above = ceilings.filter((one) => place(one, 999) === most)
        expect([...(constraint.ceiling?.refs ?? [])].sort()).toEqual(above.map(({ ref }) => ref))
      }),
      { numRuns: 80 },
    )
  })
})

const rung = new Map(law.outcomes.map((outcome) => [outcome.id, outcome.rung ?? 0]))
/** Place on the ladder; a warning of unknown length as short, or as long, as can be. */
const place = ({ outcome, outcomeMonths }: Precedent, unknown: 0 | 999) =>
  (rung.get(outcome) ?? 0) * 1_000 + (outcome === 'FWW' ? (outcomeMonths ?? unknown) : 0)
