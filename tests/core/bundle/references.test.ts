import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayLabel, type PageLabel } from '#core/bundle/page-label'
import { findReferences } from '#core/bundle/references'
import { processorTime } from '../../support/processor-time.ts'

const page = (label: PageLabel | null) =>
  label === null || label.insert === 0 ? (label?.number ?? null) : sayLabel(label)
const told = (text: string) =>
  findReferences(text).map(({ words, target }) =>
    target.kind === 'TAB'
      ? [words, target.tab, target.first, target.last]
      : [words, page(target.first), page(target.last)],
  )

describe('references in the text of a page', () => {
  it('are read in the forms that hearings use', () => {
    expect(told('See page 45, and p. 7; pp 45-47 then [12].')).toEqual([
      ['page 45', 45, 45],
      ['p. 7', 7, 7],
      ['pp 45-47', 45, 47],
      ['[12]', 12, 12],
    ])
    expect(told('Pages 45 to 47 and 50, also pages 145–7')).toEqual([
      ['Pages 45 to 47', 45, 47],
      ['Pages 45 to 47 and 50', 50, 50],
      ['pages 145–7', 145, 147],
    ])
    expect(told('at [B/3/12], [B3/12-14], {A/1} and [C / 02 / 4]')).toEqual([
      ['[B/3/12]', 'B3', 12, 12],
      ['[B3/12-14]', 'B3', 12, 14],
      ['{A/1}', 'A1', null, null],
      ['[C / 02 / 4]', 'C2', 4, 4],
    ])
  })

  it('are read for pages put in later, and as no page where the letter is none of those', () => {
    expect(told('on page 45A of the bundle')).toEqual([['page 45A', '45A', '45A']])
    expect(told('pages 45A-45C, [12AB]; see pages 44 to 45A')).toEqual([
      ['pages 45A-45C', '45A', '45C'],
      ['[12AB]', '12AB', '12AB'],
      ['pages 44 to 45A', 44, '45A'],
    ])
    expect(told('on page 45é here')).toEqual([['page 45é', null, null]])
  })

  it('are not seen in what numbers something else', () => {
    for (const text of [
      'Page 3 of 12',
      'page 4 of her statement',
      'The end.\nPage 3\nThe next',
      'Page 3',
      '[2019] EWHC 94 (Admin)',
      '[2019] 1 WLR 94',
      'a webpage 45, a P45, 45p, exhibit [A1], 12/3/2026, page 4.5, page 12/2026',
    ])
      expect(told(text), text).toEqual([])
    expect(told('at page 3 of the bundle')).toEqual([['page 3', 3, 3]])
    expect(told('pages 45, 3 February 2026')).toEqual([['pages 45', 45, 45]])
  })

  it('stand where they say, in order and apart, whatever the text holds', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        'page 4',
        'pages 3 to 5, 8',
        '[B/3/1',
        ']',
        '[12]',
        'p.',
        'pp ',
        '\n',
        ' of ',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        let end = 0
        for (const { words, from, to } of findReferences(text)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(words.endsWith(text.slice(from, to).replace(/\s+/gu, ' ').slice(-5))).toBe(true)
          end = to
        }
      }),
    )
  })

  it('give any page back from any plain sentence around it', () => {
    const before = fc.constantFrom('See ', '(', 'at\t', '"', 'He said; ')
    const after = fc.constantFrom('', '.', ' where', ')', ',', '\nand then')
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), before, after, (page, head, tail) => {
        expect(told(`${head}page ${page}${tail}`)).toEqual([[`page ${page}`, page, page]])
      }),
    )
  })

  it('are looked for in time that grows with the text, even a text made to be slow', async () => {
    for (const piece of ['page ', '[', '[B/3/', 'pages 1, ', 'pp 1 - ', '  ', '9', '[9 ', '\n ']) {
      const text = piece.repeat(Math.floor(200_000 / piece.length))
      expect(await processorTime(() => findReferences(text)), piece).toBeLessThan(1_000)
    }
  })
})
