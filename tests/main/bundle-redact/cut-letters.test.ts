import { describe, expect, it } from 'vitest'
import { cutLetters } from '../../../src-main/bundle-redact/cut-letters.ts'
import type { Rect } from '#core/bundle/resolve-references'

const [wide, high] = [200, 100]
/** A page of one colour with boxes of another on it: `left, top, right, foot`. */
function page(boxes: readonly Rect[], [paper, ink] = [250, 20]) {
  const data = new Uint8ClampedArray(wide * high * 4).fill(paper ?? 0)
  for (const [left, top, right, foot] of boxes)
    for (let y = top; y < foot; y++)
      for (let x = left; x < right; x++)
        data.fill(ink ?? 0, (y * wide + x) * 4, (y * wide + x) * 4 + 4)
  return { data, wide, high }
}
const area: Rect = [40, 40, 100, 60]
const whole: Rect = [50, 45, 60, 55]
const cut = (boxes: readonly Rect[], colours?: [number, number]) =>
  cutLetters(page([whole, ...boxes], colours), area, 100)

describe('an area whose edge goes through letters', () => {
  it('takes in whole a letter at its end or at its beginning, in ink of either kind', () => {
    const [first, last]: Rect[] = [
      [34, 44, 42, 56],
      [97, 44, 109, 56],
    ]
    expect(cut([first!, last!])).toEqual([first, last])
    expect(cut([last!], [10, 240])).toEqual([last])
    expect(cut([last!], [200, 140])).toEqual([last])
  })

  it('takes in a letter that is higher than it is', () => {
    expect(cut([[70, 38, 78, 61]])).toEqual([[70, 38, 78, 61]])
  })

  it.each<readonly [string, Rect]>([
    ['a rule across the page', [0, 50, 200, 52]],
    ['a frame beside it', [98, 5, 100, 95]],
    ['a letter of the next word that touches it', [99, 44, 119, 56]],
    ['the tail of a letter of the line above', [70, 20, 78, 42]],
    ['what stands near it', [101, 44, 110, 56]],
    ['what it holds whole', [62, 45, 70, 55]],
  ])('leaves %s as it is', (_what, box) => {
    expect(cut([box])).toEqual([])
  })

  it('has no edge where a page is plain, or ends', () => {
    expect(cutLetters(page([]), area, 100)).toEqual([])
    expect(cutLetters(page([[180, 80, 200, 100]]), [150, 60, 200, 100], 100)).toEqual([])
    expect(cutLetters(page([]), [0, 0, 0, 0], 100)).toEqual([])
  })
})
