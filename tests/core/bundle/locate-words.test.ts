import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locateWords } from '#core/bundle/locate-words'
import { quoteRecognised } from '#core/bundle/recognition'

const line = (text: string, top: number) => ({
  text,
  area: [100, top - 10, 100 + text.length * 10, top] as [number, number, number, number],
})

describe('where words stand on a page', () => {
  const runs = [line('The crime report', 700), line('was opened twice.', 680)]

  it('is the part of each line that they cover', () => {
    expect(locateWords('crime report was opened', runs)).toEqual([
      [140, 690, 260, 700],
      [100, 670, 200, 680],
    ])
  })

  it('is the same however the words were broken, and for words that a machine read', () => {
    const plain = locateWords('crime report', runs)
    expect(locateWords('crime\n re-port', runs)).toEqual(plain)
    expect(locateWords(quoteRecognised('Crime report', 83), runs)).toEqual(plain)
    const accented = line('The cafe\u0301 was shut', 600)
    expect(locateWords('caf\u00e9 was', [accented])).toHaveLength(1)
  })

  it('is nowhere for other words and for none', () => {
    expect(locateWords('crime reports', runs)).toEqual([])
    expect(locateWords(' … ', runs)).toEqual([])
    expect(locateWords('crime', [])).toEqual([])
  })

  it('follows a line that runs up the page', () => {
    const up = { text: 'abcd', area: [10, 100, 20, 140] as [number, number, number, number] }
    expect(locateWords('d', [up])).toEqual([[10, 100, 20, 110]])
  })

  it('lies within the lines, for any text and any part of it, accents and ligatures too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (texts, from, length) => {
          const lines = texts.map((text, index) => line(text, 800 - index * 20))
          const all = texts.join(' ')
          const start = from % all.length
          for (const [left, low, right, high] of locateWords(
            all.slice(start, start + length),
            lines,
          )) {
            const within = lines.some(
              ({ area }) =>
                left >= area[0] - 1e-6 &&
                right <= area[2] + 1e-6 &&
                low >= area[1] - 1e-6 &&
                high <= area[3] + 1e-6,
            )
            expect(within && left <= right && low <= high).toBe(true)
          }
        },
      ),
    )
  })
})
