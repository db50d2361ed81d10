import type { Canvas, Structure } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { drawText, setText } from './passages.ts'
import type { TypeStyle } from './sheet.ts'
import { sheet, styles, textWidth } from './sheet.ts'
import { linesItem } from './text-item.ts'
import { breakLines } from './typeset.ts'

const LABEL_WIDTH = 128
const GAP = 14
const SHORT_ROW = 3
const FEW_ROWS = 6
/** Above a line to write on, for a hand. */
const TO_WRITE = 16

/** Labels on the left, values on the right: a table whose first column heads its rows. */
export function factsItems(
  canvas: Canvas,
  parent: Structure,
  rows: readonly (readonly [label: string, value: string])[],
): readonly FlowItem[] {
  if (rows.length === 0) return []
  const table = canvas.pdf.struct('Table')
  parent.add(table)
  const items = rows.map(([label, value], index) => {
    const style = valueStyle(value)
    const row = canvas.pdf.struct('TR')
    const head = canvas.pdf.struct('TH', { scope: 'Row' })
    const cell = canvas.pdf.struct('TD')
    table.add(row)
    row.add(head)
    row.add(cell)
    const labels = breakLines(canvas, styles.label, label, LABEL_WIDTH)
    const values = breakLines(canvas, style, value, textWidth - LABEL_WIDTH - GAP)
    const heads = setText(canvas, evenly(styles.label), label, labels)
    const body = setText(canvas, evenly(style), value, values)
    const draw = (y: number, from: number, to: number): void => {
      if (labels.length > from) drawText(canvas, head, 'TH', heads, { x: sheet.left, y, from, to })
      if (values.length > from) drawText(canvas, cell, 'TD', body, { x: valueLeft, y, from, to })
    }
    const count = Math.max(labels.length, values.length)
    const between = /^_+$/.test(value) ? TO_WRITE : 3
    return linesItem(count, styles.fact.line, draw, { spaceBefore: index === 0 ? 4 : between })
  })
  return keptTogether(items)
}

/** A few short rows stand on one page; of more, neither the first nor the last stands alone. */
function keptTogether(items: readonly FlowItem[]): readonly FlowItem[] {
  const last = items.length - 1
  const isShort = ({ height }: FlowItem) => height <= SHORT_ROW * styles.fact.line
  const isWhole = items.length <= FEW_ROWS && items.every(isShort)
  return items.map((item, index) => {
    const isEdge = index === 0 || index === last - 1
    return { ...item, keepWithNext: index < last && isShort(item) && (isWhole || isEdge) }
  })
}

const valueLeft = sheet.left + LABEL_WIDTH + GAP

/** Label and value stand on the same lines, whatever their faces. */
const evenly = (style: TypeStyle): TypeStyle => ({ ...style, line: styles.fact.line })

/** References and hashes are set in mono, so that every sign can be told apart. */
function valueStyle(value: string): TypeStyle {
  const isReference =
    /^[A-Z]+-\d{4}-\d+(\/\S+)?$/.test(value) || /^[0-9a-f]{4}( [0-9a-f]{4}){3,}$/.test(value)
  return isReference ? styles.reference : styles.fact
}
