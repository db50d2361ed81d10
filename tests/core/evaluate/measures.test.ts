import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measuresOf, type Measures, type Told } from '#core/evaluate/measures'
import { bootstrapInSteps } from '#core/statistics/bootstrap'
import { seededRandom } from '#core/statistics/random'
import { toEnd } from '#core/steps'

// Each measure against another way of writing it down: a closed form that is told nowhere in the code.

const RUNGS = [0, 1, 2, 3, 4]
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
const over = (of: (a: number, b: number) => number) =>
  RUNGS.reduce((sum, a) => sum + RUNGS.reduce((part, b) => part + of(a, b), 0), 0)

const said = ({ chances }: Told) => chances.indexOf(Math.max(...chances))
const dismissal = ({ chances }: Told) => chances[4] ?? 0
const shareOf = (told: readonly Told[], hit: (one: Told) => boolean) =>
  mean(told.map((one) => Number(hit(one))))
const dismissed = (told: readonly Told[]) => told.filter(({ rung }) => rung === 4)
const lesser = (told: readonly Told[]) => told.filter(({ rung }) => rung < 4)
const saysDismissal = (one: Told) => dismissal(one) >= 0.5

function balanced(told: readonly Told[]): number | null {
  const ofDismissed = shareOf(dismissed(told), saysDismissal)
  const ofLesser = shareOf(lesser(told), (one) => !saysDismissal(one))
  return ofDismissed === null || ofLesser === null ? null : (ofDismissed + ofLesser) / 2
}

/**
 * Kappa with squared weights is the coefficient of concordance of what was said and what happened:
 * twice their covariance, over both variances and the square of the difference of their means.
 */
function concordance(told: readonly Told[]): number | null {
  const [a, b] = [told.map(said), told.map(({ rung }) => rung)]
  const [meanA, meanB] = [mean(a) ?? 0, mean(b) ?? 0]
  const variance = (values: readonly number[], at: number) =>
    mean(values.map((value) => (value - at) ** 2)) ?? 0
  const together = mean(a.map((value, i) => (value - meanA) * ((b[i] ?? 0) - meanB))) ?? 0
  const all = variance(a, meanA) + variance(b, meanB) + (meanA - meanB) ** 2
  return all < 1e-9 ? null : (2 * together) / all
}

/**
 * The ranked probability score as an expected distance: from a rung drawn by the chances to the one
 * that happened, less half of that between two such draws, over the length of the ladder.
 */
const energy = ({ chances, rung }: Told) => {
  const chanceOf = (at: number) => chances[at] ?? 0
  const toTruth = RUNGS.reduce((sum, at) => sum + chanceOf(at) * Math.abs(at - rung), 0)
  const apart = over((a, b) => chanceOf(a) * chanceOf(b) * Math.abs(a - b))
  return (toTruth - apart / 2) / 4
}

/** Each end of Wilson's interval lies as far from the share as a share there strays, at 95%. */
function expectWilson(interval: Measures['intervals']['exact'], share: number | null, n: number) {
  if (share === null || interval === null) return expect([interval, share]).toEqual([null, null])
  for (const end of [interval.low, interval.high])
    expect((share - end) ** 2 * n).toBeCloseTo(1.959964 ** 2 * end * (1 - end), 3)
  expect(interval.low).toBeLessThanOrEqual(share)
  expect(interval.high).toBeGreaterThanOrEqual(share)
}

const anyRung = fc.integer({ min: 0, max: 4 })
const anyTold: fc.Arbitrary<Told> = fc
  .record({
    rung: fc.oneof(anyRung, fc.constant(4)),
    weights: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
    neighbours: fc.option(fc.array(anyRung, { maxLength: 7 })),
  })
  .map(({ rung, weights, neighbours }) => {
    const sum = weights.reduce((a, b) => a + b, 0)
    return { rung, neighbours, chances: weights.map((one) => (sum === 0 ? 0.2 : one / sum)) }
  })
const anyList = fc.array(anyTold, { minLength: 1, maxLength: 12 })

const expectNear = (value: number | null | undefined, wanted: number | null) =>
  wanted === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(wanted, 5)

describe('The measures of what a method told', () => {
  it('are the shares of cases told to the rung, within one of it, and to either side of dismissal', () => {
    fc.assert(
      fc.property(anyList, (told) => {
        const found = measuresOf(told)
        const exact = shareOf(told, (one) => said(one) === one.rung)
        const withinOne = shareOf(told, (one) => Math.abs(said(one) - one.rung) < 2)
        const recallDismissal = shareOf(dismissed(told), saysDismissal)
        const recallLesser = shareOf(lesser(told), (one) => !saysDismissal(one))
        expect(found.n).toBe(told.length)
        expectNear(found.exact, exact)
        expectNear(found.withinOne, withinOne)
        expectNear(found.recallDismissal, recallDismissal)
        expectNear(found.recallLesser, recallLesser)
        expectNear(found.balancedAccuracy, balanced(told))
        expectWilson(found.intervals.exact, exact, told.length)
        expectWilson(found.intervals.withinOne, withinOne, told.length)
        expectWilson(found.intervals.recallDismissal, recallDismissal, dismissed(told).length)
        expectWilson(found.intervals.recallLesser, recallLesser, lesser(told).length)
      }),
    )
  })

  it('weigh what was said against what happened as other closed forms do', () => {
    fc.assert(
      fc.property(anyList, (told) => {
        const found = measuresOf(told)
        expectNear(found.weightedKappa, concordance(told))
        expectNear(found.rps, mean(told.map(energy)))
        const happened = (one: Told) => (one.rung === 4 ? 1 : 0)
        expectNear(
          found.brier,
          mean(told.map((one) => dismissal(one) ** 2 + happened(one) * (1 - 2 * dismissal(one)))),
        )
      }),
    )
  })

  it('have intervals from resampling the cases, the same each time', () => {
    fc.assert(
      fc.property(anyList, (told) => {
        const { intervals } = measuresOf(told)
        const again = (figure: (of: readonly Told[]) => number | null) => {
          const ofThese = (places: readonly number[]) =>
            figure(places.flatMap((place) => told[place] ?? []))
          return toEnd(bootstrapInSteps(told.length, ofThese, seededRandom(20_260_101)))
        }
        const expected = {
          balancedAccuracy: again(balanced),
          weightedKappa: again(concordance),
          rps: again((of) => mean(of.map(energy))),
          brier: again((of) =>
            mean(of.map((one) => (dismissal(one) - Number(one.rung === 4)) ** 2)),
          ),
        }
        for (const name of ['balancedAccuracy', 'weightedKappa', 'rps', 'brier'] as const) {
          expectNear(intervals[name]?.low ?? null, expected[name]?.low ?? null)
          expectNear(intervals[name]?.high ?? null, expected[name]?.high ?? null)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('take the share of the nearest that ended as the case did, where a method has neighbours', () => {
    fc.assert(
      fc.property(anyList, (told) => {
        const top = (k: number) => {
          const shares = told.flatMap(({ neighbours, rung }) => {
            const first = (neighbours ?? []).filter((_, at) => at < k)
            const same = first.filter((one) => one === rung)
            return first.length === 0 ? [] : [same.length / first.length]
          })
          return mean(shares) ?? 0
        }
        const { neighbourAgreement } = measuresOf(told)
        const none = told.every(({ neighbours }) => neighbours === null)
        expect(neighbourAgreement === null).toBe(none)
        if (neighbourAgreement === null) return
        expect(neighbourAgreement.top1).toBeCloseTo(top(1), 5)
        expect(neighbourAgreement.top3).toBeCloseTo(top(3), 5)
        expect(neighbourAgreement.top5).toBeCloseTo(top(5), 5)
      }),
    )
  })

  it('set the chance of dismissal that was stated, by fifths, against what happened', () => {
    fc.assert(
      fc.property(anyList, (told) => {
        const { calibration } = measuresOf(told)
        expect(calibration.map(({ from, to }) => [from, to])).toEqual([
          [0, 0.2],
          [0.2, 0.4],
          [0.4, 0.6],
          [0.6, 0.8],
          [0.8, 1],
        ])
        for (const { from, to, n, stated, happened } of calibration) {
          const isLast = to === 1
          const of = told.filter((one) => dismissal(one) >= from && (isLast || dismissal(one) < to))
          expect(n).toBe(of.length)
          expect(stated).toBeCloseTo(mean(of.map(dismissal)) ?? 0, 5)
          expect(happened).toBeCloseTo(shareOf(of, ({ rung }) => rung === 4) ?? 0, 5)
        }
      }),
    )
  })
})

describe('The measures', () => {
  const told = (rung: number, ...chances: number[]) => ({ rung, chances, neighbours: null })

  it('score certainty that was right as perfect and certainty that was wrong as worst', () => {
    const right = measuresOf([told(4, 0, 0, 0, 0, 1), told(0, 1, 0, 0, 0, 0)])
    expect(right).toMatchObject({ exact: 1, balancedAccuracy: 1, rps: 0, brier: 0 })
    expect(right.calibration.map(({ n }) => n)).toEqual([1, 0, 0, 0, 1])
    expect(right.neighbourAgreement).toBeNull()
    const wrong = measuresOf([told(4, 1, 0, 0, 0, 0), told(0, 0, 0, 0, 0, 1)])
    expect(wrong).toMatchObject({ exact: 0, balancedAccuracy: 0, rps: 1, brier: 1 })
  })

  it('count a neighbouring rung as within one step and weigh recalls alike', () => {
    const some = measuresOf([
      told(3, 0, 0, 0, 0, 1),
      told(2, 0, 0, 1, 0, 0),
      told(4, 0, 0, 0, 0, 1),
    ])
    expect(some).toMatchObject({ withinOne: 1, recallLesser: 0.5, recallDismissal: 1 })
    expect(some.balancedAccuracy).toBe(0.75)
  })

  it('weigh a miss by the square of its rungs, against what chance would give', () => {
    const on = (said: number, rung: number) =>
      told(rung, ...[0, 1, 2, 3, 4].map((at) => (at === said ? 1 : 0)))
    expect(measuresOf([on(4, 4), on(0, 0), on(2, 2)]).weightedKappa).toBe(1)
    expect(measuresOf([on(4, 0), on(0, 4)]).weightedKappa).toBe(-1)
    expect(measuresOf([on(4, 4), on(4, 0)]).weightedKappa).toBe(0)
    expect(measuresOf([on(4, 4), on(4, 4)]).weightedKappa).toBeNull()
    const near = measuresOf([on(4, 3), on(0, 0), on(2, 2)])
    const far = measuresOf([on(4, 2), on(0, 0), on(2, 2)])
    // Said 4, 0 and 2, ended 3, 0 and 2: squared misses 1 in three, where chance gives 39 in nine.
    expect(near.weightedKappa).toBeCloseTo(1 - 1 / 3 / (39 / 9), 6)
    expect(near.weightedKappa ?? 0).toBeGreaterThan(far.weightedKappa ?? 1)
    const many = Array.from({ length: 40 }, (_, n) => on(n % 5, n % 3 === 0 ? n % 5 : 2))
    const { weightedKappa, intervals } = measuresOf(many)
    expect(intervals.weightedKappa?.low).toBeLessThan(weightedKappa ?? -2)
    expect(intervals.weightedKappa?.high).toBeGreaterThan(weightedKappa ?? 2)
  })

  it('say nothing where there is nothing to measure', () => {
    expect(measuresOf([])).toMatchObject({ n: 0, exact: null, balancedAccuracy: null })
    expect(measuresOf([told(4, 0, 0, 0, 0, 1)]).balancedAccuracy).toBeNull()
  })
})
