import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newRow } from '#core/comparison/text/row'
import { hashOf, openVocabulary } from '#core/comparison/text/vocabulary'

const holding = (texts: readonly string[]) => {
  const vocabulary = openVocabulary()
  const ids = texts.map((text) => vocabulary.add(text, 0, text.length, hashOf(text)))
  return { vocabulary, ids }
}
type Vocabulary = ReturnType<typeof openVocabulary>
const beginningWith = (vocabulary: Vocabulary, prefix: string): readonly string[] => {
  const row = newRow()
  vocabulary.beginningWith(prefix, row)
  return Array.from(row.values.subarray(0, row.length), vocabulary.textAt)
}
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 5 }),
)
const prefixed = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 })

describe('a vocabulary', () => {
  it('gives each different text one number, and the text back for it', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const { vocabulary, ids } = holding(texts)
        expect(vocabulary.size()).toBe(new Set(texts).size)
        expect(ids.map(vocabulary.textAt)).toEqual(texts)
        expect(texts.map(vocabulary.find)).toEqual(ids)
        expect(vocabulary.find('not among them')).toBe(-1)
      }),
    )
  })

  it('finds the texts that begin with another, also those that came later', () => {
    fc.assert(
      fc.property(fc.array(text), fc.array(text), prefixed, (before, after, prefix) => {
        const { vocabulary } = holding(before)
        beginningWith(vocabulary, 'any')
        for (const one of after) vocabulary.add(one, 0, one.length, hashOf(one))
        const found = beginningWith(vocabulary, prefix)
        const all = [...new Set([...before, ...after])]
        expect(found.toSorted()).toEqual(all.filter((one) => one.startsWith(prefix)).toSorted())
      }),
    )
  })

  it('holds very many texts, and one of any length', () => {
    const long = 'x'.repeat(200_000)
    const { vocabulary, ids } = holding([
      ...Array.from({ length: 30_000 }, (_, i) => `word${i}`),
      long,
    ])
    expect(vocabulary.find('word29999')).toBe(29_999)
    expect(vocabulary.textAt(ids[30_000] ?? -1)).toBe(long)
    expect(beginningWith(vocabulary, 'word2999').toSorted()).toEqual([
      'word2999',
      ...Array.from({ length: 10 }, (_, i) => `word2999${i}`),
    ])
    expect(vocabulary.is(12_345, 'word123', true)).toBe(true)
    expect(vocabulary.is(12_345, 'word123', false)).toBe(false)
  })
})
