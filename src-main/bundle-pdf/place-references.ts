import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts'
import { findReferences } from '#core/bundle/references'
import type { PlacedReference, Rect } from '#core/bundle/resolve-references'

/** An item of text with its place in the joined text of the page. */
type Standing = { readonly item: TextItem; readonly from: number }

/** Width of a letter beside that of a digit, roughly as in the common faces. */
const widthOf = (letter: string): number => {
  if (/[ijlI.,:;'|![\](){}/ \-ftr]/.test(letter)) return 0.55
  if (/[mwMW@%—]/.test(letter)) return 1.5
  return /[A-Z]/.test(letter) ? 1.25 : 1
}
const widthOfAll = (text: string): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0)

/** Finds the references in the text of a page, with the places of their words on the paper. */
export function placeReferences(
  { items, styles }: Pick<TextContent, 'items' | 'styles'>,
  mostCharacters: number,
): readonly PlacedReference[] {
  const standing: Standing[] = []
  let text = ''
  for (const item of items) {
    if (!('str' in item)) continue
    standing.push({ item, from: text.length })
    // No space is put between items: the reader gives those that stand on the page itself.
    text += item.str + (item.hasEOL ? '\n' : '')
    if (text.length > mostCharacters) break
  }
  let first = 0
  return findReferences(text).map(({ words, target, from, to }) => {
    while (endOf(standing[first]) <= from) first++
    const rects: Rect[] = []
    for (let at = first; (standing[at]?.from ?? to) < to; at++) {
      const one = standing[at]
      const isVertical = one !== undefined && styles[one.item.fontName]?.vertical === true
      if (one === undefined || isVertical || one.item.dir === 'rtl') continue
      const rect = rectOf(one.item, Math.max(0, from - one.from), to - one.from)
      if (rect !== null) rects.push(rect)
    }
    return { words, target, rects }
  })
}

const endOf = (one: Standing | undefined): number =>
  one === undefined ? Infinity : one.from + one.item.str.length + (one.item.hasEOL ? 1 : 0)

/** Where letters `from` to `to` of an item stand, whatever way the line runs; null for nothing seen. */
function rectOf(item: TextItem, from: number, to: number): Rect | null {
  const { str, width } = item
  if (str.slice(from, to).trim() === '') return null
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number)
  const [size, high] = [Math.hypot(a, b), Math.hypot(c, d)]
  const whole = widthOfAll(str)
  if (size === 0 || high === 0 || whole === 0) return null
  const start = (width * widthOfAll(str.slice(0, from))) / whole
  const end = (width * widthOfAll(str.slice(0, to))) / whole
  const corner = (along: number, up: number) => ({
    x: x + (a / size) * along + (c / high) * up,
    y: y + (b / size) * along + (d / high) * up,
  })
  const [foot, top] = [-0.25 * high, 0.85 * high]
  const corners = [corner(start, foot), corner(end, foot), corner(start, top), corner(end, top)]
  const xs = corners.map((one) => one.x)
  const ys = corners.map((one) => one.y)
  const rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
  return rect.every(Number.isFinite) ? rect : null
}
