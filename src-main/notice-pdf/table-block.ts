import type { Canvas, Structure } from './canvas.ts'
import { drawArtifact, drawRule } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { wholeItem } from './flow.ts'
import { colours, sheet, styles, textWidth } from './sheet.ts'
import { columnWidths } from './table-columns.ts'
import { drawLines, drawText, setText } from './passages.ts'
import { plainItem } from './text-blocks.ts'
import { linesItem } from './text-item.ts'
import { breakLines } from './typeset.ts'

const GAP = 12
/** Rows up to this many lines never divide. */
const SHORT_ROW = 8
const HEAD_PADDING = 5

type Column = { readonly x: number; readonly width: number }

/** A table with its caption; the column heads stand again on each page it runs to. */
export function tableItems(
  canvas: Canvas,
  parent: Structure,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly FlowItem[] {
  const table = canvas.pdf.struct('Table', { title: caption })
  const columns = placeColumns(canvas, heads, rows)
  const captionItem = plainItem(canvas, parent, styles.label, caption, {
    spaceBefore: 6,
    keepWithNext: true,
  })
  parent.add(table)
  const headRow = headItem(canvas, table, heads, columns)
  const repeat = repeatedHead(canvas, heads, columns)
  return [
    captionItem,
    headRow,
    ...rows.map((row, index) => ({
      ...rowItem(canvas, table, row, columns, repeat),
      spaceBefore: index === 0 ? 5 : 9,
    })),
  ]
}

function placeColumns(
  canvas: Canvas,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Column[] {
  const widths = columnWidths(canvas, heads, rows, textWidth - GAP * (heads.length - 1))
  return widths.map((width, index) => ({
    x: sheet.left + widths.slice(0, index).reduce((sum, before) => sum + before + GAP, 0),
    width,
  }))
}

function headItem(
  canvas: Canvas,
  table: Structure,
  heads: readonly string[],
  columns: readonly Column[],
): FlowItem {
  const row = canvas.pdf.struct('TR')
  table.add(row)
  const cells = heads.map(() => canvas.pdf.struct('TH', { scope: 'Column' }))
  cells.forEach((cell) => row.add(cell))
  const { lines, height } = headLines(canvas, heads, columns)
  return wholeItem(
    height,
    (y) => {
      cells.forEach((cell, index) => {
        const set = setText(canvas, styles.columnHead, heads[index] ?? '', lines[index] ?? [])
        drawText(canvas, cell, 'TH', set, { x: columns[index]?.x ?? 0, y })
      })
      drawRule(canvas, y + height - 1, 0.9, colours.ink)
    },
    { spaceBefore: 2, keepWithNext: true },
  )
}

/** The same heads on a later page, which a screen reader passes over. */
function repeatedHead(
  canvas: Canvas,
  heads: readonly string[],
  columns: readonly Column[],
): NonNullable<FlowItem['repeat']> {
  const { lines, height } = headLines(canvas, heads, columns)
  return {
    height: height + HEAD_PADDING,
    draw: (y) => {
      drawArtifact(canvas, 'Pagination', () =>
        lines.forEach((cell, index) =>
          drawLines(canvas, styles.columnHead, cell, columns[index]?.x ?? 0, y),
        ),
      )
      drawRule(canvas, y + height - 1, 0.9, colours.ink)
    },
  }
}

function headLines(
  canvas: Canvas,
  heads: readonly string[],
  columns: readonly Column[],
): { readonly lines: readonly (readonly string[])[]; readonly height: number } {
  const lines = heads.map((head, index) =>
    breakLines(canvas, styles.columnHead, head, columns[index]?.width ?? 0),
  )
  const most = Math.max(...lines.map((cell) => cell.length))
  return { lines, height: most * styles.columnHead.line + HEAD_PADDING }
}

function rowItem(
  canvas: Canvas,
  table: Structure,
  row: readonly string[],
  columns: readonly Column[],
  repeat: NonNullable<FlowItem['repeat']>,
): FlowItem {
  const element = canvas.pdf.struct('TR')
  table.add(element)
  const cells = columns.map((column, index) => {
    const cell = canvas.pdf.struct('TD')
    element.add(cell)
    const text = row[index] ?? ''
    const lines = breakLines(canvas, styles.cell, text, column.width)
    return { cell, column, lines, set: setText(canvas, styles.cell, text, lines) }
  })
  const count = Math.max(...cells.map(({ lines }) => lines.length))
  const line = styles.cell.line
  const draw = (y: number, from: number, to: number): void => {
    for (const { cell, column, lines, set } of cells)
      if (lines.length > from) drawText(canvas, cell, 'TD', set, { x: column.x, y, from, to })
    if (to === count) drawRule(canvas, y + (to - from) * line + 4.5, 0.5, colours.line)
  }
  if (count <= SHORT_ROW) return { ...wholeItem(count * line, (y) => draw(y, 0, count)), repeat }
  return linesItem(count, line, draw, { repeat })
}
