import type { Canvas } from './canvas.ts'
import { useStyle } from './canvas.ts'
import { sheet, styles, textWidth } from './sheet.ts'
import { breakLines } from './typeset.ts'

const LONGEST_WORD = 90
const SHORT_ANSWER = 12
const GAP = 12
/** A cell of more lines than this makes a tall and narrow column of the page. */
const TALL = 10

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
 * Widths of the columns of a table, in points, gaps not counted. Short columns get what they need;
 * columns of prose share what is left.
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
    const headWord = widest(head.split(' '), (text) => headStyle.widthOfString(text))
    const cellStyle = useStyle(canvas, styles.cell)
    const measure = (text: string): number => cellStyle.widthOfString(text)
    const word = widest(cells.flatMap(keptWhole), measure)
    const least = Math.max(headWord, Math.min(word, LONGEST_WORD)) + 1
    return { least, natural: Math.max(least, widest(cells, measure) + 1) }
  })
  const least = needs.reduce((sum, need) => sum + need.least, 0)
  const spare = Math.max(0, available - least)
  // The exponent keeps one long column from starving the others.
  const shares = needs.map((need) => (need.natural - need.least) ** 0.75)
  const total = shares.reduce((sum, share) => sum + share, 0)
  if (total === 0) return needs.map((need) => need.least + spare / needs.length)
  return share(needs, shares, spare)
}

/** A short answer such as "Not proved" stays on one line; prose breaks between words. */
const keptWhole = (cell: string): readonly string[] =>
  cell.length <= SHORT_ANSWER ? [cell] : cell.split(/\s+/)

type Need = { readonly least: number; readonly natural: number }

/** Gives no column more than it needs while another still wants room. */
function share(
  needs: readonly Need[],
  shares: readonly number[],
  spare: number,
): readonly number[] {
  const widths = needs.map((need) => need.least)
  let left = spare
  for (let round = 0; round < needs.length && left > 0.01; round++) {
    const open = shares.map((part, index) => (wants(needs, widths, index) > 0.01 ? part : 0))
    const total = open.reduce((sum, part) => sum + part, 0)
    if (total === 0) break
    let given = 0
    open.forEach((part, index) => {
      const more = Math.min((left * part) / total, wants(needs, widths, index))
      widths[index] = (widths[index] ?? 0) + more
      given += more
    })
    left -= given
  }
  const widestColumn = widths.indexOf(Math.max(...widths))
  return widths.map((width, index) => (index === widestColumn ? width + left : width))
}

const wants = (needs: readonly Need[], widths: readonly number[], index: number): number =>
  (needs[index]?.natural ?? 0) - (widths[index] ?? 0)

const widest = (texts: readonly string[], measure: (text: string) => number): number =>
  texts.reduce((most, text) => Math.max(most, measure(text)), 0)
