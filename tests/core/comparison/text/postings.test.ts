import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPostings } from '#core/comparison/text/postings'

const into = { docs: new Int32Array(300_000), times: new Int32Array(300_000) }
type Entry = readonly [doc: number, times: number]

const listOf = (postings: ReturnType<typeof openPostings>, term: number): Entry[] => {
  const count = postings.read(term, into)
  return Array.from({ length: count }, (_, i) => [into.docs[i] ?? -1, into.times[i] ?? -1])
}

describe('the cases of a term', () => {
  it('are what was added, in order, whatever lies between and however often', () => {
    const times = fc.oneof(
      { weight: 5, arbitrary: fc.constant(1) },
      fc.integer({ min: 2, max: 40_000 }),
    )
    const entry = fc.record({
      term: fc.integer({ min: 0, max: 40 }),
      gap: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3_000_000 })),
      times,
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 400 }), (entries) => {
        const postings = openPostings()
        const expected = new Map<number, Entry[]>()
        let doc = -1
        for (const { term, gap, times: often } of entries) {
          doc += gap + 1
          postings.add(term, doc, often)
          expected.set(term, [...(expected.get(term) ?? []), [doc, often]])
        }
        for (let term = 0; term <= 41; term++)
          expect(listOf(postings, term)).toEqual(expected.get(term) ?? [])
      }),
    )
  })

  it('are whole where a term has very many and where there are very many terms', () => {
    const postings = openPostings()
    for (let doc = 0; doc < 300_000; doc++) {
      postings.add(7, doc, 1 + (doc % 3))
      postings.add(100 + (doc % 50_000), doc, 1)
    }
    const frequent = listOf(postings, 7)
    expect(frequent).toHaveLength(300_000)
    expect(frequent.every(([doc, times], at) => doc === at && times === 1 + (at % 3))).toBe(true)
    expect(listOf(postings, 100 + 49_999)).toEqual(
      [0, 1, 2, 3, 4, 5].map((round) => [round * 50_000 + 49_999, 1]),
    )
  })
})
