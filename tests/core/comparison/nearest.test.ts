import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byRelevance, nearestOfKinds, nearestRows, weightsOf } from '#core/comparison/nearest'

describe('cases by the relevance of their words', () => {
  it('stand highest first, and of equals in their own order', () => {
    const millionths = fc.array(fc.integer({ min: 0, max: 1_943_000_000 }), { maxLength: 60 })
    const few = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 })
    fc.assert(
      fc.property(fc.oneof(millionths, few), fc.integer({ min: 0, max: 4_000_000 }), (of, from) => {
        const relevance = new Float64Array(from + of.length)
        of.forEach((value, at) => (relevance[from + at] = value / 1_000_000))
        const slots = Int32Array.from(of, (_, at) => from + at)
        const told = (slot: number) => relevance[slot] ?? 0
        const wanted = slots.toSorted((a, b) => told(b) - told(a) || a - b)
        expect([...byRelevance(slots.toReversed(), relevance)]).toEqual([...wanted])
      }),
    )
  })
})

const anyTotals = fc.array(fc.nat(4), { maxLength: 30 }).map((values) => Int32Array.from(values))
const nearestOf = (rows: readonly number[], totals: Int32Array, k: number) =>
  rows.toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b).slice(0, k)

describe('The nearest cases', () => {
  it('are so many of highest total, of equals the first in order of reference', () => {
    fc.assert(
      fc.property(anyTotals, fc.integer({ min: 1, max: 8 }), fc.nat(2), (totals, k, every) => {
        const rows = [...totals.keys()].filter((row) => row % (every + 1) === 0)
        expect(nearestRows(rows, totals, k)).toEqual(nearestOf(rows, totals, k))
      }),
    )
  })

  it('are of the kinds that are wanted alone, where some are not', () => {
    fc.assert(
      fc.property(anyTotals, fc.integer({ min: 1, max: 8 }), (totals, k) => {
        const kinds = Uint8Array.from(totals, (_, row) => (row * 7) % 3)
        const rows = [...totals.keys()].filter((row) => kinds[row] !== 1)
        const found = nearestOfKinds(kinds, Uint8Array.from([1, 0, 1]), totals, k)
        expect(found).toEqual(nearestOf(rows, totals, k))
      }),
    )
  })

  it('weigh their share of the best, to a power, in millionths and never nothing', () => {
    const totals = Int32Array.from([800_000, 400_000, 80_000, 0])
    expect(weightsOf([0, 1, 2, 3], totals, 3)).toEqual([1_000_000, 125_000, 1_000, 1])
    expect(weightsOf([1, 2], totals, 8)).toEqual([1_000_000, 3])
    expect(weightsOf([0, 1], totals, 0)).toEqual([1_000_000, 1_000_000])
    expect(weightsOf([3, 3], totals, 8)).toEqual([1, 1])
    expect(weightsOf([], totals, 8)).toEqual([])
  })
})
