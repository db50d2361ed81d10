import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { METHOD } from '#core/comparison/weights'
import { gradeConstraint, tellByEvenhand, type Found } from '#core/evaluate/evenhand'
import type { Precedent } from '#core/precedent'
import { toEnd } from '#core/steps'
import { anyLibrary, compareWithin, law, precedent, underRules } from '../comparison/library.ts'
import { anyNeighbourhood, rungOf } from '../comparison/second-reading.ts'

// What the method says of a past case, read off the comparison that a panel would see of it.

const RUNGS = [0, 1, 2, 3, 4]
const rungs = new Map(law.outcomes.map(({ id, rung }) => [id, rung]))

const tell = (test: Precedent, library: readonly Precedent[], past: readonly number[]) =>
  toEnd(
    tellByEvenhand(
      prepareLibrary(library, law),
      test,
      rungOf(test),
      new Map(library.map(({ ref }, n) => [ref, n % 4])),
      past,
      METHOD,
    ),
  )

/** The vote of the nearest that count, put on the bound where it stands beyond one. */
function readComparison(
  { profile, hearingKey, sourceId, contentHash }: Precedent,
  library: readonly Precedent[],
  past: readonly number[],
) {
  const { neighbours, constraint } = compareWithin(profile, library, {
    words: new Map(library.map(({ ref }, n) => [ref, n % 4])),
    exclude: { hearingKey, sourceId, contentHash },
    oneChange: false,
  })
  const nearest = neighbours.filter(({ counted }) => counted).slice(0, METHOD.nearest)
  const best = nearest[0]?.score ?? 1
  const votes = RUNGS.map(() => 0)
  for (const { outcome, score } of nearest) {
    const at = rungs.get(outcome) ?? 0
    const weight = Math.round((score / best) ** METHOD.sharpness * 1e6)
    votes[at] = (votes[at] ?? 0) + Math.max(1, weight)
  }
  const of = (bound: 'floor' | 'ceiling') => {
    const outcome = constraint[bound]?.outcome
    return outcome === undefined ? null : (rungs.get(outcome) ?? null)
  }
  const [floor, ceiling] = [of('floor'), of('ceiling')]
  const sum = votes.reduce((a, b) => a + b, 0)
  const shares = nearest.length === 0 ? past : votes.map((vote) => vote / sum)
  return { nearest: nearest.map(({ outcome }) => rungs.get(outcome) ?? 0), floor, ceiling, shares }
}

/** What stands below a floor or above a ceiling goes to it, unless the two contradict each other. */
function held(shares: readonly number[], floor: number | null, ceiling: number | null) {
  const [low, high] = [floor ?? 0, ceiling ?? 4]
  if (low > high) return shares
  return RUNGS.map((rung) => {
    const below = rung === low ? shares.slice(0, low) : []
    const above = rung === high ? shares.slice(high + 1) : []
    const own = rung < low || rung > high ? [] : [shares[rung] ?? 0]
    return [...below, ...own, ...above].reduce((a, b) => a + b, 0)
  })
}

const anyPast = fc
  .array(fc.nat(9), { minLength: 5, maxLength: 5 })
  .map((weights) => weights.map((weight) => weight + 1))
  .map((weights) => weights.map((weight) => weight / weights.reduce((a, b) => a + b, 0)))

function expectChances(chances: readonly number[], wanted: readonly number[]) {
  expect(chances).toHaveLength(RUNGS.length)
  for (const rung of RUNGS) expect(chances[rung]).toBeCloseTo(wanted[rung] ?? NaN, 4)
}

describe('What the method says of a past case', () => {
  it('is the vote of the nearest that count, held between the bounds, or the shares of the past', () => {
    fc.assert(
      fc.property(anyNeighbourhood, anyPast, ({ of, library }, past) => {
        const test = precedent(99, 'RIR', of)
        const { nearest, floor, ceiling, shares } = readComparison(test, library, past)
        const found = tell(test, library, past)
        expect(found).toMatchObject({ rung: 3, floor, ceiling, abstained: nearest.length === 0 })
        expect(found.underSameRules).toMatchObject({ rung: 3, neighbours: nearest })
        expectChances(found.underSameRules.chances, held(shares, floor, ceiling))
      }),
    )
  })

  it('is told from the cases of other rules and of low confidence as well, within the same bounds', () => {
    const cases = fc.tuple(anyNeighbourhood, anyPast, fc.array(fc.nat(2), { minLength: 14 }))
    fc.assert(
      fc.property(cases, ([{ of, library }, past, fates]) => {
        // All of one conduct, so that rules and confidence alone keep a case from counting.
        const { allegationTypes } = of
        const alike = library.map((one) => ({
          ...one,
          profile: { ...one.profile, allegationTypes },
        }))
        const mixed = alike.map((one, n): Precedent => {
          if (fates[n] === 0) return one
          if (fates[n] === 1) return { ...one, confidence: 'LOW' }
          return { ...one, profile: { ...one.profile, regime: underRules(['CR2012']) } }
        })
        const test = precedent(99, 'FWW', of)
        const found = tell(test, mixed, past)
        const all = readComparison(test, alike, past)
        const { floor, ceiling, nearest, shares } = readComparison(test, mixed, past)
        expect(found).toMatchObject({ neighbours: all.nearest, floor, ceiling })
        expect(found.abstained).toBe(nearest.length === 0)
        expectChances(found.chances, held(all.shares, floor, ceiling))
        expectChances(found.underSameRules.chances, held(shares, floor, ceiling))
      }),
    )
  })

  it('is never told from the case itself, nor from one of its hearing', () => {
    const libraries = fc.tuple(anyLibrary, fc.constantFrom('sourceId', 'contentHash', 'hearingKey'))
    fc.assert(
      fc.property(libraries, ([library, key]) => {
        const test = precedent(99, 'DWN', library[0]?.profile, { [key]: 'the same' })
        const past = [0.2, 0.2, 0.2, 0.2, 0.2]
        const shared = library.map((one, n) => (n % 2 === 0 ? { ...one, [key]: 'the same' } : one))
        const { neighbours, underSameRules } = tell(test, shared, past)
        expect(neighbours?.length).toBeLessThanOrEqual(Math.floor(library.length / 2))
        expect(underSameRules.neighbours).toEqual(readComparison(test, shared, past).nearest)
      }),
    )
  })
})

describe('The grade of the a fortiori constraint', () => {
  it('counts the bounds that were forced, and those that a case broke', () => {
    const bound = fc.constantFrom(null, ...RUNGS)
    const anyFound = fc.record({ rung: fc.constantFrom(...RUNGS), floor: bound, ceiling: bound })
    fc.assert(
      fc.property(fc.array(anyFound, { maxLength: 12 }), (cases) => {
        const found = cases.map((one): Found => ({
          ...one,
          chances: [],
          neighbours: null,
          underSameRules: { rung: one.rung, chances: [], neighbours: null },
          abstained: false,
          miscodings: [],
        }))
        const grade = gradeConstraint(found)
        const floors = cases.filter(({ floor }) => floor !== null)
        const ceilings = cases.filter(({ ceiling }) => ceiling !== null)
        for (const [name, forced, wrong] of [
          ['floor', floors, floors.filter(({ rung, floor }) => rung < (floor ?? 0))],
          ['ceiling', ceilings, ceilings.filter(({ rung, ceiling }) => rung > (ceiling ?? 4))],
        ] as const) {
          expect(grade[name]).toMatchObject({ forced: forced.length, wrong: wrong.length })
          expect(grade[name].coverage).toBeCloseTo(
            cases.length === 0 ? 0 : forced.length / cases.length,
            12,
          )
          expectWilson(grade[name].coverageInterval, forced.length, cases.length)
          expectWilson(grade[name].wrongInterval, wrong.length, forced.length)
        }
      }),
    )
  })
})

/** Wilson's ends are where a share lies 1.96 standard errors of its own from what was seen. */
function expectWilson({ low, high }: { low: number; high: number }, hits: number, n: number) {
  if (n === 0) return expect([low, high]).toEqual([0, 1])
  for (const end of [low, high]) {
    const apart = (hits / n - end) ** 2 - 1.959964 ** 2 * ((end * (1 - end)) / n)
    expect(apart).toBeCloseTo(0, 4)
  }
  expect(low).toBeLessThan(high)
}
