import { rgb, type PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'
import { linesOf, type IndexRow } from '#core/bundle/paginate'

const width = 595
const height = 842
const margin = 56
const line = 16
const dateAt = 400
const pageAt = width - margin

type Fonts = { readonly plain: PDFFont; readonly bold: PDFFont }
/** Where a row stands on its index page, and the document it leads to. */
export type IndexLink = {
  readonly page: PDFPage
  readonly documentId: string
  readonly rect: readonly number[]
}

/** Text in the letters that the built-in fonts have; another letter loses its accent or becomes "?". */
export function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet())
  const take = (letter: string): string => {
    if (known.has(letter.codePointAt(0) ?? 0)) return letter
    const [base = ''] = letter.normalize('NFKD')
    return base !== '' && known.has(base.codePointAt(0) ?? 0) ? base : '?'
  }
  return [...text].map(take).join('')
}

/** Draws one index page and says where its links go. */
export function drawIndexPage(
  out: PDFDocument,
  title: string,
  rows: readonly IndexRow[],
  fonts: Fonts,
): readonly IndexLink[] {
  const page = out.addPage([width, height])
  const write = (text: string, x: number, y: number, font = fonts.plain, size = 11) =>
    page.drawText(printable(text, font), { x, y, size, font, color: rgb(0, 0, 0) })
  write(title.slice(0, 70), margin, height - margin, fonts.bold, 14)
  write('Date', dateAt, height - margin - 24, fonts.bold, 10)
  write('Page', pageAt - 26, height - margin - 24, fonts.bold, 10)
  const links: IndexLink[] = []
  let y = height - margin - 24
  for (const row of rows) {
    if (row.kind === 'SECTION') {
      y -= line * linesOf(row)
      write(row.text, margin, y, fonts.bold, 12)
      continue
    }
    const top = y
    const number = String(row.page)
    write(row.tab, margin, y - line)
    write(row.dated, dateAt, y - line)
    write(number, pageAt - fonts.plain.widthOfTextAtSize(number, 11), y - line)
    for (const [at, text] of row.lines.entries()) write(text, margin + 34, y - line * (at + 1))
    y -= line * linesOf(row)
    links.push({ page, documentId: row.documentId, rect: [margin, y - 4, pageAt, top - 4] })
  }
  return links
}
