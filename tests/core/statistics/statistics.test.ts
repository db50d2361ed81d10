import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaCdf, betaQuantile } from '#core/statistics/beta'
import { bootstrapInSteps } from '#core/statistics/bootstrap'
import { jeffreys, wilson } from '#core/statistics/intervals'
import { seededRandom } from '#core/statistics/random'
import { toEnd } from '#core/steps'

const resampled = (...of: Parameters<typeof bootstrapInSteps>) => toEnd(bootstrapInSteps(...of))

describe('the beta distribution', () => {
  // The values of R's qbeta.
  it.each([
    [0.025, 3.5, 6.5, 0.10421322166077418],
    [0.975, 3.5, 6.5, 0.6522082065277341],
    [0.025, 0.5, 10.5, 4.7890433157581876e-5],
    [0.975, 0.5, 10.5, 0.21719626750921053],
    [0.5, 2, 3, 0.3857275681323895],
    [0.05, 100.5, 20.5, 0.7717383733745331],
    [0.975, 5.5, 0.5, 0.9999065793999604],
  ])('has its %d quantile for shapes %d and %d where R has it', (p, a, b, quantile) => {
    expect(betaQuantile(p, a, b)).toBeCloseTo(quantile, 9)
  })

  it('gives back the share that a quantile was taken of', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        (p, a, b) => {
          expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 5)
        },
      ),
    )
  })

  it('is nought below its range and whole above it', () => {
    expect(betaCdf(-1, 2, 3)).toBe(0)
    expect(betaCdf(2, 2, 3)).toBe(1)
    expect(betaQuantile(0, 2, 3)).toBe(0)
    expect(betaQuantile(1, 2, 3)).toBe(1)
  })
})

describe('intervals', () => {
  it('gives the Jeffreys interval of three in nine', () => {
    expect(jeffreys(3, 9)).toEqual({ low: 0.104213, high: 0.652208 })
  })

  it('starts at nought where nothing was seen and ends at one where all was', () => {
    expect(jeffreys(0, 10)).toEqual({ low: 0, high: 0.217196 })
    expect(jeffreys(10, 10)).toEqual({ low: 0.782804, high: 1 })
  })

  it('gives the Wilson interval of fifteen in twenty', () => {
    const { low, high } = wilson(15, 20)
    expect(low).toBeCloseTo(0.5313, 4)
    expect(high).toBeCloseTo(0.8881, 4)
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  })

  it('holds the share and narrows as cases are added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (n, some) => {
        const x = Math.min(some, n)
        for (const interval of [jeffreys, wilson]) {
          const { low, high } = interval(x, n)
          expect(low).toBeLessThanOrEqual(x / n)
          expect(high).toBeGreaterThanOrEqual(x / n)
          const more = interval(x * 4, n * 4)
          expect(more.high - more.low).toBeLessThan(high - low)
        }
      }),
    )
  })
})

describe('resampling', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: number) => Array.from({ length: 50 }, seededRandom(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('spreads its numbers evenly', () => {
    const random = seededRandom(1)
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 10_000; i++) {
      const tenth = Math.floor(random() * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })

  it('finds the interval of a mean near the normal one', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 30 ? 1 : 0))
    const mean = (indices: readonly number[]) =>
      indices.reduce((sum, index) => sum + (values[index] ?? 0), 0) / indices.length
    const interval = resampled(100, mean, seededRandom(3))
    expect(interval?.low).toBeCloseTo(0.21, 1)
    expect(interval?.high).toBeCloseTo(0.39, 1)
  })

  it('cuts off the 24 least and the 24 greatest of a thousand values, whatever order they come in', () => {
    const inOrder = Array.from({ length: 1000 }, (_, n) => (n * 7919) % 1000)
    const given = inOrder.values()
    const figure = () => given.next().value ?? null
    expect(resampled(3, figure, seededRandom(1))).toEqual({ low: 24, high: 974 })
  })

  it('gives an interval from half of the resamples on', () => {
    const last = (values: number) => {
      let left = values
      return resampled(3, () => (left-- > 0 ? 1 : null), seededRandom(1))
    }
    expect(last(499)).toBeNull()
    expect(last(500)).toEqual({ low: 1, high: 1 })
  })

  it('pauses every hundred rounds, so that others can work in between', () => {
    let asked = 0
    const steps = bootstrapInSteps(3, () => (asked += 1), seededRandom(1))
    const after: number[] = []
    while (steps.next().done !== true) after.push(asked)
    expect(after).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900])
  })

  it('gives no interval where most resamples have no value', () => {
    expect(resampled(5, () => null, seededRandom(1))).toBeNull()
    expect(resampled(0, () => 1, seededRandom(1))).toBeNull()
  })
})
