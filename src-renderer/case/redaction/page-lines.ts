import { rectsOf, type PlacedWord } from '#core/bundle/redaction/placed-words'
import type { Rect } from '#core/bundle/resolve-references'

/** A line of a page, to be marked in whole. */
export type PageLine = {
  readonly line: number
  readonly text: string
  readonly rects: readonly Rect[]
}

/** Lines of a page in the order they are drawn. */
export function linesOf(words: readonly PlacedWord[]): readonly PageLine[] {
  const lines = new Map<number, PlacedWord[]>()
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word])
  return [...lines].map(([line, held]) => ({
    line,
    text: held.map(({ text }) => text).join(' '),
    rects: rectsOf(held),
  }))
}
