import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  markEnd,
  markStart,
  pageText,
  readSnippet,
  searchExpression,
} from '#core/bundle/search-words'

describe('what a person types into the search of the bundle', () => {
  it('asks for every word, the last as far as it is typed', () => {
    expect(searchExpression('conditions rel')).toBe('"conditions" AND "rel"*')
    expect(searchExpression('release ')).toBe('"release"')
  })

  it('keeps words between quotes side by side', () => {
    expect(searchExpression('officer "no task linked"')).toBe('"officer" AND "no task linked"')
  })

  it('asks nothing where nothing typed is a word', () => {
    for (const query of ['', '  ', '"', '*', '---', '"" ()'])
      expect(searchExpression(query)).toBeNull()
  })

  it('reads no word as an operator', () => {
    expect(searchExpression('NOT (a OR b) NEAR text:x* ^y')).toBe(
      '"NOT" AND "a" AND "OR" AND "b" AND "NEAR" AND "text" AND "x" AND "y"*',
    )
  })
})

describe('the text of a page', () => {
  it('holds no control or private-use character, and is no longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (raw, most) => {
        const text = pageText(raw, most)
        expect(text.length).toBeLessThanOrEqual(most)
        expect(text).not.toMatch(/[\p{Cc}\p{Co}]/u)
      }),
    )
  })

  it('is empty where there is nothing to find', () => {
    expect(pageText(' . . . \n ____ ', 100)).toBe('')
    expect(pageText(' page\n\n 1 ', 100)).toBe('page 1')
  })
})

describe('a passage with its marks', () => {
  it('says where each word found stands', () => {
    const { text, marks } = readSnippet(
      `…of ${markStart}release${markEnd} and ${markStart}re${markEnd}`,
    )
    expect(text).toBe('…of release and re')
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['release', 're'])
  })

  it('gives the text back whole, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string({ minLength: 1 }))), (parts) => {
        const marked = parts.map(([plain, found]) => plain + markStart + found + markEnd).join('')
        const { text, marks } = readSnippet(marked)
        expect(text).toBe(parts.flat().join(''))
        expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(parts.map(([, f]) => f))
      }),
    )
  })
})
