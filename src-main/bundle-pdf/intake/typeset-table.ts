import { textOf, type TableCell } from './blocks.ts'
import { drawable, margin, needRoom, paper, type NewPdf } from './new-pdf.ts'

const size = 9
const pad = 4
const across = paper.short - 2 * margin
const tallest = paper.long - 2 * margin
/** Narrower than this a column cannot be read: the table is written out line by line instead. */
const narrowest = 34

type Placed = { readonly cell: TableCell; readonly column: number }

/** The column of every cell, once those that reach down from above have taken theirs. */
function placeCells(rows: readonly (readonly TableCell[])[]): readonly (readonly Placed[])[] {
  const taken: number[] = []
  return rows.map((row, y) => {
    let column = 0
    return row.map((cell) => {
      while ((taken[column] ?? 0) > y) column += 1
      const placed = { cell, column }
      for (let at = 0; at < cell.columns; at++) taken[column + at] = y + cell.rows
      column += cell.columns
      return placed
    })
  })
}

function writeOut(made: NewPdf, rows: readonly (readonly TableCell[])[]): void {
  const { pdf } = made
  for (const row of rows) {
    const text = row.map(({ spans }) => textOf(spans).trim()).join(' | ')
    pdf.font('sans').fontSize(size)
    pdf.text(drawable(text, made), margin, pdf.y, { width: across, lineGap: 1.5 })
    pdf.y += pad
  }
}

/** Sets a table with columns of one width; one that is too wide or too tall is written row by row. */
export function typesetTable(made: NewPdf, rows: readonly (readonly TableCell[])[]): void {
  const { pdf } = made
  const placed = placeCells(rows)
  const columns = placed.flat().reduce((most, p) => Math.max(most, p.column + p.cell.columns), 1)
  const width = across / columns
  if (width < narrowest) return writeOut(made, rows)
  for (const [index, row] of placed.entries()) {
    pdf.fontSize(size)
    const cells = row.map(({ cell, column }) => {
      const bold = cell.spans.length > 0 && cell.spans.every((span) => span.bold === true)
      const face = bold ? 'sansBold' : 'sans'
      const text = drawable(textOf(cell.spans).trim(), made)
      const room = width * cell.columns - 2 * pad
      const height = pdf.font(face).heightOfString(text, { width: room, lineGap: 1 }) + 2 * pad
      return { text, face, x: margin + column * width, room, height }
    })
    const height = Math.max(size + 2 * pad, ...cells.map((cell) => cell.height))
    if (height > tallest) {
      writeOut(made, rows.slice(index, index + 1))
      continue
    }
    needRoom(made, height)
    const top = pdf.y
    for (const { text, face, x, room } of cells) {
      pdf
        .rect(x, top, room + 2 * pad, height)
        .lineWidth(0.5)
        .stroke('#999999')
      pdf.font(face).fillColor('#000000')
      pdf.text(text, x + pad, top + pad, { width: room, lineGap: 1, height: height - pad })
    }
    pdf.y = top + height
  }
  pdf.y += 2 * pad
}
