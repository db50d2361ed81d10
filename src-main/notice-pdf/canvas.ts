import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { canonicalJson } from '#core/canonical'
import { recordFileName, type NoticeRecord } from '#core/notice/notice-record'
import type { NoticeDocument } from '#core/notice/notice'
import type { WorkingPaper } from '#core/notice/working-paper'
import { fontBytes, fontNames } from './fonts.ts'
import type { TypeStyle } from './sheet.ts'
import { sheet } from './sheet.ts'

export type Structure = PDFKit.PDFStructureElement

/** A document being drawn: pdfkit's own object, its tag tree, and the bytes when it is done. */
export type Canvas = {
  readonly pdf: PDFKit.PDFDocument
  /** The tag that holds the whole notice. */
  readonly root: Structure
  /** The notice as data: what its words and their languages are looked up in. */
  readonly document: NoticeDocument | WorkingPaper
  /** SHA-256 over the notice as data: the same on every copy, signed or not. */
  readonly contentHash: string
  readonly finish: () => Promise<Uint8Array>
}

/**
 * Opens an A4 document that declares PDF/A and PDF/UA-1.
 * @param issuedAt ISO time; the only time that enters the file.
 */
export function openCanvas(document: NoticeDocument | WorkingPaper, issuedAt: string): Canvas {
  const contentHash = createHash('sha256').update(canonicalJson(document)).digest('hex')
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: document.language,
    pdfVersion: '1.7',
    // Part 3 is part 2 with files of any kind in it.
    subset: recordOf(document) === null ? 'PDF/A-2a' : 'PDF/A-3a',
    info: informationOf(document, contentHash, issuedAt),
  })
  for (const name of fontNames) pdf.registerFont(name, fontBytes(name))
  declareAccessible(pdf)
  attachRecord(pdf, document, issuedAt)
  const done = collect(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  return {
    pdf,
    root,
    document,
    contentHash,
    finish: () => {
      root.end()
      pdf.end()
      return done
    },
  }
}

/** What readers show as the properties of the file. */
const informationOf = (
  document: NoticeDocument | WorkingPaper,
  contentHash: string,
  issuedAt: string,
) => ({
  Title: `${document.title}: ${document.number}`,
  Author: 'author' in document ? document.author : document.signature.signer,
  Subject: `${document.force}, case ${document.caseReference}`,
  // pdfkit derives the file identifier from these entries, so content decides it.
  Keywords: `Content ${contentHash}`,
  Creator: 'Evenhand',
  Producer: 'Evenhand',
  CreationDate: new Date(issuedAt),
  ModDate: new Date(issuedAt),
})

/** Adds the PDF/UA description beside PDF/A's: pdfkit writes only one of the two by itself. */
function declareAccessible(pdf: PDFKit.PDFDocument): void {
  const endSubset = pdf.endSubset.bind(pdf)
  pdf.endSubset = () => {
    endSubset()
    pdf.appendXML(
      '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">' +
        '<pdfuaid:part>1</pdfuaid:part></rdf:Description>',
    )
  }
}

const recordOf = (document: NoticeDocument | WorkingPaper): NoticeRecord | null =>
  'record' in document ? (document.record ?? null) : null

function attachRecord(
  pdf: PDFKit.PDFDocument,
  document: NoticeDocument | WorkingPaper,
  issuedAt: string,
): void {
  const record = recordOf(document)
  if (record === null) return
  const date = new Date(issuedAt)
  pdf.file(Buffer.from(canonicalJson(record)), {
    name: recordFileName,
    type: 'application/json',
    description: 'This notice for a program to read',
    creationDate: date,
    modifiedDate: date,
    relationship: 'Data',
  })
}

function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
}

export function newPage(canvas: Canvas): void {
  canvas.pdf.addPage({ size: 'A4', margin: 0 })
}

export function useStyle(canvas: Canvas, style: TypeStyle): PDFKit.PDFDocument {
  return canvas.pdf.font(style.font).fontSize(style.size)
}

/** Draws one line whose top is at `y`; text sits optically in the middle of its line. */
export function drawLine(
  canvas: Canvas,
  style: TypeStyle,
  text: string,
  x: number,
  y: number,
): void {
  const pdf = useStyle(canvas, style).fillColor(style.colour)
  pdf.text(text, x, y + (style.line - pdf.currentLineHeight()) / 2, { lineBreak: false })
}

/** Draws content that belongs to a tag. */
export function drawTagged(
  canvas: Canvas,
  element: Structure,
  tag: string,
  draw: () => void,
): void {
  const content = canvas.pdf.markStructureContent(tag)
  draw()
  canvas.pdf.endMarkedContent()
  element.add(content)
}

/** Draws what a screen reader should pass over: rules, grounds, running heads. */
export function drawArtifact(
  canvas: Canvas,
  type: 'Layout' | 'Pagination',
  draw: () => void,
): void {
  canvas.pdf.markContent('Artifact', { type })
  draw()
  canvas.pdf.endMarkedContent()
}

export function drawRule(
  canvas: Canvas,
  y: number,
  weight: number,
  colour: string,
  from: number = sheet.left,
  to: number = sheet.width - sheet.right,
): void {
  drawArtifact(canvas, 'Layout', () => {
    canvas.pdf.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(colour).stroke()
  })
}
