import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PlacedWord } from '#core/bundle/redaction/placed-words'
import type { Page, Pdf } from './open-pdf.ts'
import { followState, type Face } from './text-state.ts'
import { gatherWords, type Letter } from './gather-words.ts'

/** A glyph as the reader shows it. */
type Glyph = {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
  readonly vmetric?: readonly number[] | null
}

/** Most letters taken from a page; a dense one has about 6,000. */
const mostLetters = 200_000

/**
 * Every word of a page with its place, from the very glyphs that are drawn: their widths are the
 * font's own, where the reader's text is known only by the line. Words of layers that are switched
 * off are not given: they are not drawn.
 */
export async function readWords(pdf: Pdf, page: Page): Promise<readonly PlacedWord[]> {
  const layers = await pdf.getOptionalContentConfig()
  const { fnArray, argsArray } = await page.getOperatorList()
  const state = followState((name) => page.commonObjs.get(name) as Face)
  const letters: Letter[] = []
  const hidden: boolean[] = []
  for (const [at, operator] of fnArray.entries()) {
    const args = (argsArray[at] ?? []) as readonly unknown[]
    if (operator === OPS.beginMarkedContent) hidden.push(false)
    else if (operator === OPS.beginMarkedContentProps)
      hidden.push(args[0] === 'OC' && !layers.isVisible(args[1] as object))
    else if (operator === OPS.endMarkedContent) hidden.pop()
    else if (operator === OPS.showText)
      placeGlyphs(state, args[0] as readonly (Glyph | number)[], hidden.includes(true), letters)
    else state.take(operator, args)
    if (letters.length > mostLetters) break
  }
  return gatherWords(letters)
}

function placeGlyphs(
  state: ReturnType<typeof followState>,
  glyphs: readonly (Glyph | number)[],
  isHidden: boolean,
  letters: Letter[],
): void {
  const { face, size, direction, hScale, charSpacing, wordSpacing } = state.text()
  if (face === null || size === 0) return
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
    if (!isHidden) letters.push(letterOf(state, glyph, { along, wide, isVertical }))
    along += isVertical ? wide - spacing * direction : wide + spacing * direction
  }
  if (isVertical) state.advance(0, -along)
  else state.advance(along * hScale * direction, 0)
}

function letterOf(
  state: ReturnType<typeof followState>,
  glyph: Glyph,
  { along, wide, isVertical }: { along: number; wide: number; isVertical: boolean },
): Letter {
  const { size, direction, hScale } = state.text()
  const across = hScale * direction
  // A vertical face hangs its letters from the line, half to either side of it.
  const corner = isVertical
    ? (share: number, up: number) => state.place((up - 0.5) * size, -(along + share * wide))
    : (share: number, up: number) =>
        state.place((along + share * wide) * across, up * size * direction)
  const lowest = isVertical ? 0 : -0.24
  const highest = isVertical ? 1 : 0.86
  return {
    text: glyph.unicode,
    isSpace: glyph.isSpace || glyph.unicode.trim() === '',
    from: corner(0, isVertical ? 0.5 : 0),
    to: corner(1, isVertical ? 0.5 : 0),
    em: distance(state.place(0, 0), state.place(0, size)),
    box: [corner(0, lowest), corner(1, lowest), corner(0, highest), corner(1, highest)],
    body: [corner(0.1, 0), corner(0.9, 0), corner(0.1, 0.5), corner(0.9, 0.5)],
  }
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y)
