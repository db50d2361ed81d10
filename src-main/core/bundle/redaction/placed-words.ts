import type { Rect } from '../resolve-references.ts'

/** A word where it stands on a page, in the page's own points. */
export type PlacedWord = {
  readonly text: string
  /** Holds all of its ink: what is covered when the word is. */
  readonly box: Rect
  /** The middle of its letters: an area that touches this touches the word, one beside it does not. */
  readonly body: Rect
  /** Words of one line bear one number. */
  readonly line: number
}

/** An area is this much larger when applied, in points: no edge of a letter is left beside it. */
export const MARGIN = 1

export const touches = (a: Rect, b: Rect): boolean =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

export const grow = ([left, foot, right, top]: Rect, by: number): Rect => [
  left - by,
  foot - by,
  right + by,
  top + by,
]

/** Whether an area, as applied, touches a word. */
export const isUnder = ({ body }: PlacedWord, rects: readonly Rect[]): boolean =>
  rects.some((rect) => touches(grow(rect, MARGIN), body))

const unite = (a: Rect, b: Rect): Rect => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]

/** One rectangle for the words of each line, in the order of the lines. */
export function rectsOf(words: readonly PlacedWord[]): readonly Rect[] {
  const lines = new Map<number, Rect>()
  for (const { line, box } of words) {
    const before = lines.get(line)
    lines.set(line, before === undefined ? box : unite(before, box))
  }
  return [...lines.values()]
}

/**
 * An area with every word it touches taken in whole: a word cut in two can often be read. What lies
 * within another rectangle is left out.
 */
export function wholeWords(rects: readonly Rect[], words: readonly PlacedWord[]): readonly Rect[] {
  const all = [...rects, ...rectsOf(words.filter((word) => isUnder(word, rects)))]
  return all.filter(
    (rect, at) =>
      !all.some(
        (other, index) =>
          index !== at && isWithin(rect, other) && (index < at || !isWithin(other, rect)),
      ),
  )
}

/**
 * The words that a selection covers. A window tells where they stand by a face like the real one, so
 * the edges of what it says are not trusted; where no word stands, as on a scan, it is all there is.
 */
export const wordsSelected = (
  selected: readonly Rect[],
  words: readonly PlacedWord[],
): readonly Rect[] =>
  selected.flatMap((rect) => {
    const [left, foot, right, top] = rect
    const [aside, up] = [Math.min(2, (right - left) / 4), (top - foot) / 4]
    const inner: Rect = [left + aside, foot + up, right - aside, top - up]
    const under = words.filter(({ body }) => touches(inner, body))
    return under.length === 0 ? [rect] : rectsOf(under)
  })

/** The words under an area, as one passage: what must not be found in the copy. */
export const passageOf = (rects: readonly Rect[], words: readonly PlacedWord[]): string =>
  words
    .filter((word) => isUnder(word, rects))
    .map(({ text }) => text)
    .join(' ')
