import fc from 'fast-check'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import { law, precedent, profile } from './library.ts'

// Profiles over all that a likeness is read from, with much left unstated.

/** None of them more often than chance would have it: what is not stated is what is easily got wrong. */
const someOf = <T>(values: readonly T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.subarray([...values]) }, fc.constant<T[]>([]))
const some = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(...values, null)

/** Three types on one row of the matrix, one on another, and one that is not of the law. */
const TYPES = [
  'INFORMATION_ACCESS',
  'INFORMATION_DISCLOSURE',
  'DATA_PROTECTION',
  'NEGLECT_OF_DUTY',
  'NOT_OF_THE_LAW',
]
const STANDARDS = [...new Set(law.standards.map(({ id }) => id))].slice(0, 3)
/** Of each group the first three factors, with those that push neither way and one about the person. */
const FACTORS = (['CULPABILITY', 'HARM', 'AGGRAVATING', 'MITIGATING', 'PERSONAL'] as const).flatMap(
  (group) => {
    const of = law.factors.filter((factor) => factor.group === group)
    const pushing = of.filter(({ polarity }) => polarity !== 'CONTEXT')
    const neither = of.filter(({ polarity }) => polarity === 'CONTEXT')
    return [...pushing.slice(0, group === 'PERSONAL' ? 1 : 3), ...neither].map(({ id }) => id)
  },
)

export const anyWideProfile: fc.Arbitrary<Profile> = fc
  .record({
    allegationTypes: someOf(TYPES),
    standards: someOf(STANDARDS),
    factors: fc.subarray(FACTORS),
    absentFactors: fc.subarray(FACTORS),
    culpabilityLevel: some(['LOW', 'MEDIUM', 'HIGH'] as const),
    harmLevel: some(['LOW', 'MEDIUM', 'HIGH'] as const),
    rank: some(['CONSTABLE', 'SERGEANT', 'SUPERINTENDENT', 'CHIEF_OFFICER'] as const),
    standing: some(['SERVING', 'FORMER'] as const),
    context: some(['ON_DUTY', 'OFF_DUTY', 'ONLINE'] as const),
    convictionType: some(['NONE', 'CAUTION', 'EITHER_WAY', 'UNSPECIFIED'] as const),
    liveWarning: some(['NONE', 'WW', 'FWW'] as const),
    admission: some(['ADMITTED', 'PARTLY', 'DENIED'] as const),
  })
  .map((of) => profile(of))

/** A library of such cases, with the relevance of the words of some of them. */
export const anyWideLibrary: fc.Arbitrary<{
  readonly library: readonly Precedent[]
  readonly words: ReadonlyMap<string, number>
}> = fc
  .array(fc.tuple(anyWideProfile, fc.constantFrom(0, 0, 0, 1, 2, 3, 4)), {
    minLength: 1,
    maxLength: 10,
  })
  .map((cases) => {
    const library = cases.map(([of], n) => precedent(n + 1, 'FWW', of))
    const words = cases.flatMap(([, relevance], n) =>
      relevance === 0 ? [] : [[library[n]?.ref ?? '', relevance] as const],
    )
    return { library, words: new Map(words) }
  })
