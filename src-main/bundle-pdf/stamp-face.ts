import { type PDFDocument, type PDFRef } from '@cantoo/pdf-lib'
import Paper from 'pdfkit'

/** A face for page numbers, in the letters that a number is said with. */
export type StampFace = {
  readonly ref: PDFRef
  readonly widthOfTextAtSize: (text: string, size: number) => number
}

const first = 0x20
const last = 0x7e

/**
 * Puts a face into a PDF, so that page numbers look the same wherever they are read: a face that is
 * only named is replaced by whatever a machine has.
 */
export function embedStampFace(out: PDFDocument, face: Uint8Array): StampFace {
  const paper = new Paper({ autoFirstPage: false })
  paper.font(Buffer.from(face))
  const { font } = paper._font
  const inThousands = (length: number): number => Math.round((length * 1000) / font.unitsPerEm)
  const widthOf = (code: number): number => inThousands(font.glyphForCodePoint(code).advanceWidth)
  const { context } = out
  const { minX, minY, maxX, maxY } = font.bbox
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: font.postscriptName,
      // Letters of the Latin alphabet.
      Flags: 32,
      FontBBox: [minX, minY, maxX, maxY].map(inThousands),
      ItalicAngle: 0,
      Ascent: inThousands(font.ascent),
      Descent: inThousands(font.descent),
      CapHeight: inThousands(font.capHeight),
      StemV: 120,
      FontFile2: context.register(context.flateStream(face, { Length1: face.length })),
    }),
  )
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: font.postscriptName,
      Encoding: 'WinAnsiEncoding',
      FirstChar: first,
      LastChar: last,
      Widths: Array.from({ length: last - first + 1 }, (_, index) => widthOf(first + index)),
      FontDescriptor: descriptor,
    }),
  )
  const widthOfTextAtSize = (text: string, size: number): number =>
    ([...text].reduce((sum, letter) => sum + widthOf(letter.codePointAt(0) ?? 0), 0) * size) / 1000
  return { ref, widthOfTextAtSize }
}
