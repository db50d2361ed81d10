import type { Block, Span } from './blocks.ts'
import { drawable, margin, needRoom, paper, type NewPdf } from './new-pdf.ts'
import { placePicture, type Picture } from './picture.ts'
import { typesetTable } from './typeset-table.ts'

const body = 10.5
const gap = 5
const across = paper.short - 2 * margin
const bottom = paper.long - margin
const indentStep = 18
const headings = [16, 14, 12.5, 11.5, 11, 10.5]

const faceOf = ({ bold, italic }: Span): string =>
  bold === true
    ? italic === true
      ? 'sansBoldItalic'
      : 'sansBold'
    : italic === true
      ? 'sansItalic'
      : 'sans'

function writeSpans(made: NewPdf, spans: readonly Span[], left: number, size: number): void {
  const { pdf } = made
  const drawn = spans
    .map((span) => ({ ...span, text: drawable(span.text, made) }))
    .filter(({ text }) => text !== '')
  pdf.fontSize(size)
  if (drawn.length === 0) {
    pdf.font('sans').moveDown(0.6)
    return
  }
  for (const [index, span] of drawn.entries()) {
    const how = {
      continued: index < drawn.length - 1,
      underline: span.underline ?? false,
      strike: span.strike ?? false,
      lineGap: 2,
    }
    pdf.font(faceOf(span))
    if (index === 0) pdf.text(span.text, margin + left, pdf.y, { ...how, width: across - left })
    else pdf.text(span.text, how)
  }
  pdf.y += gap
}

function writeItem(made: NewPdf, block: Extract<Block, { kind: 'ITEM' }>): void {
  const left = indentStep * Math.min(block.level, 8)
  needRoom(made, body * 2)
  const { pdf } = made
  const top = pdf.y
  pdf.font('sans').fontSize(body)
  const mark = drawable(block.mark, made)
  pdf.text(mark, margin + left, top, { lineBreak: false })
  pdf.y = top
  const room = Math.min(Math.max(indentStep, pdf.widthOfString(mark) + 6), across / 2)
  writeSpans(made, block.spans, left + room, body)
}

function writePicture(made: NewPdf, picture: Picture): void {
  const most = bottom - margin
  const scale = Math.min(across / picture.width, most / picture.height, 72 / 96)
  const [w, h] = [picture.width * scale, picture.height * scale]
  needRoom(made, h)
  const { pdf } = made
  placePicture(made, picture, { x: margin, y: pdf.y, w, h })
  pdf.y += h + gap
}

function writeNotice(made: NewPdf, lines: readonly string[]): void {
  const { pdf } = made
  const [inner, pad] = [across - 20, 8]
  const text = lines.map((line) => drawable(line, made)).join('\n')
  pdf.font('sans').fontSize(8.5)
  const height = pdf.heightOfString(text, { width: inner, lineGap: 1.5 }) + 2 * pad
  needRoom(made, height)
  const top = pdf.y
  pdf.rect(margin, top, across, height).lineWidth(0.75).stroke('#767676')
  pdf.fillColor('#333333').text(text, margin + 10, top + pad, { width: inner, lineGap: 1.5 })
  pdf.fillColor('#000000')
  pdf.y = top + height + 2 * gap
}

function writeBlock(made: NewPdf, block: Block): void {
  const { pdf } = made
  switch (block.kind) {
    case 'HEADING': {
      const size = headings[block.level - 1] ?? body
      // A heading is never the last line of a page.
      needRoom(made, size * 4)
      pdf.y += gap
      const spans = block.spans.map((span) => ({ ...span, bold: true }))
      return writeSpans(made, spans, 0, size)
    }
    case 'PARAGRAPH':
      return writeSpans(made, block.spans, indentStep * Math.min(block.indent, 8), body)
    case 'ITEM':
      return writeItem(made, block)
    case 'TABLE':
      return typesetTable(made, block.rows)
    case 'PICTURE':
      return writePicture(made, block.picture)
    case 'NOTICE':
      return writeNotice(made, block.lines)
    case 'NEW_PAGE':
      if (pdf.y > margin) pdf.addPage()
  }
}

/** Sets blocks on A4, page after page. @throws TooManyPages */
export function typesetBlocks(made: NewPdf, blocks: readonly Block[]): void {
  made.pdf.addPage()
  for (const block of blocks) writeBlock(made, block)
}
