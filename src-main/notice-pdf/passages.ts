import type { NoticeLanguage, Passage } from '#core/notice/notice'
import { passagesIn } from '#core/notice/words/furniture'
import type { Canvas, Structure } from './canvas.ts'
import { drawLine, drawTagged, useStyle } from './canvas.ts'
import type { TypeStyle } from './sheet.ts'

/** A text set in lines, with the languages it is in. */
export type SetText = {
  readonly style: TypeStyle
  readonly lines: readonly string[]
  /** Null where all of it is in the language of the notice. */
  readonly passages: readonly Passage[] | null
}

export const setText = (
  canvas: Canvas,
  style: TypeStyle,
  text: string,
  lines: readonly string[],
  passages: readonly Passage[] | null = passagesIn(canvas.document, text),
): SetText => ({ style, lines, passages })

type Piece = { readonly language: NoticeLanguage; readonly text: string }

/** The pieces of each line by language. Lines differ from the text in their white space alone. */
function piecesOf({ lines, passages }: SetText): readonly (readonly Piece[])[] {
  const signs = (passages ?? []).flatMap(({ language, text }) =>
    Array.from(text.replace(/\s+/g, ''), () => language),
  )
  let at = 0
  return lines.map((line) => {
    const pieces: Piece[] = []
    for (const sign of line) {
      const last = pieces.at(-1)
      // White space goes with what stands before it.
      const language = /\s/.test(sign) ? last?.language : signs[at++]
      if (last !== undefined && (language ?? last.language) === last.language)
        pieces[pieces.length - 1] = { ...last, text: last.text + sign }
      else if (language !== undefined) pieces.push({ language, text: sign })
    }
    return pieces
  })
}

/** The top left of the first line drawn, and which lines are: from the first to the last if not said. */
type Place = {
  readonly x: number
  readonly y: number
  readonly from?: number
  readonly to?: number
}

/**
 * Draws lines `from` to `to` (exclusive) as content of a tag. A passage in another language than
 * the notice is a tag of its own, which says so.
 */
export function drawText(
  canvas: Canvas,
  element: Structure,
  tag: string,
  set: SetText,
  place: Place & {
    /** Drawn first, in the same tag: the number of a paragraph. */
    readonly lead?: () => void
  },
): void {
  const { style, lines, passages } = set
  const { x, y, from = 0, to = lines.length, lead } = place
  if (passages === null)
    return drawTagged(canvas, element, tag, () => {
      lead?.()
      drawLines(canvas, style, lines, { x, y, from, to })
    })
  if (lead) drawTagged(canvas, element, tag, lead)
  const pieces = piecesOf(set)
  pieces.slice(from, to).forEach((line, index) => {
    let left = x
    line.forEach(({ language, text }, at) => {
      const end = at === line.length - 1 && from + index < lines.length - 1 ? ' ' : ''
      const draw = () => drawLine(canvas, style, text + end, left, y + index * style.line)
      if (language === canvas.document.language) drawTagged(canvas, element, tag, draw)
      else {
        const span = canvas.pdf.struct('Span', { lang: language })
        element.add(span)
        drawTagged(canvas, span, 'Span', draw)
      }
      left += useStyle(canvas, style).widthOfString(text)
    })
  })
}

/** Lines end in a space but for the last, so that read-out and copied text keeps its words apart, overleaf too. */
export function drawLines(
  canvas: Canvas,
  style: TypeStyle,
  lines: readonly string[],
  { x, y, from = 0, to = lines.length }: Place,
): void {
  lines.slice(from, to).forEach((line, index) => {
    const text = from + index < lines.length - 1 ? `${line} ` : line
    if (text !== '') drawLine(canvas, style, text, x, y + index * style.line)
  })
}
