import fc from 'fast-check'
import type { Direction } from '#core/comparison/constraint/bind'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import { anyLibrary, anyProfile, law } from './library.ts'

// The definition of the a fortiori constraint read a second time, over names and one case after the
// other, so that what the application works out over bits has something to agree with.

/**
 * What keeps the more serious case from being at least as serious as the lesser one, by the ids of
 * the features in the way; null where nothing could bind.
 */
export function standsInTheWay(
  direction: Direction,
  precedent: Profile,
  present: Profile,
): readonly string[] | null {
  const [lesser, graver] = direction === 'FLOOR' ? [precedent, present] : [present, precedent]
  const found: string[] = []
  const types = lesser.allegationTypes
  if (!types.some((type) => graver.allegationTypes.includes(type))) return null
  found.push(...types.filter((type) => !graver.allegationTypes.includes(type)))
  found.push(...aggravating(lesser).filter((id) => !graver.factors.includes(id)))
  found.push(...mitigating(graver).filter((id) => !lesser.factors.includes(id)))
  let saysSomething = aggravating(lesser).length > 0
  for (const [name, prefix] of DIMENSIONS) {
    const [low, high] = [lesser[name], graver[name]]
    if (low !== null && low !== 'NONE') saysSomething = true
    if (low === high || low === 'NONE') continue
    if (low === null) {
      // The case is the lesser side of a ceiling: what it does not say may be more.
      if (direction === 'CEILING') found.push(`${prefix}_${high}`)
    } else if (high === null || meanings(low).some((l) => meanings(high).some((h) => l > h)))
      found.push(`${prefix}_${low}`)
  }
  return saysSomething ? found : null
}

const DIMENSIONS = [
  ['culpabilityLevel', 'CULPABILITY'],
  ['harmLevel', 'HARM'],
  ['convictionType', 'CONVICTION'],
  ['liveWarning', 'WARNING'],
] as const

const ofPolarity = (polarity: string) =>
  new Set(
    law.factors
      .filter((one) => one.polarity === polarity && one.group !== 'PERSONAL')
      .map(({ id }) => id),
  )
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

const rungs = new Map(law.outcomes.map((outcome) => [outcome.id, outcome.rung ?? 0]))
export const rungOf = ({ outcome }: Pick<Precedent, 'outcome'>): number => rungs.get(outcome) ?? 0

/** Place on the ladder; a warning of unknown length as short, or as long, as can be. */
export const placeOf = (one: Precedent, direction: Direction): number =>
  rungOf(one) * 1_000 +
  (one.outcome === 'FWW' ? (one.outcomeMonths ?? (direction === 'FLOOR' ? 0 : 999)) : 0)

export const binding = (direction: Direction, of: Profile, library: readonly Precedent[]) =>
  library.filter((one) => standsInTheWay(direction, one.profile, of)?.length === 0)

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
export const near = (one: Profile): fc.Arbitrary<Profile> =>
  fc
    .tuple(anyProfile, anyConviction, fc.subarray(Object.keys(one)))
    .map(([other, convictionType, kept]) => ({
      ...other,
      convictionType,
      ...Object.fromEntries(Object.entries(one).filter(([key]) => kept.includes(key))),
    }))
const anyFullCase = fc
  .tuple(anyProfile, anyConviction)
  .map(([of, convictionType]) => ({ ...of, convictionType }))
/** A case that says what it was about and hardly more: one thing of these, or none of them. */
const anyBareCase = fc
  .tuple(anyFullCase, fc.constantFrom('factors', ...DIMENSIONS.map(([name]) => name), 'none'))
  .map(([of, said]): Profile => ({
    ...of,
    factors: said === 'factors' ? of.factors : mitigating(of),
    culpabilityLevel: said === 'culpabilityLevel' ? of.culpabilityLevel : null,
    harmLevel: said === 'harmLevel' ? of.harmLevel : null,
    convictionType: said === 'convictionType' ? of.convictionType : 'NONE',
    liveWarning: said === 'liveWarning' ? of.liveWarning : 'NONE',
  }))
export const anyCase = fc.oneof(
  { weight: 3, arbitrary: anyFullCase },
  { weight: 1, arbitrary: anyBareCase },
)
/** A case, and a library of cases near it. */
export const neighbourhoodOf = (libraries: fc.Arbitrary<readonly Precedent[]>) =>
  fc.tuple(anyCase, libraries).chain(([of, library]) =>
    fc.tuple(...library.map(() => near(of))).map((profiles) => ({
      of,
      library: library.map((one, at) => ({ ...one, profile: profiles[at] ?? one.profile })),
    })),
  )
export const anyNeighbourhood = neighbourhoodOf(anyLibrary)
export const anyDirection = fc.constantFrom('FLOOR', 'CEILING') satisfies fc.Arbitrary<Direction>
