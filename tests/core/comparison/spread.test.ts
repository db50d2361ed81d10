import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METHOD } from '#core/comparison/weights'
import { jeffreys } from '#core/statistics/intervals'
import { anyLibraryOf, anyProfile, compareWithin, law, precedent, profile } from './library.ts'

const rung = new Map(law.outcomes.map(({ id, rung: at }) => [id, at ?? -1]))

describe('the spread of outcomes', () => {
  it('stands in the order of the ladder, whatever order the law names the outcomes in', () => {
    const library = Array.from({ length: 12 }, (_, n) => precedent(n + 1, n < 9 ? 'DWN' : 'FWW'))
    const turned = { ...law, outcomes: law.outcomes.toReversed() }
    const { spread } = compareWithin(profile(), library, { law: turned })
    const rungs = spread.map(({ outcome }) => rung.get(outcome) ?? -1)
    expect(rungs).toEqual([...rungs].sort((a, b) => a - b))
    expect(new Set(rungs).size).toBeGreaterThan(3)
  })

  it('is of the fifteen nearest that count, each weighed by its likeness', () => {
    const libraries = fc.oneof(
      anyLibraryOf({ minLength: 1, maxLength: 14 }),
      anyLibraryOf({ minLength: 20, maxLength: 30 }),
    )
    fc.assert(
      fc.property(anyProfile, libraries, (of, library) => {
        const { spread, spreadNote, neighbours } = compareWithin(of, library, { oneChange: false })
        const counted = neighbours.filter((one) => one.counted)
        const nearest = counted.slice(0, 15)
        const best = nearest[0]?.score ?? 1
        // In whole millionths, and never nothing.
        const weights = nearest.map(({ score }) =>
          Math.max(1, Math.round((score / best) ** METHOD.sharpness * 1_000_000)),
        )
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
        const all = sum(weights)
        const effective = all === 0 ? 0 : all ** 2 / sum(weights.map((weight) => weight ** 2))
        expect(spreadNote.counted).toBe(nearest.length)
        expect(spreadNote.effective).toBeCloseTo(effective, 4)
        expect(spreadNote.tooFew).toBe(counted.length < 5)
        for (const { outcome, count, refs, share, interval } of spread) {
          const at = nearest.filter((one) => one.outcome === outcome)
          expect(refs).toEqual(at.map(({ ref }) => ref))
          expect(count).toBe(at.length)
          if (counted.length < 5) {
            expect([share, interval]).toEqual([null, null])
            continue
          }
          const weight = sum(weights.filter((_, i) => nearest[i]?.outcome === outcome))
          expect(share).toBeCloseTo(weight / all, 4)
          const { low, high } = jeffreys((weight / all) * effective, effective)
          expect(interval?.low).toBeCloseTo(low, 4)
          expect(interval?.high).toBeCloseTo(high, 4)
        }
        const shares = sum(spread.map(({ share }) => share ?? 0))
        expect(shares).toBeCloseTo(counted.length < 5 ? 0 : 1, 4)
      }),
    )
  })
})
