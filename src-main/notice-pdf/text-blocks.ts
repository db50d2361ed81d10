import type { Canvas, Structure } from './canvas.ts'
import { drawLine, drawTagged } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { wholeItem } from './flow.ts'
import type { TypeStyle } from './sheet.ts'
import { sheet, styles, textWidth } from './sheet.ts'
import { linesItem } from './text-item.ts'
import { breakLines } from './typeset.ts'

/** A heading of the given tag, kept with what follows it; `H2` also becomes a bookmark. */
export function headingItem(
  canvas: Canvas,
  parent: Structure,
  tag: 'H1' | 'H2' | 'H3',
  text: string,
): FlowItem {
  const style = { H1: styles.title, H2: styles.heading, H3: styles.subheading }[tag]
  const lines = breakLines(canvas, style, text, textWidth)
  const element = canvas.pdf.struct(tag)
  parent.add(element)
  return wholeItem(
    lines.length * style.line + { H1: 2, H2: 3, H3: 1 }[tag],
    (y) => {
      if (tag === 'H2') canvas.pdf.outline.addItem(text)
      drawTagged(canvas, element, tag, () => drawLines(canvas, style, lines, sheet.left, y))
    },
    { spaceBefore: { H1: 0, H2: 20, H3: 11 }[tag], keepWithNext: true },
  )
}

/** A paragraph under its number, which stands in the margin of the hanging text. */
export function paragraphItem(
  canvas: Canvas,
  parent: Structure,
  number: number,
  text: string,
): FlowItem {
  const style = styles.body
  const lines = breakLines(canvas, style, text, textWidth - sheet.hang)
  const element = canvas.pdf.struct('P')
  parent.add(element)
  const draw = (y: number, from: number, to: number): void =>
    drawTagged(canvas, element, 'P', () => {
      if (from === 0) drawLine(canvas, style, `${number}. `, sheet.left, y)
      drawLines(canvas, style, lines.slice(from, to), sheet.left + sheet.hang, y)
    })
  return linesItem(lines.length, style.line, draw, { spaceBefore: 7 })
}

/** Text without a number, in one piece. */
export function plainItem(
  canvas: Canvas,
  parent: Structure,
  style: TypeStyle,
  text: string,
  options: { readonly spaceBefore?: number; readonly keepWithNext?: boolean } = {},
): FlowItem {
  const lines = breakLines(canvas, style, text, textWidth)
  const element = canvas.pdf.struct('P')
  parent.add(element)
  return wholeItem(
    lines.length * style.line,
    (y) => drawTagged(canvas, element, 'P', () => drawLines(canvas, style, lines, sheet.left, y)),
    options,
  )
}

/** Lines end in a space but for the last, so that read-out and copied text keeps its words apart. */
export function drawLines(
  canvas: Canvas,
  style: TypeStyle,
  lines: readonly string[],
  x: number,
  y: number,
): void {
  lines.forEach((line, index) => {
    const text = index < lines.length - 1 ? `${line} ` : line
    if (text !== '') drawLine(canvas, style, text, x, y + index * style.line)
  })
}
