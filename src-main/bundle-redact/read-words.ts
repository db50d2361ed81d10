import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PlacedWord } from '#core/bundle/redaction/placed-words'
import type { Rect } from '#core/bundle/resolve-references'
import type { Page, Pdf } from './open-pdf.ts'
import { followState, type Face } from './text-state.ts'
import { gatherWords, type Letter } from './gather-words.ts'
import { glyphInk, type Inked } from './glyph-ink.ts'

/** A glyph as the reader shows it. */
type Glyph = Inked & {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
}
type State = ReturnType<typeof followState>
type InkOf = ReturnType<typeof glyphInk>

/** Most letters taken from a page; a dense one has about 6,000. */
const mostLetters = 200_000
/** Ink further than this from where a letter is read, in shares of its size, is where it is seen. */
const farOff = 0.5

/**
 * Every word of a page with its place, from the very glyphs that are drawn: their widths are the
 * font's own, where the reader's text is known only by the line. Words of layers that are switched
 * off are not given: they are not drawn.
 */
export async function readWords(pdf: Pdf, page: Page): Promise<readonly PlacedWord[]> {
  const layers = await pdf.getOptionalContentConfig()
  const { fnArray, argsArray } = await page.getOperatorList()
  const state = followState((name) => page.commonObjs.get(name) as Face)
  const inkOf = glyphInk((name) => (page.commonObjs.has(name) ? page.commonObjs.get(name) : null))
  const letters: Letter[] = []
  const hidden: boolean[] = []
  for (const [at, operator] of fnArray.entries()) {
    const args = (argsArray[at] ?? []) as readonly unknown[]
    if (operator === OPS.beginMarkedContent) hidden.push(false)
    else if (operator === OPS.beginMarkedContentProps)
      hidden.push(args[0] === 'OC' && !layers.isVisible(args[1] as object))
    else if (operator === OPS.endMarkedContent) hidden.pop()
    else if (operator === OPS.showText) {
      const placed = placeGlyphs(state, args[0] as readonly (Glyph | number)[], inkOf)
      if (!hidden.includes(true)) for (const letter of placed) letters.push(letter)
    } else state.take(operator, args)
    if (letters.length > mostLetters) break
  }
  return gatherWords(letters)
}

function placeGlyphs(
  state: State,
  glyphs: readonly (Glyph | number)[],
  inkOf: InkOf,
): readonly Letter[] {
  const { face, size, direction, hScale, charSpacing, wordSpacing } = state.text()
  const letters: Letter[] = []
  if (face === null || size === 0) return letters
  const isVertical = face.vertical === true
  const perUnit = size * (face.fontMatrix?.[0] ?? 0.001)
  let along = 0
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      along += ((isVertical ? 1 : -1) * glyph * size) / 1000
      continue
    }
    const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing
    const wide = (isVertical ? -(glyph.vmetric?.[0] ?? -1000) : glyph.width) * perUnit
    const ink = inkOf(face, glyph)
    letters.push(letterOf(state, glyph, { along, wide, isVertical, ink }))
    along += isVertical ? wide - spacing * direction : wide + spacing * direction
  }
  if (isVertical) state.advance(0, -along)
  else state.advance(along * hScale * direction, 0)
  return letters
}

type Placing = {
  readonly along: number
  readonly wide: number
  readonly isVertical: boolean
  readonly ink: Rect | null
}

function letterOf(state: State, glyph: Glyph, placing: Placing): Letter {
  const { size, direction, hScale } = state.text()
  const { along, wide, isVertical } = placing
  const across = hScale * direction
  // A vertical face hangs its letters from the line, half to either side of it.
  const corner = isVertical
    ? (share: number, up: number) => state.place((up - 0.5) * size, -(along + share * wide))
    : (share: number, up: number) =>
        state.place((along + share * wide) * across, up * size * direction)
  const lowest = isVertical ? 0 : -0.24
  const highest = isVertical ? 1 : 0.86
  const box = [corner(0, lowest), corner(1, lowest), corner(0, highest), corner(1, highest)]
  const body = [corner(0.1, 0), corner(0.9, 0), corner(0.1, 0.5), corner(0.9, 0.5)]
  const drawn = drawnAt(state, glyph, placing)
  const em = distance(state.place(0, 0), state.place(0, size))
  return {
    text: glyph.unicode,
    isSpace: glyph.isSpace || glyph.unicode.trim() === '',
    from: corner(0, isVertical ? 0.5 : 0),
    to: corner(1, isVertical ? 0.5 : 0),
    em,
    box: [...box, ...drawn],
    body: isFar(drawn, box, em * farOff) ? [...body, ...drawn] : body,
  }
}

/** The corners of the ink of a letter; none where it is not told, or there is none. */
function drawnAt(state: State, { vmetric }: Glyph, { along, isVertical, ink }: Placing) {
  if (ink === null) return []
  const { face, size, direction, hScale } = state.text()
  const unit = face?.fontMatrix?.[0] ?? 0.001
  const [, aside = 500, down = 880] = vmetric ?? []
  const [left, foot, right, top] = ink
  return [left, right].flatMap((x) =>
    [foot, top].map((y) =>
      isVertical
        ? state.place((x - aside * unit) * size, (y - down * unit) * size - along)
        : state.place((along + x * size) * hScale * direction, y * size * direction),
    ),
  )
}

type Corners = Letter['box']

/** Whether ink stands further out of a box than so much on any side. */
function isFar(drawn: Corners, box: Corners, far: number): boolean {
  const out = (side: (point: Corners[number]) => number) =>
    Math.max(...drawn.map(side)) - Math.max(...box.map(side)) > far
  return (
    drawn.length > 0 &&
    [out((p) => p.x), out((p) => -p.x), out((p) => p.y), out((p) => -p.y)].includes(true)
  )
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y)
