import type { Canvas, Structure } from './canvas.ts'
import { drawArtifact } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { wholeItem } from './flow.ts'
import { drawText, setText } from './passages.ts'
import type { TypeStyle } from './sheet.ts'
import { colours, sheet, styles, textWidth } from './sheet.ts'
import { breakLines } from './typeset.ts'

const INSET = 18
const BAR = 3

/** The outcome on a ground of its own: label, the outcome itself, then its terms. */
export function outcomeItems(
  canvas: Canvas,
  parent: Structure,
  label: string,
  lines: readonly string[],
): readonly FlowItem[] {
  const box = canvas.pdf.struct('Sect')
  parent.add(box)
  const labelStyle = { ...styles.columnHead, colour: colours.accent }
  const texts = [
    textItem(canvas, box, labelStyle, label, 2),
    ...lines.map((line, index) =>
      textItem(canvas, box, index === 0 ? styles.outcome : styles.fact, line, index === 0 ? 4 : 2),
    ),
  ]
  return [
    wholeItem(12, (y) => drawGround(canvas, y, 12), { spaceBefore: 8, keepWithNext: true }),
    ...texts,
    wholeItem(11, (y) => drawGround(canvas, y, 11)),
  ]
}

function textItem(
  canvas: Canvas,
  box: Structure,
  style: TypeStyle,
  text: string,
  below: number,
): FlowItem {
  const lines = breakLines(canvas, style, text, textWidth - 2 * INSET)
  const set = setText(canvas, style, text, lines)
  const element = canvas.pdf.struct('P')
  box.add(element)
  const height = lines.length * style.line + below
  return wholeItem(
    height,
    (y) => {
      drawGround(canvas, y, height)
      drawText(canvas, element, 'P', set, { x: sheet.left + INSET, y })
    },
    { keepWithNext: true },
  )
}

/** Bands overlap a little, so that no hairline shows between them on screen. */
function drawGround(canvas: Canvas, y: number, height: number): void {
  drawArtifact(canvas, 'Layout', () => {
    canvas.pdf.rect(sheet.left, y - 0.4, textWidth, height + 0.4).fill(colours.sunk)
    canvas.pdf.rect(sheet.left, y - 0.4, BAR, height + 0.4).fill(colours.accent)
  })
}
