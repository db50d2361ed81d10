import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTaxonomy } from '#core/comparison/likeness/taxonomy'
import {
  factorCount,
  majority,
  naiveBayes,
  nearestByFactors,
  type Known,
} from '#core/evaluate/baselines'
import { plainCases } from '#core/evaluate/features'
import { logisticInSteps } from '#core/evaluate/logistic'
import { toEnd } from '#core/steps'
import { law } from '../comparison/library.ts'
import { anyWideProfile } from '../comparison/wide-profiles.ts'

// The plain methods against the plainest way of working each of them out.

const RUNGS = [0, 1, 2, 3, 4]
const FEATURES = 5
const anyKnown: fc.Arbitrary<Known> = fc
  .record({
    rung: fc.constantFrom(...RUNGS, 4, 4),
    bits: fc.array(fc.constantFrom(0, 1), { minLength: FEATURES, maxLength: FEATURES }),
    aggravating: fc.integer({ min: 0, max: 4 }),
    mitigating: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ rung, bits, aggravating, mitigating }) => ({
    rung,
    plain: {
      bits: Uint8Array.from(bits),
      balance: aggravating - mitigating,
      aggravating,
      mitigating,
    },
  }))
const anyPast = fc.array(anyKnown, { minLength: 1, maxLength: 14 })

const shareAt = (of: readonly Known[], rung: number) =>
  of.length === 0 ? 0.2 : of.filter((one) => one.rung === rung).length / of.length
const sharesOf = (of: readonly Known[]) => RUNGS.map((rung) => shareAt(of, rung))
function expectChances(chances: readonly number[], wanted: readonly number[]) {
  expect(chances).toHaveLength(5)
  for (const rung of RUNGS) expect(chances[rung]).toBeCloseTo(wanted[rung] ?? NaN, 8)
}

describe('The plain methods', () => {
  it('say the shares of the past where they know nothing else', () => {
    fc.assert(
      fc.property(anyPast, anyKnown, (past, { plain }) =>
        expectChances(majority(past)(plain), sharesOf(past)),
      ),
    )
  })

  it('cut the count of factors where it parts dismissed from lesser cases best, lowest of equals', () => {
    fc.assert(
      fc.property(anyPast, anyKnown, (past, { plain }) => {
        const dismissed = past.filter(({ rung }) => rung === 4)
        const lesser = past.filter(({ rung }) => rung !== 4)
        const right = (of: readonly Known[], fits: (balance: number) => boolean) =>
          of.length === 0 ? 0.5 : of.filter((one) => fits(one.plain.balance)).length / of.length
        const cuts = [...new Set(past.map((one) => one.plain.balance))].sort((a, b) => a - b)
        const worth = cuts.map(
          (cut) => right(dismissed, (at) => at >= cut) + right(lesser, (at) => at < cut),
        )
        const cut = cuts[worth.indexOf(Math.max(...worth))] ?? 0
        const side = past.filter((one) => one.plain.balance >= cut === plain.balance >= cut)
        expectChances(factorCount(past)(plain), sharesOf(side))
      }),
    )
  })

  it('find the nearest by what both have over what either has, the earlier of equals first', () => {
    fc.assert(
      fc.property(anyPast, anyKnown, fc.integer({ min: 1, max: 7 }), (past, { plain }, k) => {
        const likeness = ({ plain: { bits } }: Known) => {
          const both = plain.bits.filter((bit, at) => bit === 1 && bits[at] === 1).length
          const either = plain.bits.filter((bit, at) => bit === 1 || bits[at] === 1).length
          return either === 0 ? 0 : both / either
        }
        const expected = past.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, k)
        expect(nearestByFactors(past, plain, k)).toEqual(expected)
      }),
    )
  })

  it('weigh by Bayes: the share of a rung times the chance there of each feature, had or not', () => {
    fc.assert(
      fc.property(anyPast, anyKnown, (past, { plain }) => {
        const weights = RUNGS.map((rung) => {
          const of = past.filter((one) => one.rung === rung)
          const chances = [...plain.bits].map((bit, at) => {
            const same = of.filter((one) => one.plain.bits[at] === bit).length
            return (same + 1) / (of.length + 2)
          })
          return chances.reduce((product, chance) => product * chance, shareAt(past, rung))
        })
        const sum = weights.reduce((a, b) => a + b, 0)
        expectChances(
          naiveBayes(past)(plain),
          weights.map((weight) => weight / sum),
        )
      }),
    )
  })

  it('weigh so many features that the product of their chances is too small for a number', () => {
    const of = (rung: number, bit: number): Known => ({
      rung,
      plain: { bits: new Uint8Array(3_000).fill(bit), balance: 0, aggravating: 0, mitigating: 0 },
    })
    const past = [of(4, 1), of(4, 1), of(1, 0), of(1, 0)]
    const say = naiveBayes(past)
    expect(say(of(4, 1).plain)).toEqual([0, 0, 0, 0, 1])
    expect(say(of(1, 0).plain)).toEqual([0, 1, 0, 0, 0])
  })

  it('say chances that come to one, and even ones where the past tells nothing', () => {
    const methods = [
      majority,
      factorCount,
      naiveBayes,
      (past: readonly Known[]) => toEnd(logisticInSteps(past)),
    ]
    const anyPastOrNone = fc.oneof(
      anyPast,
      fc.constant([]),
      anyPast.map((past) => past.map((one) => ({ ...one, rung: 4 }))),
    )
    fc.assert(
      fc.property(anyPastOrNone, anyKnown, (past, { plain }) => {
        for (const method of methods) {
          const chances = method(past)(plain)
          expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 8)
          expect(chances.every((chance) => chance >= 0)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
    const [one] = fc.sample(anyKnown, 1)
    if (one === undefined) return
    for (const method of [majority, factorCount, naiveBayes])
      expectChances(method([])(one.plain), sharesOf([]))
    expectChances(toEnd(logisticInSteps([]))(one.plain), [0.125, 0.125, 0.125, 0.125, 0.5])
  })

  it('fit a regression that says dismissal as often as it was, and shares out the rest as it was', () => {
    fc.assert(
      fc.property(anyPast, (past) => {
        const say = toEnd(logisticInSteps(past))
        const lesser = past.filter(({ rung }) => rung !== 4)
        let stated = 0
        for (const { plain } of past) {
          const chances = say(plain)
          const dismissal = chances[4] ?? 0
          stated += dismissal
          const rest = lesser.length === 0 ? RUNGS.map(() => 0.25) : sharesOf(lesser)
          for (const rung of [0, 1, 2, 3])
            expect(chances[rung]).toBeCloseTo((rest[rung] ?? 0) * (1 - dismissal), 8)
        }
        const all = past.length - lesser.length
        // Where all ended alike it comes ever nearer and is stopped on the way.
        expect(Math.abs(stated - all) / past.length).toBeLessThan(0.05)
      }),
      { numRuns: 40 },
    )
  })

  it('draw what they regress on together, and pull it back: of two features the telling one weighs', () => {
    const known = (dismissed: boolean, bits: readonly number[]): Known => ({
      rung: dismissed ? 4 : 1,
      plain: { bits: Uint8Array.from(bits), balance: 0, aggravating: 0, mitigating: 0 },
    })
    // Three of four with the first feature were dismissed, one of four without; the second tells nothing.
    const past = [0, 1].flatMap((second) => [
      ...[true, true, true, false].map((dismissed) => known(dismissed, [1, second])),
      ...[true, false, false, false].map((dismissed) => known(dismissed, [0, second])),
    ])
    const say = toEnd(logisticInSteps(past))
    const at = (bits: readonly number[]) => say(known(true, bits).plain)[4] ?? 0
    // The coefficients solve, for each, the mean of error times feature plus a fiftieth of itself: nought.
    const logit = (p: number) => Math.log(p / (1 - p))
    const coefficient = logit(at([1, 0])) - logit(at([0, 0]))
    const error = (bits: readonly number[], share: number) => at(bits) - share
    const slope = (error([1, 0], 0.75) + error([1, 1], 0.75)) / 4
    expect(slope + 0.02 * coefficient).toBeCloseTo(0, 4)
    expect(at([1, 0])).toBeCloseTo(at([1, 1]), 3)
    expect(coefficient).toBeGreaterThan(1)
  })
})

describe('A case as the plain methods see it', () => {
  it('has its factors counted for each side, and one mark for each thing that it says', () => {
    const taxonomy = readTaxonomy(law)
    const weighed = law.factors.filter(({ group }) => group !== 'PERSONAL')
    fc.assert(
      fc.property(anyWideProfile, anyWideProfile, (other, of) => {
        const [first, plain] = plainCases([other, of], taxonomy)
        expect(first?.bits).toHaveLength(plain?.bits.length ?? 0)
        const has = weighed.filter(({ id }) => of.factors.includes(id))
        const side = (wanted: string) => has.filter(({ polarity }) => polarity === wanted).length
        expect(plain?.aggravating).toBe(side('AGGRAVATING'))
        expect(plain?.mitigating).toBe(side('MITIGATING'))
        expect(plain?.balance).toBe(side('AGGRAVATING') - side('MITIGATING'))
        const types = law.allegationTypes.filter(({ id }) => of.allegationTypes.includes(id))
        const circumstances = [
          of.culpabilityLevel,
          of.harmLevel,
          of.liveWarning,
          of.admission,
          of.context,
          of.standing,
          of.rank,
          of.convictionType === 'NONE' ? null : of.convictionType,
        ].filter((value) => value !== null)
        const marks = types.length + of.standards.length + has.length + circumstances.length
        expect([...(plain?.bits ?? [])].filter((bit) => bit === 1)).toHaveLength(marks)
      }),
    )
  })
})
