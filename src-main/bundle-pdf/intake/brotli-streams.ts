import { brotliDecompressSync, deflateSync } from 'node:zlib'
import { PDFName, PDFNumber, PDFRawStream, type PDFContext } from '@cantoo/pdf-lib'
import { LARGEST_FILE } from '#core/bundle/intake'

// Brotli is a way of packing that came to PDF after most readers in use were written: an issue that
// held it would be blank in them.

const filter = PDFName.of('Filter')
const isBrotli = ({ dict }: PDFRawStream): boolean =>
  /^(?:\[ )?\/BrotliDecode(?: \])?$/.test(dict.get(filter)?.toString() ?? '')

export const holdsBrotli = (context: PDFContext): boolean =>
  context
    .enumerateIndirectObjects()
    .some(([, object]) => object instanceof PDFRawStream && isBrotli(object))

/** Packs what Brotli packed as every reader knows it. @throws Error where it cannot be unpacked. */
export function repackBrotli(context: PDFContext): void {
  let room = LARGEST_FILE
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !isBrotli(object)) continue
    const bytes = brotliDecompressSync(object.contents, { maxOutputLength: room })
    room -= bytes.length
    const packed = deflateSync(bytes)
    object.dict.set(filter, PDFName.of('FlateDecode'))
    object.dict.set(PDFName.of('Length'), PDFNumber.of(packed.length))
    context.assign(ref, PDFRawStream.of(object.dict, packed))
  }
}
