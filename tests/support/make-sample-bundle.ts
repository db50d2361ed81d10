// Draws the sample bundle's three PDFs into resources/sample/bundle:
//   node tests/support/make-sample-bundle.ts
// Dates inside are fixed, so that the same text always gives the same bytes.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { sampleBundle, type BundlePage, type BundleText } from './sample-bundle-text.ts'

const { resolve } = createRequire(import.meta.url)
const font = (style: string, weight: string) =>
  resolve(`@expo-google-fonts/ibm-plex-serif/${weight}/IBMPlexSerif_${weight}${style}.ttf`)
const SAMPLE_NOTE = 'Sample document. Made up for demonstration: no real person, force or case.'
const LEFT = 64
const WIDTH = 467

/** One document as PDF bytes. */
export function drawDocument(text: BundleText): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: LEFT,
    autoFirstPage: false,
    compress: true,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: text.title,
      Author: 'Sample Constabulary',
      CreationDate: new Date('2026-07-27T09:00:00Z'),
    },
  })
  pdf.registerFont('body', font('', '400Regular'))
  pdf.registerFont('bold', font('', '600SemiBold'))
  text.pages.forEach((page, at) => drawPage(pdf, text, page, at + 1))
  const chunks: Uint8Array[] = []
  return new Promise((done, fail) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => done(Buffer.concat(chunks)))
    pdf.on('error', fail)
    pdf.end()
  })
}

function drawPage(pdf: PDFKit.PDFDocument, text: BundleText, page: BundlePage, number: number) {
  pdf.addPage()
  pdf
    .font('bold')
    .fontSize(9)
    .text('OFFICIAL-SENSITIVE', LEFT, 30, { width: WIDTH, align: 'center' })
  pdf.y = 64
  if (number === 1) {
    pdf.font('bold').fontSize(20).text(text.title, LEFT)
    pdf.font('body').fontSize(11).text(text.subtitle).moveDown(1.2)
  }
  pdf.font('bold').fontSize(13).text(page.heading, LEFT).moveDown(0.6)
  for (const paragraph of page.paragraphs)
    pdf
      .font('body')
      .fontSize(11)
      .text(paragraph, LEFT, pdf.y, { width: WIDTH, lineGap: 3 })
      .moveDown(0.7)
  if (page.table !== undefined) drawTable(pdf, page.table)
  const foot = { width: WIDTH, lineBreak: false }
  pdf.font('body').fontSize(8)
  pdf.text(SAMPLE_NOTE, LEFT, 748, foot)
  pdf.text(`Page ${number} of ${text.pages.length}`, LEFT, 760, foot)
}

const COLUMNS = [0, 32, 142, 192, 322, 402]

function drawTable(pdf: PDFKit.PDFDocument, table: NonNullable<BundlePage['table']>) {
  table.forEach((row, at) => {
    const y = pdf.y
    pdf.font(at === 0 ? 'bold' : 'body').fontSize(10)
    row.forEach((cell, column) =>
      pdf.text(cell, LEFT + (COLUMNS[column] ?? 0), y, { lineBreak: false }),
    )
    pdf.y = y + 20
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../../resources/sample/', import.meta.url))
  for (const text of sampleBundle) writeFileSync(folder + text.file, await drawDocument(text))
}
