import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isUnder,
  passageOf,
  rectsOf,
  touches,
  wholeWords,
  wordsSelected,
  type PlacedWord,
} from '#core/bundle/redaction/placed-words'
import { findWords, fold, timesIn } from '#core/bundle/redaction/find-words'
import type { Rect } from '#core/bundle/resolve-references'

/** Words of lines 14 points apart, each letter 6 wide. */
const lay = (lines: readonly string[]): readonly PlacedWord[] =>
  lines.flatMap((text, line) => {
    let x = 0
    return text.split(' ').map((word) => {
      const [left, foot] = [x, 700 - line * 14]
      x += (word.length + 1) * 6
      const right = left + word.length * 6
      return {
        text: word,
        line,
        box: [left, foot - 3, right, foot + 10] as Rect,
        body: [left + 0.6, foot, right - 0.6, foot + 6] as Rect,
      }
    })
  })

const rect = fc
  .tuple(
    fc.double({ min: 0, max: 300 }),
    fc.double({ min: 640, max: 720 }),
    fc.double({ min: 1, max: 90 }),
    fc.double({ min: 1, max: 40 }),
  )
  .filter((numbers) => numbers.every((n) => !Number.isNaN(n)))
  .map(([x, y, wide, high]): Rect => [x, y, x + wide, y + high])

describe('words under an area', () => {
  const words = lay(['The witness Aldo Birch was', 'interviewed at her home', 'in the town'])

  it('are taken in whole, and those beside or on the next line are left', () => {
    const [left = 0, foot = 0] = words[2]?.box ?? []
    const cut: Rect = [left + 4, foot + 2, left + 9, foot + 8]
    const rects = wholeWords([cut], words)
    expect(rects).toEqual([words[2]?.box])
    expect(passageOf(rects, words)).toBe('Aldo')
  })

  it('are never cut in two by any area', () => {
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 4 }), (drawn) => {
        const rects = wholeWords(drawn, words)
        for (const word of words) {
          if (!isUnder(word, drawn)) continue
          const covered = rects.some(
            ([l, f, r, t]) =>
              l <= word.box[0] && f <= word.box[1] && r >= word.box[2] && t >= word.box[3],
          )
          expect([word.text, covered]).toEqual([word.text, true])
        }
        for (const one of drawn) expect(rects.some((area) => touches(area, one))).toBe(true)
      }),
    )
  })

  it('are the ones selected, however wide a selection is said to be; a scan has the selection alone', () => {
    const [left = 0, foot = 0, right = 0, top = 0] = words[3]?.box ?? []
    const loose: Rect = [left - 1.8, foot - 2, right + 1.8, top + 2]
    expect(wordsSelected([loose], words)).toEqual([words[3]?.box])
    expect(wordsSelected([loose], [])).toEqual([loose])
  })

  it('make one rectangle a line', () => {
    expect(rectsOf(words.slice(2, 6))).toEqual([
      [72, 697, 156, 710],
      [0, 683, 66, 696],
    ])
  })
})

describe('finding words', () => {
  const words = lay([
    'The witness Áldo Birch was inter-',
    'viewed. ALDO',
    'Birch’s “Birchson” said',
  ])
  const found = (query: string) =>
    findWords(words, query).map(({ from, to }) => words.slice(from, to).map((w) => w.text))

  it('takes no notice of capitals, accents, line ends or kinds of quotation mark', () => {
    expect(found('aldo birch')).toEqual([
      ['Áldo', 'Birch'],
      ['ALDO', 'Birch’s'],
    ])
    expect(found("BIRCH'S")).toEqual([['Birch’s']])
    expect(found('  interviewed ')).toEqual([['inter-', 'viewed.']])
  })

  it('gives longer words too, to choose among, and nothing for no letters', () => {
    expect(found('birch')).toEqual([['Birch'], ['Birch’s'], ['“Birchson”']])
    expect(found(' .,- ')).toEqual([])
    expect(found('nobody')).toEqual([])
  })

  it('finds any run of words where it stands', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 3, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (texts, a, b) => {
          const from = a % texts.length
          const to = from + 1 + (b % (texts.length - from))
          const placed = lay([texts.join(' ')])
          const query = texts.slice(from, to).join(' ').toUpperCase()
          expect(timesIn(texts.join(' '), query)).toBeGreaterThan(0)
          const hits = findWords(placed, query)
          // Runs that overlap one found before are parts of it, and marked with it.
          expect(hits.some((hit) => hit.from <= from && hit.to > from)).toBe(true)
        },
      ),
    )
  })

  it('folds joined letters as they are read', () => {
    expect(fold('ﬁle Ångström')).toBe('file angstrom')
  })
})
