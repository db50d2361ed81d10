import PDFDocument from 'pdfkit'
import { linesOf, type BundlePlan, type IndexRow } from '#core/bundle/paginate'

const width = 595.28
const height = 841.89
const margin = 56
const line = 16
const titleAt = margin + 34
const dateAt = 400
const right = width - margin

/** The faces of the index, as font files. */
export type IndexFonts = { readonly plain: Uint8Array; readonly bold: Uint8Array }
/** Where a row stands on its index page, counted from 0, and the document it leads to. */
export type IndexLink = {
  readonly page: number
  readonly documentId: string
  readonly rect: readonly number[]
}

/** Text in the letters that a face has; another letter loses its accent or becomes "?". */
function printable(text: string, hasLetter: (codePoint: number) => boolean): string {
  const take = (letter: string): string => {
    if (hasLetter(letter.codePointAt(0) ?? 0)) return letter
    const [base = ''] = letter.normalize('NFKD')
    return base !== '' && hasLetter(base.codePointAt(0) ?? 0) ? base : '?'
  }
  return [...text.normalize('NFC')].map(take).join('')
}

/** A pen that writes on a line from its left, no wider than its place. */
function openPaper({ plain, bold }: IndexFonts) {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: noTime })
  pdf.registerFont('plain', Buffer.from(plain))
  pdf.registerFont('bold', Buffer.from(bold))
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
  type Place = { readonly x: number; readonly y: number; readonly room: number }
  const write = (
    text: string,
    { x, y, room }: Place,
    { face = 'plain', size = 10.5, toRight = false }: Style = {},
  ) => {
    pdf.font(face).fontSize(size)
    const { font } = pdf._font
    const shown = printable(text, (codePoint) => font.hasGlyphForCodePoint(codePoint))
    const wide = pdf.widthOfString(shown)
    if (wide > room) pdf.fontSize((size * room) / wide)
    const from = toRight ? x + room - Math.min(wide, room) : x
    pdf.text(shown, from, y, { lineBreak: false, baseline: 'alphabetic' })
  }
  return { write, turn: () => pdf.addPage(), finish: () => (pdf.end(), done) }
}
type Style = {
  readonly face?: 'plain' | 'bold'
  readonly size?: number
  readonly toRight?: boolean
}
type Write = ReturnType<typeof openPaper>['write']

/** The same index gives the same bytes. */
const noTime = { CreationDate: new Date(0) }

/** Draws the index as a PDF of its own, and says where its links go. */
export async function drawIndex(
  title: string,
  index: BundlePlan['index'],
  fonts: IndexFonts,
): Promise<{ readonly bytes: Uint8Array; readonly links: readonly IndexLink[] }> {
  const { write, turn, finish } = openPaper(fonts)
  const links: IndexLink[] = []
  const head = { face: 'bold', size: 9.5 } as const
  for (const [page, rows] of index.entries()) {
    turn()
    write(title, { x: margin, y: margin, room: right - margin }, { face: 'bold', size: 14 })
    let y = margin + 24
    write('Date', { x: dateAt, y, room: 80 }, head)
    write('Page', { x: right - 60, y, room: 60 }, { ...head, toRight: true })
    for (const row of rows) {
      drawRow(write, row, y)
      const foot = y + line * linesOf(row)
      if (row.kind === 'DOCUMENT') {
        const rect = [margin, height - foot - 4, right, height - y - 4]
        links.push({ page, documentId: row.documentId, rect })
      }
      y = foot
    }
  }
  return { bytes: await finish(), links }
}

function drawRow(write: Write, row: IndexRow, top: number): void {
  if (row.kind === 'SECTION') {
    const place = { x: margin, y: top + 2 * line, room: right - margin }
    return write(row.text, place, { face: 'bold', size: 11.5 })
  }
  const isUnused = row.kind === 'UNUSED'
  const x = isUnused ? margin : titleAt
  const first = top + (isUnused ? 2 : 1) * line
  for (const [at, text] of row.lines.entries())
    write(text, { x, y: first + line * at, room: (isUnused ? right : dateAt - 8) - x })
  if (isUnused) return
  write(row.tab, { x: margin, y: first, room: 30 })
  write(row.dated, { x: dateAt, y: first, room: 80 })
  write(row.page, { x: right - 60, y: first, room: 60 }, { toRight: true })
}
