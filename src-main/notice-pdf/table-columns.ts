import type { Canvas } from './canvas.ts'
import { useStyle } from './canvas.ts'
import { sheet, styles, textWidth } from './sheet.ts'
import { breakLines } from './typeset.ts'

const LONGEST_WORD = 90
const SHORT_ANSWER = 12
const GAP = 12
/** A cell of more lines than this makes a tall and narrow column of the page. */
const TALL = 10
/** Room between columns is given out by so many points. */
const STEP = 4
/** The lines of a cell count by this power, so that the tallest are helped first. */
const TALL_COUNTS = 2

/** Where the cells of a column stand; below is the line under a text in full width. */
export type Column = { readonly x: number; readonly width: number; readonly isBelow: boolean }
export type Placed = { readonly columns: readonly Column[] }

/**
 * Columns side by side or, where one of them would stand tall and narrow, that one in the full width
 * of the page after its number, with the others side by side below it.
 */
export function placeColumns(
  canvas: Canvas,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Placed {
  const beside = sideBySide(canvas, heads, rows, sheet.left, textWidth)
  const prose = tallColumn(canvas, rows, beside)
  if (prose === null) return { columns: beside.map((one) => ({ ...one, isBelow: false })) }
  const indent = prose === 0 ? 0 : Math.min(beside[0]?.width ?? 0, sheet.hang) + GAP
  const left = sheet.left + indent
  const width = textWidth - indent
  const isLead = (index: number) => index < prose
  const others = heads.map((_, index) => index).filter((at) => at !== prose && !isLead(at))
  const pick = (cells: readonly string[]) => others.map((at) => cells[at] ?? '')
  const below = sideBySide(canvas, pick(heads), rows.map(pick), left, width)
  return {
    columns: heads.map((_, index) => {
      if (index === prose) return { x: left, width, isBelow: false }
      if (isLead(index)) return { x: sheet.left, width: indent - GAP, isBelow: false }
      const column = below[others.indexOf(index)] ?? { x: left, width }
      return { ...column, isBelow: true }
    }),
  }
}

/** The column whose text is long; null where none is, or where more than a number stands before it. */
function tallColumn(
  canvas: Canvas,
  rows: readonly (readonly string[])[],
  columns: readonly Omit<Column, 'isBelow'>[],
): number | null {
  const heights = columns.map(({ width }, index) =>
    Math.max(
      0,
      ...rows.map((row) => breakLines(canvas, styles.cell, row[index] ?? '', width).length),
    ),
  )
  const tallest = heights.indexOf(Math.max(...heights))
  return (heights[tallest] ?? 0) > TALL && tallest <= 1 ? tallest : null
}

function sideBySide(
  canvas: Canvas,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  left: number,
  available: number,
): readonly Omit<Column, 'isBelow'>[] {
  const widths = columnWidths(canvas, heads, rows, available - GAP * (heads.length - 1))
  return widths.map((width, index) => ({
    x: left + widths.slice(0, index).reduce((sum, before) => sum + before + GAP, 0),
    width,
  }))
}

/**
 * Widths of the columns of a table, in points, gaps not counted. Each has room for its widest word;
 * what is left goes, a little at a time, to the column whose cells stand tallest.
 */
function columnWidths(
  canvas: Canvas,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  available: number,
): readonly number[] {
  const needs = columns.map((head, index) => {
    const cells = rows.map((row) => row[index] ?? '')
    const headStyle = useStyle(canvas, styles.columnHead)
    const headWord = widest(unbroken(head), (text) => headStyle.widthOfString(text))
    const cellStyle = useStyle(canvas, styles.cell)
    const measure = (text: string): number => cellStyle.widthOfString(text)
    const word = widest(cells.flatMap(keptWhole), measure)
    return {
      least: Math.max(headWord, Math.min(word, LONGEST_WORD)) + 1,
      cells: cells.map((cell) => measure(cell) + 1),
    }
  })
  const least = needs.reduce((sum, need) => sum + need.least, 0)
  return share(needs, Math.max(0, available - least))
}

/** A short answer such as "Not proved" stays on one line; prose breaks between words. */
const keptWhole = (cell: string): readonly string[] =>
  cell.length <= SHORT_ANSWER ? [cell] : unbroken(cell)

/** Words, a stroke or a dash with the one before it, as lines break. */
const unbroken = (text: string): readonly string[] => text.split(/\s+(?![/–]\s)/)

/** The least width of a column, and that of each of its cells in one line. */
type Need = { readonly least: number; readonly cells: readonly number[] }

/** Gives no column more than it needs while another still wants room. */
function share(needs: readonly Need[], spare: number): readonly number[] {
  const widths = needs.map(({ least }) => least)
  for (let left = spare; left > 0; left -= STEP) {
    const gains = needs.map((need, index) => gain(need, widths[index] ?? 0))
    const most = Math.max(...gains)
    const to = most > 0 ? gains.indexOf(most) : widths.indexOf(Math.max(...widths))
    widths[to] = (widths[to] ?? 0) + Math.min(STEP, left)
  }
  return widths
}

/** What a little more width is worth to a column; a cell in one line wants none. */
const gain = ({ cells }: Need, width: number): number =>
  cells
    .map((cell) => cell / width)
    .filter((lines) => lines > 1)
    .reduce((sum, lines) => sum + lines ** TALL_COUNTS, 0) / width

const widest = (texts: readonly string[], measure: (text: string) => number): number =>
  texts.reduce((most, text) => Math.max(most, measure(text)), 0)
