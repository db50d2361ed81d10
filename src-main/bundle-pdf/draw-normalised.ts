import PDFDocument from 'pdfkit'
import { ok, type Result } from '#core/result'
import type { Picture } from './picture.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPlainText, shown, type TextRoom } from './read-plain-text.ts'
import { readPng } from './read-png.ts'

export type OtherKind = 'TEXT' | 'PNG' | 'JPEG'
export type ToNormalise = {
  readonly kind: OtherKind
  readonly fileName: string
  /** SHA-256 of the file as it came, which the PDF names. */
  readonly sha256: string
  readonly bytes: Uint8Array
  /** The face of text files. */
  readonly font: Uint8Array
}
export type Normalised = { readonly pages: number; readonly content: Uint8Array }

const margin = 56
const size = 9.5
const line = 12.5
/** A page of text: every letter of the face is 0.6 of its size wide. */
const room: TextRoom = { columns: 84, rows: 58 }
const paper = { short: 595.28, long: 841.89 }

/** An A4 document that holds no time: the same file gives the same bytes. */
function open({ fileName, sha256, font }: ToNormalise) {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    displayTitle: true,
    lang: 'en-GB',
    pdfVersion: '1.7',
    info: {
      Creator: 'Evenhand',
      Producer: 'Evenhand',
      Keywords: `Made from ${sha256}`,
      CreationDate: new Date(0),
    },
  })
  pdf.registerFont('text', Buffer.from(font))
  pdf.font('text').fontSize(size)
  const { font: face } = pdf._font
  const hasLetter = (codePoint: number) => face.hasGlyphForCodePoint(codePoint)
  pdf.info.Title = shown(fileName, hasLetter)
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
  return { pdf, hasLetter, finish: () => (pdf.end(), done) }
}

async function drawText(input: ToNormalise): Promise<Result<Normalised>> {
  const { pdf, hasLetter, finish } = open(input)
  const pages = readPlainText(input.bytes, room, hasLetter)
  if (!pages.ok) return pages
  for (const lines of pages.value) {
    pdf.addPage()
    for (const [row, text] of lines.entries())
      if (text.trim() !== '') pdf.text(text, margin, margin + row * line, { lineBreak: false })
  }
  return ok({ pages: pages.value.length, content: await finish() })
}

/** One page, upright or on its side as the picture is; small pictures are not blown up beyond 96 dpi. */
async function drawPicture(input: ToNormalise, picture: Picture): Promise<Result<Normalised>> {
  const { pdf, finish } = open(input)
  const { width, height } = picture
  const wide = width > height
  const sheet: [number, number] = wide ? [paper.long, paper.short] : [paper.short, paper.long]
  pdf.addPage({ size: sheet, margin: 0 })
  const [across, down] = [sheet[0] - 2 * margin, sheet[1] - 2 * margin]
  const scale = Math.min(across / width, down / height, 72 / 96)
  const [w, h] = [width * scale, height * scale]
  const [x, y] = [margin + (across - w) / 2, margin + (down - h) / 2]
  pdf.image(Buffer.from(picture.bytes), x, y, { width: w, height: h })
  return ok({ pages: 1, content: await finish() })
}

/**
 * A PDF to read a text or a picture by. The same input gives the same bytes.
 * Refuses with a reason what is damaged, too large or of another kind than it says.
 */
export async function drawNormalised(input: ToNormalise): Promise<Result<Normalised>> {
  if (input.kind === 'TEXT') return drawText(input)
  const picture = input.kind === 'PNG' ? readPng(input.bytes) : readJpeg(input.bytes)
  return picture.ok ? drawPicture(input, picture.value) : picture
}
