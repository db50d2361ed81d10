import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWords, pageText, passageOf, searchExpression } from '#core/bundle/search-words'

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

  it.each([
    ['joined letters', 'o\uFB03ce \uFB01nds', 'office finds'],
    ['Arabic letters in their shapes', '\uFE8D\uFEDF\uFECC\uFEAE\uFE91\uFEF4\uFE94', 'العربية'],
    ['Hebrew letters with their points', '\uFB2A\uFB4F', 'שׁאל'],
    ['signs of a table of strokes', '\u2F20\u2F38', '士弓'],
  ])('holds %s as they are typed', (_, raw, typed) => {
    expect(pageText(raw, 100)).toBe(typed.normalize('NFKC'))
    expect(findWords(pageText(raw, 100), typed)).toHaveLength(typed.split(' ').length)
    expect(searchExpression(`${raw} `)).toBe(searchExpression(`${typed} `))
  })

  it('is empty where there is nothing to find', () => {
    expect(pageText(' . . . \n ____ ', 100)).toBe('')
    expect(pageText(' page\n\n 1 ', 100)).toBe('page 1')
  })
})

describe('words looked for in a text', () => {
  const found = (text: string, query: string) =>
    findWords(text, query).map(([from, to]) => text.slice(from, to))

  it('are whole words, but the last as far as it is typed', () => {
    expect(found('Release and releases', 'release ')).toEqual(['Release'])
    expect(found('Release and releases', 'relea')).toEqual(['Release', 'releases'])
    expect(found('unreleased', 'release')).toEqual([])
  })

  it('are found whatever their case and accents', () => {
    expect(found('The CAFÉ, a cafe\u0301', 'café ')).toEqual(['CAFÉ', 'cafe\u0301'])
    expect(found('The CAFÉ', 'cafe')).toEqual(['CAFÉ'])
  })

  it('stand side by side where they were put between quotes', () => {
    expect(found('No task linked. No other task', '"no task linked"')).toEqual(['No task linked'])
  })

  it('are words of the text for any text and any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
        for (const [from, to] of findWords(text, query)) {
          expect(from).toBeLessThan(to)
          expect(text.slice(from, to)).toMatch(/[\p{L}\p{N}]/u)
        }
      }),
    )
  })
})

describe('a passage with its marks', () => {
  const marked = (text: string, query: string) => {
    const passage = passageOf(text, query)
    return passage.marks.map(([from, to]) => passage.text.slice(from, to))
  }
  const page = `${'word '.repeat(60)}conditions of release were set ${'word '.repeat(60)}`

  it('stands around the first word found, cut at spaces', () => {
    const { text } = passageOf(page, 'release')
    expect(text).toMatch(/^…word .*conditions of release were set.* word…$/)
    expect(text.length).toBeLessThan(160)
    expect(marked(page, 'release')).toEqual(['release'])
  })

  it('is the text itself where that is short, whatever was found in it', () => {
    expect(passageOf('Conditions of release', 'conditions rel')).toEqual({
      text: 'Conditions of release',
      marks: [
        [0, 10],
        [14, 21],
      ],
    })
  })

  it('marks the first word found even in a text without spaces', () => {
    const word = fc.stringMatching(/^[a-z]{1,400}$/)
    fc.assert(
      fc.property(word, word, (before, after) => {
        const text = `${before}-release-${after}`
        expect(marked(text, 'release ')[0]).toBe('release')
        expect(passageOf(text, 'release ').text.length).toBeLessThan(220)
      }),
    )
  })
})
