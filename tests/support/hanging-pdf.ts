import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFDocument, StandardFonts, type PDFContext, type PDFRef } from '@cantoo/pdf-lib'

const inks = ['First', 'Second', 'Third']
const side = 600
/** Sums for the colour of each dot of the picture. */
const sums = 30_000

/** A colour space whose every dot takes a reader tens of thousands of sums. */
function slowColours(context: PDFContext): PDFRef {
  const code = `{ ${'3 1 roll dup sin add '.repeat(sums)} }`
  const range = [0, 1, 0, 1, 0, 1]
  const mix = context.stream(deflateSync(Buffer.from(code, 'latin1')), {
    FunctionType: 4,
    Filter: 'FlateDecode',
    Domain: range,
    Range: range,
  })
  return context.register(context.obj(['DeviceN', inks, 'DeviceRGB', context.register(mix)]))
}

/** Three pages of words; on the second a small picture that no reader finishes in minutes. */
export async function hangingPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const number of [1, 2, 3]) {
    const page = pdf.addPage([595, 842])
    page.drawText(`Leaf ${number} of the file`, { font, size: 14, x: 60, y: 760 })
    if (number !== 2) continue
    // Every dot of its own colour: what was computed once is of no use for the next.
    const picture = pdf.context.stream(randomBytes(side * side * inks.length), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: side,
      Height: side,
      ColorSpace: slowColours(pdf.context),
      BitsPerComponent: 8,
    })
    const name = page.node.newXObject('Slow', pdf.context.register(picture))
    const draw = `q 300 0 0 300 100 100 cm ${name.toString()} Do Q`
    page.node.addContentStream(pdf.context.register(pdf.context.stream(draw)))
  }
  return pdf.save()
}
