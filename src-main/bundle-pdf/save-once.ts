import { PDFRawStream, type PDFDocument } from '@cantoo/pdf-lib'

/**
 * The bytes of a document that is needed no more: each of its streams gives back its memory as soon as
 * it is written, so that the pictures of a scanned bundle are never there twice.
 */
export async function saveOnce(out: PDFDocument): Promise<Uint8Array> {
  // What saving still adds is there before the streams are told.
  await out.flush()
  for (const [, object] of out.context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream) giveBackOnceWritten(object)
  return out.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    // In a thread of its own nothing waits for a pause.
    objectsPerTick: Infinity,
  })
}

function giveBackOnceWritten(stream: PDFRawStream): void {
  stream.copyBytesInto = (buffer, offset) => {
    const written = PDFRawStream.prototype.copyBytesInto.call(stream, buffer, offset)
    giveBack(stream)
    return written
  }
}

function giveBack({ contents: { buffer, byteLength } }: PDFRawStream): void {
  // Part of a larger buffer may be needed by others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** Gives back the memory of a document whose pages were copied: nothing of it is read again. */
export function letGo({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream) giveBack(object)
}
