import type { Canvas, Structure } from './canvas.ts'
import { drawArtifact, drawRule } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { wholeItem } from './flow.ts'
import { drawLines, drawText, setText, type SetText } from './passages.ts'
import { colours, styles } from './sheet.ts'
import { placeColumns, type Column, type Placed } from './table-columns.ts'
import { plainItem } from './text-blocks.ts'
import { linesItem } from './text-item.ts'
import { breakLines } from './typeset.ts'

/** Rows up to this many lines never divide. */
const SHORT_ROW = 8
const HEAD_PADDING = 5
/** Between a text in full width and the cells below it. */
const BELOW = 3

/**
 * A table with its caption; the column heads stand again on each page it runs to. Where one column
 * holds long prose, its text takes the full width and the other cells stand in a line below it.
 */
export function tableItems(
  canvas: Canvas,
  parent: Structure,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly FlowItem[] {
  const table = canvas.pdf.struct('Table', { title: caption })
  const placed = placeColumns(canvas, heads, rows)
  const captionItem = plainItem(canvas, parent, styles.label, caption, {
    spaceBefore: 6,
    keepWithNext: true,
  })
  parent.add(table)
  const headRow = headItem(canvas, table, heads, placed)
  const repeat = repeatedHead(canvas, heads, placed)
  // What stands below is moved down by so much, into the space between the rows.
  const more = placed.columns.some(({ isBelow }) => isBelow) ? BELOW : 0
  return [
    captionItem,
    headRow,
    ...rows.map((row, index) => ({
      ...rowItem(canvas, table, row, placed, repeat),
      spaceBefore: index === 0 ? 5 : 9 + more,
    })),
  ]
}

/** Cells set in lines, each at the line of its row where it begins. */
type SetCell = {
  readonly set: SetText
  readonly lines: readonly string[]
  readonly column: Column
  readonly first: number
}

/** The cells of the lower line begin where the longest of the upper one ends. */
function setCells(
  canvas: Canvas,
  texts: readonly string[],
  placed: Placed,
  style: (typeof styles)['cell' | 'columnHead'],
): readonly SetCell[] {
  const cells = placed.columns.map((column, index) => {
    const text = texts[index] ?? ''
    const lines = breakLines(canvas, style, text, column.width)
    return { column, lines, set: setText(canvas, style, text, lines) }
  })
  const upper = Math.max(
    0,
    ...cells.map(({ column, lines }) => (column.isBelow ? 0 : lines.length)),
  )
  return cells.map((cell) => ({ ...cell, first: cell.column.isBelow ? upper : 0 }))
}

const linesOf = (cells: readonly SetCell[]): number =>
  Math.max(...cells.map(({ first, lines }) => first + lines.length))

function headItem(
  canvas: Canvas,
  table: Structure,
  heads: readonly string[],
  placed: Placed,
): FlowItem {
  const row = canvas.pdf.struct('TR')
  table.add(row)
  const tags = heads.map(() => canvas.pdf.struct('TH', { scope: 'Column' }))
  tags.forEach((tag) => row.add(tag))
  const cells = setCells(canvas, heads, placed, styles.columnHead)
  const { line } = styles.columnHead
  const height = linesOf(cells) * line + HEAD_PADDING
  return wholeItem(
    height,
    (y) => {
      cells.forEach(({ set, column, first }, index) => {
        const tag = tags[index]
        if (tag !== undefined)
          drawText(canvas, tag, 'TH', set, { x: column.x, y: y + first * line })
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
  placed: Placed,
): NonNullable<FlowItem['repeat']> {
  const cells = setCells(canvas, heads, placed, styles.columnHead)
  const { line } = styles.columnHead
  const height = linesOf(cells) * line + HEAD_PADDING
  return {
    height: height + HEAD_PADDING,
    draw: (y) => {
      drawArtifact(canvas, 'Pagination', () =>
        cells.forEach(({ lines, column, first }) =>
          drawLines(canvas, styles.columnHead, lines, { x: column.x, y: y + first * line }),
        ),
      )
      drawRule(canvas, y + height - 1, 0.9, colours.ink)
    },
  }
}

function rowItem(
  canvas: Canvas,
  table: Structure,
  row: readonly string[],
  placed: Placed,
  repeat: NonNullable<FlowItem['repeat']>,
): FlowItem {
  const element = canvas.pdf.struct('TR')
  table.add(element)
  const cells = setCells(canvas, row, placed, styles.cell)
  const tags = cells.map(() => canvas.pdf.struct('TD'))
  tags.forEach((tag) => element.add(tag))
  const count = linesOf(cells)
  const { line } = styles.cell
  const draw = (y: number, from: number, to: number): void => {
    cells.forEach(({ set, lines, column, first }, index) => {
      const tag = tags[index]
      const [start, end] = [Math.max(from, first), Math.min(to, first + lines.length)]
      if (tag === undefined || start >= end) return
      const top = y + (start - from) * line + (column.isBelow ? BELOW : 0)
      drawText(canvas, tag, 'TD', set, {
        x: column.x,
        y: top,
        from: start - first,
        to: end - first,
      })
    })
    const below = cells.some(({ column }) => column.isBelow) ? BELOW : 0
    if (to === count) drawRule(canvas, y + (to - from) * line + 4.5 + below, 0.5, colours.line)
  }
  if (count <= SHORT_ROW) return { ...wholeItem(count * line, (y) => draw(y, 0, count)), repeat }
  return linesItem(count, line, draw, { repeat, leastTail: leastTail(cells, count) })
}

/** The cells below a long text are never cut from its last lines, nor from each other. */
function leastTail(cells: readonly SetCell[], count: number): number {
  const below = cells.filter(({ column }) => column.isBelow)
  return below.length === 0 ? 0 : count - Math.min(...below.map(({ first }) => first)) + 2
}
