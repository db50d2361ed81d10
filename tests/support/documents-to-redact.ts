import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument, PDFName, PDFString, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { createCanvas } from '@napi-rs/canvas'
import Pdfkit from 'pdfkit'
import { fontBytes } from '../../src-main/notice-pdf/fonts.ts'

/** The made-up name that every document holds, wherever its maker can put one. */
export const secret = 'Zebedee Quixwood'
/** Stands beside it and is to stay. */
export const kept = 'interviewed'

const finished = (pdf: PDFKit.PDFDocument): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  return new Promise((done, fail) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => done(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', fail)
    pdf.end()
  })
}

/** Tagged, with a subset of an embedded face, and the name in title, bookmark, note, file and tags. */
export function fromPdfkit(): Promise<Uint8Array> {
  const pdf = new Pdfkit({
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: `Statement of ${secret}`, Author: secret, Keywords: secret },
  })
  pdf.registerFont('text', Buffer.from(fontBytes('sans')))
  pdf.font('text').fontSize(12)
  const words = pdf.struct('P', { actual: secret, alt: secret }, () => {
    pdf.text(`The witness ${secret} was interviewed.`, 72, 100)
  })
  pdf.addStructure(words)
  pdf.outline.addItem(`${secret}, first page`)
  pdf.note(72, 200, 20, 20, `Ask ${secret} again`)
  pdf.file(Buffer.from(`File about ${secret}`), { name: `${secret}.txt` })
  pdf.addPage().font('text').text('A second page of words that stay.', 72, 100)
  return finished(pdf)
}

/** A form whose field holds the name, a hidden layer that says it, and an earlier revision with it. */
export async function fromPdfLib(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  const page = pdf.addPage([595, 842])
  page.drawText('The witness', { x: 72, y: 700, size: 12, font })
  page.drawText(secret, { x: 140, y: 700, size: 12, font })
  page.drawText('was interviewed.', { x: 260, y: 700, size: 12, font })
  const field = pdf.getForm().createTextField('who')
  field.setText(secret)
  field.addToPage(page, { x: 72, y: 600, width: 200, height: 20 })
  const layer = pdf.context.register(
    pdf.context.obj({ Type: 'OCG', Name: PDFString.of(`Layer of ${secret}`) }),
  )
  pdf.catalog.set(
    PDFName.of('OCProperties'),
    pdf.context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }),
  )
  page.node
    .normalizedEntries()
    .Resources.set(PDFName.of('Properties'), pdf.context.obj({ Hidden: layer }))
  const hidden = pdf.context.flateStream(
    `/OC /Hidden BDC BT /Helv 12 Tf 1 0 0 1 72 500 Tm (${secret} hidden) Tj ET EMC`,
  )
  page.node.addContentStream(pdf.context.register(hidden))
  const first = await pdf.save({ useObjectStreams: true })
  const again = await PDFDocument.load(first, { forIncrementalUpdate: true })
  again.getPage(0).drawText(`Later: ${secret}`, { x: 72, y: 400, size: 10 })
  return again.save()
}

/** A page turned and cut, with words at an angle and letters drawn one by one. */
export async function turned(turn: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([700, 900])
  page.setCropBox(50, 40, 600, 800)
  page.setRotation(degrees(turn))
  page.drawText(`The witness ${secret} was interviewed.`, { x: 100, y: 500, size: 14, font })
  page.drawText(secret, { x: 300, y: 200, size: 12, font, rotate: degrees(90) })
  let x = 100
  for (const letter of secret) {
    page.drawText(letter, { x, y: 300, size: 12, font })
    x += font.widthOfTextAtSize(letter, 12)
  }
  return pdf.save()
}

/** Redacted before by somebody who drew a box over the words, and hid others in white. */
export async function boxedOver(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595, 842])
  page.drawText(`The witness ${secret} was interviewed.`, { x: 72, y: 700, size: 12, font })
  page.drawText('Covered: Mordecai', { x: 72, y: 600, size: 12, font })
  page.drawRectangle({ x: 60, y: 590, width: 300, height: 30, color: rgb(0, 0, 0) })
  page.drawText('White: Ermintrude', { x: 72, y: 500, size: 12, font, color: rgb(1, 1, 1) })
  return pdf.save()
}

/** A scan with recognised text behind it, as scanners make them. */
export async function scanned(): Promise<Uint8Array> {
  const canvas = createCanvas(1240, 1754)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fdfcf7'
  context.fillRect(0, 0, 1240, 1754)
  context.fillStyle = '#111'
  // Bars stand for letters, so that the picture is the same on every machine.
  for (let at = 0; at < 8; at++) context.fillRect(200 + at * 100, 300, 80, 30)
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Courier)
  const page = pdf.addPage([595, 842])
  const image = await pdf.embedJpg(new Uint8Array(canvas.toBuffer('image/jpeg', 90)))
  page.drawImage(image, { x: 0, y: 0, width: 595, height: 842 })
  const lay = (text: string, x: number) => {
    page.pushOperators()
    const stream = `BT 3 Tr /F 14 Tf 1 0 0 1 ${x} 684 Tm (${text}) Tj ET`
    page.node.addContentStream(pdf.context.register(pdf.context.flateStream(stream)))
  }
  page.node.setFontDictionary(PDFName.of('F'), font.ref)
  lay('The witness', 100)
  lay(secret, 230)
  lay('was interviewed.', 380)
  return pdf.save()
}

/** What a browser prints: its own fonts, with letters joined and a link. */
export function printed(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-test-'))
  const page = join(folder, 'page.html')
  writeFileSync(
    page,
    `<html lang="en"><title>About ${secret}</title><p style="font: 16px serif">The witness
     <b>${secret}</b> was interviewed, and <i>${secret.split(' ').join('<br>')}</i> again.
     <a href="https://example.invalid/${secret.replace(' ', '-')}">A link</a></p></html>`,
  )
  const file = join(folder, 'page.pdf')
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
  execFileSync('chromium', [...flags, `--print-to-pdf=${file}`, `file://${page}`], {
    stdio: 'ignore',
  })
  const bytes = new Uint8Array(readFileSync(file))
  rmSync(folder, { recursive: true })
  return bytes
}
