import PDFDocument from 'pdfkit'
import { refuse, type Result } from '#core/result'
import { letGo } from '../source-file.ts'
import { shown } from './read-plain-text.ts'
import type { Faces, ToDraw } from './taken-in.ts'

export const margin = 56
export const paper = { short: 595.28, long: 841.89 }

const mostPages = 2000

/** Thrown through whatever draws once a document has more pages than are taken. */
export class TooManyPages extends Error {}
export const tooManyPages: Result<never> = refuse(
  'TOO_LARGE',
  'The file fills more than 2,000 pages. Split it and add the parts.',
)

/** An A4 document that holds no time: the same file gives the same bytes. */
export function newPdf({ fileName, sha256, faces }: ToDraw) {
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
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
  for (const name of Object.keys(faces) as (keyof Faces)[])
    pdf.registerFont(name, Buffer.from(faces[name]))
  pdf.font('mono')
  const { font: face } = pdf._font
  const hasLetter = (codePoint: number) => face.hasGlyphForCodePoint(codePoint)
  pdf.info.Title = shown(fileName, hasLetter)
  let pages = 0
  pdf.on('pageAdded', () => {
    pages += 1
    if (pages > mostPages) throw new TooManyPages()
  })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(joined(chunks)))
    pdf.on('error', reject)
  })
  const finish = async () => {
    pdf.end()
    return { pages, content: await done }
  }
  return { pdf, hasLetter, finish }
}
export type NewPdf = ReturnType<typeof newPdf>

/** Text as it can be drawn: what hides or has no shape by its number, spaces and tabs as spaces. */
export const drawable = (text: string, { hasLetter }: NewPdf): string =>
  text
    .replace(/\t/g, '    ')
    .split('\n')
    .map((line) => shown(line, hasLetter))
    .join('\n')

/** Starts a new page unless so much room is left on this one. */
export function needRoom({ pdf }: NewPdf, room: number): void {
  if (pdf.y + room > paper.long - margin) pdf.addPage()
}

/** Bytes in one piece of their own, which can be handed to another thread; the chunks are let go. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
    // A long file is there once, not twice.
    letGo(chunk)
  }
  return whole
}
