import type { Canvas, Structure } from './canvas.ts'
import { drawLine } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { wholeItem } from './flow.ts'
import { drawText, setText, type SetText } from './passages.ts'
import type { TypeStyle } from './sheet.ts'
import { sheet, styles, textWidth } from './sheet.ts'
import { linesItem } from './text-item.ts'
import { balancedLines, breakLines } from './typeset.ts'

/** A heading of the given tag, kept with what follows it; `H2` also becomes a bookmark. */
export function headingItem(
  canvas: Canvas,
  parent: Structure,
  tag: 'H1' | 'H2' | 'H3',
  text: string,
): FlowItem {
  const style = { H1: styles.title, H2: styles.heading, H3: styles.subheading }[tag]
  const lines = balancedLines(canvas, style, text, textWidth)
  const set = setText(canvas, style, text, lines)
  const element = canvas.pdf.struct(tag)
  parent.add(element)
  return wholeItem(
    lines.length * style.line + { H1: 2, H2: 3, H3: 1 }[tag],
    (y) => {
      if (tag === 'H2') canvas.pdf.outline.addItem(text)
      drawText(canvas, element, tag, set, { x: sheet.left, y })
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
  const set = setText(canvas, style, text, lines)
  const element = canvas.pdf.struct('P')
  parent.add(element)
  const draw = (y: number, from: number, to: number): void => {
    const lead = () => drawLine(canvas, style, `${number}. `, sheet.left, y)
    const place = { x: sheet.left + sheet.hang, y, from, to }
    drawText(canvas, element, 'P', set, from === 0 ? { ...place, lead } : place)
  }
  return linesItem(lines.length, style.line, draw, { spaceBefore: 7 })
}

/** Text without a number, in one piece. */
export function plainItem(
  canvas: Canvas,
  parent: Structure,
  style: TypeStyle,
  text: string,
  options: {
    readonly spaceBefore?: number
    readonly keepWithNext?: boolean
    readonly passages?: SetText['passages']
  } = {},
): FlowItem {
  const lines = breakLines(canvas, style, text, textWidth)
  const set = setText(canvas, style, text, lines, options.passages)
  const element = canvas.pdf.struct('P')
  parent.add(element)
  return wholeItem(
    lines.length * style.line,
    (y) => drawText(canvas, element, 'P', set, { x: sheet.left, y }),
    options,
  )
}
