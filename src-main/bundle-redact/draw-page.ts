import { deflateSync } from 'node:zlib'
import { grow, isUnder, MARGIN, type PlacedWord } from '#core/bundle/redaction/placed-words'
import type { Rect } from '#core/bundle/resolve-references'
import { cutLetters } from './cut-letters.ts'
import type { Page, Pdf } from './open-pdf.ts'
import { paintPage, scaleFor } from './paint-page.ts'
import { readWords } from './read-words.ts'

/** Dots to the inch of a printed page. */
const dotsPerInch = 200
/** Largest letter, in points, that an area takes in whole where its edge goes through it. */
const largestLetter = 40
/** Least difference between ink and paper, of 255, by which a word counts as seen. */
const leastContrast = 16

/** A word or an area on the drawn page: points from its lower left corner, as it is seen. */
export type Seen = { readonly word: PlacedWord; readonly box: Rect; readonly isKept: boolean }
export type Picture = {
  readonly wide: number
  readonly high: number
  readonly kind: 'GREY' | 'JPEG'
  readonly bytes: Uint8Array
}
export type Drawn = {
  readonly width: number
  readonly height: number
  readonly picture: Picture
  readonly words: readonly Seen[]
  /** Where each area was painted, in their order; then the letters that their edges went through. */
  readonly painted: readonly Rect[]
}

/** Draws a page as a picture, the areas painted over, and says which of its words are left to see. */
export async function drawPage(pdf: Pdf, page: Page, rects: readonly Rect[]): Promise<Drawn> {
  const words = await readWords(pdf, page)
  const paper = page.getViewport({ scale: 1 })
  const scale = scaleFor(paper, dotsPerInch)
  const { viewport, canvas, context } = await paintPage(page, scale)
  const { width: wide, height: high } = canvas
  const dotsOf = ([left, foot, right, top]: Rect): Rect => {
    const [a = 0, b = 0] = viewport.convertToViewportPoint(left, foot) as number[]
    const [c = 0, d = 0] = viewport.convertToViewportPoint(right, top) as number[]
    return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  }
  const asSeen = ([left, top, right, foot]: Rect): Rect => [
    left / scale,
    (viewport.height - foot) / scale,
    right / scale,
    (viewport.height - top) / scale,
  ]
  const before = context.getImageData(0, 0, wide, high).data
  const seen = words.map((word) => {
    const isKept = !isUnder(word, rects) && isSeen(before, wide, high, dotsOf(word.body))
    return { word, box: asSeen(dotsOf(word.box)), isKept }
  })
  const areas = rects.map((rect): Rect => {
    const [left, top, right, foot] = dotsOf(grow(rect, MARGIN))
    const [x, y] = [clamp(Math.floor(left), wide), clamp(Math.floor(top), high)]
    return [x, y, clamp(Math.ceil(right), wide), clamp(Math.ceil(foot), high)]
  })
  const cut = areas.flatMap((area) =>
    cutLetters({ data: before, wide, high }, area, largestLetter * scale),
  )
  const painted = [...areas, ...cut].map((area) => {
    context.fillStyle = '#000'
    context.fillRect(area[0], area[1], area[2] - area[0], area[3] - area[1])
    return asSeen(area)
  })
  const { data } = context.getImageData(0, 0, wide, high)
  const jpeg = new Uint8Array(canvas.toBuffer('image/jpeg', 88))
  const picture: Picture = smaller({ wide, high, kind: 'JPEG', bytes: jpeg }, data)
  return { width: paper.width, height: paper.height, picture, words: seen, painted }
}

const clamp = (dot: number, most: number): number => Math.min(Math.max(dot, 0), most)

/** Text without colour is smaller, and sharp, in sixteen greys as it is drawn; a photograph is not. */
function smaller(jpeg: Picture, dots: Uint8ClampedArray): Picture {
  const { wide, high } = jpeg
  const perRow = Math.ceil(wide / 2)
  const rows = Buffer.alloc(perRow * high)
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const at = (y * wide + x) * 4
      const grey = dots[at] ?? 0
      if (grey !== dots[at + 1] || grey !== dots[at + 2]) return jpeg
      const byte = y * perRow + (x >> 1)
      const step = Math.round(grey / 17)
      rows[byte] = (rows[byte] ?? 0) | (x % 2 === 0 ? step << 4 : step)
    }
  const bytes = new Uint8Array(deflateSync(rows))
  return bytes.length < jpeg.bytes.length ? { wide, high, kind: 'GREY', bytes } : jpeg
}

/**
 * Whether ink and paper differ where a word stands. A word that cannot be seen (white on white,
 * under a box that somebody drew over it, outside the paper) is nothing that a reader was given.
 */
function isSeen(dots: Uint8ClampedArray, wide: number, high: number, body: Rect): boolean {
  const [left, top] = [Math.max(0, Math.floor(body[0])), Math.max(0, Math.floor(body[1]))]
  const [right, foot] = [Math.min(wide, Math.ceil(body[2])), Math.min(high, Math.ceil(body[3]))]
  let [darkest, lightest] = [255, 0]
  for (let y = top; y < foot; y++)
    for (let x = left; x < right; x++) {
      const at = (y * wide + x) * 4
      const light = ((dots[at] ?? 0) * 3 + (dots[at + 1] ?? 0) * 6 + (dots[at + 2] ?? 0)) / 10
      darkest = Math.min(darkest, light)
      lightest = Math.max(lightest, light)
      if (lightest - darkest >= leastContrast) return true
    }
  return false
}
