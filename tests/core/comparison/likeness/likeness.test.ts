import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeProfiles } from '#core/comparison/likeness/encoding'
import { likenessTo, MILLION, STRUCTURED_PARTS } from '#core/comparison/likeness/likeness'
import { readTaxonomy } from '#core/comparison/likeness/taxonomy'
import { METHOD } from '#core/comparison/weights'
import type { Profile } from '#core/profile'
import { compareWithin, law, precedent } from '../library.ts'
import { anyWideLibrary, anyWideProfile } from '../wide-profiles.ts'

// The likeness of two cases read a second time from its description, over names and in plain numbers.

const taxonomy = readTaxonomy(law)

/** What speaks for likeness and what against it, in features. */
type Told = { readonly agree: number; readonly differ: number }
const NONE: Told = { agree: 0, differ: 0 }
const sum = (all: readonly Told[]): Told =>
  all.reduce((a, b) => ({ agree: a.agree + b.agree, differ: a.differ + b.differ }), NONE)

/** A list that is not empty is complete: by Dice, what both name, and half of what one names. */
function lists(ours: readonly string[], theirs: readonly string[], weight: number): Told {
  if (ours.length === 0 || theirs.length === 0) return NONE
  const shared = ours.filter((id) => theirs.includes(id)).length
  const alone = ours.length + theirs.length - 2 * shared
  return { agree: weight * shared, differ: (weight * alone) / 2 }
}

/** Factors that both state, and those that one states and the other denies. */
function factors(ours: Profile, theirs: Profile, group: string): Told {
  const of = law.factors.filter((one) => one.group === group).map(({ id }) => id)
  const denies = ({ factors: has, absentFactors }: Profile, id: string) =>
    absentFactors.includes(id) && !has.includes(id)
  return sum(
    of.map((id) => {
      const [here, there] = [ours.factors.includes(id), theirs.factors.includes(id)]
      const apart = (here && denies(theirs, id)) || (there && denies(ours, id))
      return { agree: here && there ? 1 : 0, differ: apart ? 1 : 0 }
    }),
  )
}

/** Two places in an order: the further apart, the less alike; nothing where one is not known. */
function steps(here: number | null, there: number | null, reach: number, weight: number): Told {
  if (here === null || there === null) return NONE
  const apart = Math.min(1, Math.abs(here - there) / reach)
  return { agree: weight * (1 - apart), differ: weight * apart }
}
const placeIn = (order: readonly string[], value: string | null) =>
  value === null ? null : order.indexOf(value)

const LEVELS = ['LOW', 'MEDIUM', 'HIGH']
const BANDS = [
  ['SPECIAL_CONSTABLE', 'CONSTABLE'],
  ['SERGEANT', 'INSPECTOR'],
  ['CHIEF_INSPECTOR', 'SUPERINTENDENT', 'CHIEF_SUPERINTENDENT', 'CHIEF_OFFICER'],
]

/** What makes graver less what makes slighter, with the levels, a warning and a conviction. */
function balance({ factors: has, ...of }: Profile): number | null {
  const weighing = law.factors.filter((one) => one.group !== 'PERSONAL' && has.includes(one.id))
  const count = (wanted: string) => weighing.filter(({ polarity }) => polarity === wanted).length
  const [up, down] = [count('AGGRAVATING'), count('MITIGATING')]
  if (up + down === 0) return null
  const level = (value: string | null) => (value === null ? 0 : LEVELS.indexOf(value) - 1)
  const warning = { NONE: 0, WW: 1, FWW: 2 }[of.liveWarning ?? 'NONE']
  const conviction = of.convictionType === null || of.convictionType === 'NONE' ? 0 : 1
  return up - down + level(of.culpabilityLevel) + level(of.harmLevel) + warning + conviction
}

function convictions(here: string | null, there: string | null): Told {
  if (here === null || there === null) return NONE
  const unsure = here === 'UNSPECIFIED' || there === 'UNSPECIFIED'
  const agree = here === there ? 1 : here === 'NONE' || there === 'NONE' ? 0 : unsure ? 0.75 : 0.5
  return { agree, differ: 1 - agree }
}

const rowsOf = (types: readonly string[]) => [
  ...new Set(
    law.allegationTypes.filter(({ id }) => types.includes(id)).map(({ matrixRow }) => matrixRow),
  ),
]
const typesOf = ({ allegationTypes }: Profile) =>
  allegationTypes.filter((type) => law.allegationTypes.some(({ id }) => id === type))
const band = (rank: string | null) =>
  rank === null ? null : BANDS.findIndex((ranks) => ranks.includes(rank))

const { levelWeight, balanceWeight, balanceReach, shrinkage, neutral, weights } = METHOD
const byBalance = (a: Profile, b: Profile) =>
  steps(balance(a), balance(b), balanceReach, balanceWeight)
const level = (here: string | null, there: string | null) =>
  steps(placeIn(LEVELS, here), placeIn(LEVELS, there), 2, levelWeight)
const alike = (here: string | null, there: string | null) =>
  here === null || there === null ? NONE : steps(here === there ? 0 : 1, 0, 1, 1)

const PARTS: Readonly<Record<string, (a: Profile, b: Profile) => Told>> = {
  conduct: (a, b) =>
    sum([
      lists(typesOf(a), typesOf(b), 1),
      lists(rowsOf(a.allegationTypes), rowsOf(b.allegationTypes), 0.5),
      lists(a.standards, b.standards, 0.25),
    ]),
  culpability: (a, b) =>
    sum([factors(a, b, 'CULPABILITY'), level(a.culpabilityLevel, b.culpabilityLevel)]),
  harm: (a, b) => sum([factors(a, b, 'HARM'), level(a.harmLevel, b.harmLevel)]),
  aggravating: (a, b) => sum([factors(a, b, 'AGGRAVATING'), byBalance(a, b)]),
  mitigating: (a, b) => sum([factors(a, b, 'MITIGATING'), byBalance(a, b)]),
  circumstances: (a, b) =>
    sum([
      steps(band(a.rank), band(b.rank), 2, 1),
      steps(
        placeIn(['NONE', 'WW', 'FWW'], a.liveWarning),
        placeIn(['NONE', 'WW', 'FWW'], b.liveWarning),
        2,
        1,
      ),
      steps(
        placeIn(['ADMITTED', 'PARTLY', 'DENIED'], a.admission),
        placeIn(['ADMITTED', 'PARTLY', 'DENIED'], b.admission),
        2,
        1,
      ),
      alike(a.context, b.context),
      alike(a.standing, b.standing),
      convictions(a.convictionType, b.convictionType),
    ]),
}

/** A part of the likeness: what agrees, begun at the neutral value, as a share of all that is told. */
const valueOf = (name: string, { agree, differ }: Told): number => {
  const weight = weights[name as keyof typeof weights]
  return (weight * (agree + shrinkage * neutral)) / (agree + differ + shrinkage)
}

describe('The likeness of two cases', () => {
  it('is in every part what a second reading of its description comes to', () => {
    fc.assert(
      fc.property(anyWideProfile, anyWideLibrary, (of, { library, words }) => {
        const { neighbours } = compareWithin(of, library, { words, oneChange: false })
        const best = Math.max(0, ...words.values())
        for (const { ref, parts, score } of neighbours) {
          const past = library.find((one) => one.ref === ref)?.profile ?? of
          for (const { name, value } of parts) {
            const told = PARTS[name]?.(of, past)
            const expected =
              told === undefined
                ? best === 0
                  ? 0
                  : (weights.words * (words.get(ref) ?? 0)) / best
                : valueOf(name, told)
            expect(Math.abs(value - expected), `${name} of ${ref}`).toBeLessThan(0.000_001)
          }
          const whole = parts.reduce((total, { value }) => total + value, 0)
          expect(Math.abs(score - whole)).toBeLessThan(0.000_000_1)
        }
      }),
    )
  })

  it('is the same for one row as over a whole table, whichever row the case stands in', () => {
    const profiles = fc.array(anyWideProfile, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(profiles, profiles, fc.nat(5), (cases, past, at) => {
        const [left, right] = [encodeProfiles(cases, taxonomy), encodeProfiles(past, taxonomy)]
        const row = at % cases.length
        for (const part of STRUCTURED_PARTS) {
          const likeness = likenessTo(part, left, row, right, METHOD)
          const values = new Int32Array(past.length)
          likeness.all(values)
          expect(past.map((_, b) => likeness.at(b))).toEqual([...values])
          for (const [b, of] of past.entries()) {
            const told = PARTS[part]?.(cases[row] ?? of, of) ?? NONE
            expect(Math.abs((values[b] ?? 0) - valueOf(part, told) * MILLION)).toBeLessThan(1)
          }
        }
      }),
    )
  })

  it('is the same whichever of the two is the case and whichever the past one', () => {
    fc.assert(
      fc.property(anyWideProfile, anyWideProfile, (one, other) => {
        const score = (of: Profile, past: Profile) =>
          compareWithin(of, [precedent(1, 'FWW', past)], { oneChange: false }).neighbours[0]?.score
        expect(score(one, other)).toBe(score(other, one))
      }),
    )
  })
})
