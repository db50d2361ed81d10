import type { PlacedWord } from '#core/bundle/redaction/placed-words'
import type { Rect } from '#core/bundle/resolve-references'

type Point = { readonly x: number; readonly y: number }
/** One letter where it is drawn, in points of the page. */
export type Letter = {
  readonly text: string
  readonly isSpace: boolean
  /** On the line it stands on, from its left edge to its right as it is read. */
  readonly from: Point
  readonly to: Point
  /** Height of its face. */
  readonly em: number
  readonly box: readonly Point[]
  readonly body: readonly Point[]
}

const around = (points: readonly Point[]): Rect => {
  let [left, foot, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    ;[left, foot] = [Math.min(left, x), Math.min(foot, y)]
    ;[right, top] = [Math.max(right, x), Math.max(top, y)]
  }
  return [left, foot, right, top]
}

/** How a letter follows another: in its word, after a gap, or on another line. */
function step(before: Letter, next: Letter): 'SAME' | 'GAP' | 'LINE' {
  const [wx, wy] = [before.to.x - before.from.x, before.to.y - before.from.y]
  const wide = Math.hypot(wx, wy)
  const [dx, dy] = [next.from.x - before.to.x, next.from.y - before.to.y]
  const em = Math.max(before.em, next.em)
  // Marks without a width stand on the letter before them.
  if (wide === 0) return Math.hypot(dx, dy) < em * 0.3 ? 'SAME' : 'GAP'
  const along = (dx * wx + dy * wy) / wide
  const aside = Math.abs(dx * wy - dy * wx) / wide
  if (aside > em * 0.6) return 'LINE'
  if (along < -em * 0.5) return along < -em * 2 ? 'LINE' : 'GAP'
  return along > em * 0.18 ? 'GAP' : 'SAME'
}

/** Letters in the order drawn, gathered into words and lines. */
export function gatherWords(letters: readonly Letter[]): readonly PlacedWord[] {
  const words: PlacedWord[] = []
  let open: Letter[] = []
  let line = 0
  let before: Letter | undefined
  const close = () => {
    const text = open.map((letter) => letter.text).join('')
    const box = around(open.flatMap((letter) => letter.box))
    const body = around(open.flatMap((letter) => letter.body))
    if (open.length > 0 && [...box, ...body].every(Number.isFinite))
      words.push({ text, box, body, line })
    open = []
  }
  for (const letter of letters) {
    const how = before === undefined ? 'SAME' : step(before, letter)
    if (how !== 'SAME' || letter.isSpace) close()
    if (how === 'LINE') line++
    if (!letter.isSpace) open.push(letter)
    before = letter
  }
  close()
  return words
}
