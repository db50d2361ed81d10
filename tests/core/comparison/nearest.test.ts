import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byRelevance } from '#core/comparison/nearest'

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
