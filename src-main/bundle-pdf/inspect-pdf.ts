import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib'
import { ok, refuse, type Result } from '#core/result'

/** Largest file a bundle takes in, in bytes: a lever-arch file scanned in colour is about 150 MB. */
const largestFile = 300 * 1024 * 1024
const mostPages = 20_000

/**
 * Says whether a file can go into a bundle, and how many pages it has.
 * The bytes are never changed: scripts in them are harmless, since the reader runs none.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<Result<{ readonly pages: number }>> {
  if (bytes.length > largestFile)
    return refuse('TOO_LARGE', 'The file is larger than 300 MB. Split it and add the parts.')
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (!head.includes('%PDF-'))
    return refuse('NOT_PDF', 'This is not a PDF file. Save the document as PDF and add that.')
  try {
    const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
    if (pages === 0) return refuse('NO_PAGES', 'The PDF has no pages.')
    if (pages > mostPages) return refuse('TOO_LARGE', 'The PDF has more than 20,000 pages.')
    return ok({ pages })
  } catch (error) {
    return error instanceof EncryptedPDFError
      ? refuse('ENCRYPTED', 'The PDF is protected by a password. Save it without one and add that.')
      : refuse('DAMAGED', 'The PDF is damaged and cannot be read. Ask for a fresh copy.')
  }
}
