import type { Rect } from '#core/bundle/resolve-references'

// Text recognised on a scan stands roughly where its letters are, and a hand draws a rectangle
// through a letter. What is left of one beside the black can be read, and tells how a name ends.

/** A drawn page: four bytes for each dot, from its upper left corner. */
export type Dots = {
  readonly data: Uint8ClampedArray
  readonly wide: number
  readonly high: number
}

/** Ink and paper that differ by less, of 255, are no letter. */
const leastContrast = 48
/** A stroke of which less lies in an area, of all of it, belongs to what stands beside the area. */
const leastInside = 0.08
/** How much larger than an area is high a letter in it may be. */
const larger = 1.2

type Stroke = { readonly box: Rect; readonly dots: number; readonly inside: number }

/**
 * Boxes of the letters through which the edge of an area goes, in dots: `left, top, right, foot`.
 * Larger strokes than `largest`, such as rules, frames and pictures, are cut where the area ends.
 */
export function cutLetters(page: Dots, area: Rect, largest: number): readonly Rect[] {
  const [left, top, right, foot] = area
  const most = Math.min(largest, larger * Math.min(right - left, foot - top))
  const isInk = inkOf(page, area)
  if (isInk === null) return []
  const isUpright = foot - top > right - left
  const isOnLine = ([x0, y0, x1, y1]: Rect) =>
    isUpright
      ? (x0 + x1) / 2 > left && (x0 + x1) / 2 < right
      : (y0 + y1) / 2 > top && (y0 + y1) / 2 < foot
  return strokesOver(page, area, Math.ceil(most), isInk)
    .filter(({ box: [x0, y0, x1, y1], dots, inside }) => {
      const isLetter = x1 - x0 <= most && y1 - y0 <= most
      return isLetter && inside < dots && inside >= dots * leastInside
    })
    .map(({ box }) => box)
    .filter(isOnLine)
}

const lightAt = ({ data }: Dots, dot: number): number =>
  ((data[dot * 4] ?? 0) * 3 + (data[dot * 4 + 1] ?? 0) * 6 + (data[dot * 4 + 2] ?? 0)) / 10

/** Tells ink from paper by what an area holds: ink is what there is less of. */
function inkOf(page: Dots, [left, top, right, foot]: Rect): ((dot: number) => boolean) | null {
  let [darkest, lightest] = [255, 0]
  const lights: number[] = []
  for (let y = top; y < foot; y++)
    for (let x = left; x < right; x++) {
      const light = lightAt(page, y * page.wide + x)
      lights.push(light)
      darkest = Math.min(darkest, light)
      lightest = Math.max(lightest, light)
    }
  if (lightest - darkest < leastContrast) return null
  const middle = (darkest + lightest) / 2
  const isDark = lights.filter((light) => light < middle).length * 2 < lights.length
  return (dot) => lightAt(page, dot) < middle === isDark
}

/** Every connected stroke that crosses the edge of an area, followed no further than `most` from it. */
function strokesOver(
  { wide, high }: Dots,
  [left, top, right, foot]: Rect,
  most: number,
  isInk: (dot: number) => boolean,
): readonly Stroke[] {
  const [x0, y0] = [Math.max(0, left - most - 1), Math.max(0, top - most - 1)]
  const [x1, y1] = [Math.min(wide, right + most + 1), Math.min(high, foot + most + 1)]
  const across = x1 - x0
  const gone = new Uint8Array(across * (y1 - y0))
  const waiting: number[] = []
  const enter = (x: number, y: number) => {
    if (x < x0 || y < y0 || x >= x1 || y >= y1) return
    const at = (y - y0) * across + x - x0
    if (gone[at] === 1 || !isInk(y * wide + x)) return
    gone[at] = 1
    waiting.push(at)
  }
  const follow = (x: number, y: number): Stroke | null => {
    let [dots, inside, a, b, c, d] = [0, 0, Infinity, Infinity, -Infinity, -Infinity]
    enter(x, y)
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [px, py] = [x0 + (at % across), y0 + Math.floor(at / across)]
      dots++
      if (px >= left && px < right && py >= top && py < foot) inside++
      ;[a, b, c, d] = [Math.min(a, px), Math.min(b, py), Math.max(c, px + 1), Math.max(d, py + 1)]
      enter(px - 1, py)
      enter(px + 1, py)
      enter(px, py - 1)
      enter(px, py + 1)
    }
    return dots === 0 ? null : { box: [a, b, c, d], dots, inside }
  }
  const strokes: (Stroke | null)[] = []
  for (let x = left; x < right; x++) strokes.push(follow(x, top), follow(x, foot - 1))
  for (let y = top; y < foot; y++) strokes.push(follow(left, y), follow(right - 1, y))
  return strokes.filter((stroke) => stroke !== null)
}
