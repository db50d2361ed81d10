import type { PDFWorker } from 'pdfjs-dist'
import { drawPage, layWords } from './draw-page.ts'
import { pdfReader, readerThread } from './reader-thread.ts'

/** The threads that have read a page already. */
const warm = new WeakSet<PDFWorker>()

/** Fewer, and the code that reads tables and draws letters is not yet compiled when it is needed. */
const lines = 60
const unused = 2_000

/** A PDF of one page in a face that no file has to be read for. */
function onePage(): Uint8Array<ArrayBuffer> {
  const line = '(Read once, so that the first page need not wait.) Tj T*'
  const drawing = `BT /F 10 Tf 12 TL 40 800 Td\n${`${line}\n`.repeat(lines)}ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ]
  let file = '%PDF-1.7\n'
  const none = '0000000000 65535 f \n'
  let places = none
  for (const [at, object] of objects.entries()) {
    places += `${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
  }
  const size = objects.length + 1 + unused
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return new TextEncoder().encode(`${file}xref\n0 ${size}\n${places}${none.repeat(unused)}${end}`)
}

/**
 * Starts the reader's thread and has a page drawn that nobody sees: the first page of a thread takes
 * twice as long as the next.
 */
export async function prepareReader(): Promise<void> {
  const [{ getDocument }, worker] = await Promise.all([pdfReader(), readerThread()])
  if (warm.has(worker)) return
  warm.add(worker)
  const task = getDocument({ data: onePage(), worker, enableXfa: false })
  try {
    const page = await (await task.promise).getPage(1)
    const viewport = page.getViewport({ scale: 1 })
    const unseen = document.createElement('div')
    const { signal } = new AbortController()
    await drawPage(page, viewport, unseen, signal)
    await layWords(page, viewport, unseen, signal)
  } finally {
    await task.destroy()
  }
}
