import type { PDFWorker } from 'pdfjs-dist'

let thread: PDFWorker | null = null

/** The PDF reader, read from the application's own files when the first page is opened. */
export async function pdfReader() {
  const reader = await import('pdfjs-dist')
  // The worker is a file of its own beside the page: the policy allows no script made at run time.
  const file = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url)
  reader.GlobalWorkerOptions.workerSrc = file.href
  return reader
}

/** The one thread that reads all documents: to start another takes longer than to draw a page. */
export async function readerThread(): Promise<PDFWorker> {
  const { PDFWorker: Worker } = await pdfReader()
  thread ??= Worker.create({})
  return thread
}

/** Ends the thread, whatever it is at; the next document starts another. */
export function endReaderThread(): void {
  thread?.destroy()
  thread = null
}

/** Folder of the PDF reader's data files, shipped beside the page: for old or scanned PDFs. */
export const shipped = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href
