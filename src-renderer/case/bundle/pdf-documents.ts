import type { PDFDocumentProxy } from 'pdfjs-dist'
import { call } from '../../api.ts'

/** The PDF reader, read from the application's own files when the first page is opened. */
export async function pdfReader() {
  const reader = await import('pdfjs-dist')
  // The worker is a file of its own beside the page: the policy allows no script made at run time.
  const worker = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url)
  reader.GlobalWorkerOptions.workerSrc = worker.href
  return reader
}

/** Data files of the PDF reader, shipped beside the page: fonts and decoders for old or scanned PDFs. */
const shipped = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href

const opened = new Map<string, Promise<PDFDocumentProxy>>()

async function read(caseId: string, documentId: string): Promise<PDFDocumentProxy> {
  const answer = await call('bundle:read', { caseId, documentId })
  if (!answer.ok) throw new Error(answer.problems.map((p) => p.message).join(' '))
  const { getDocument } = await pdfReader()
  return getDocument({
    data: answer.value,
    // A bundle is a hostile file: no forms, no scripts, nothing but pages.
    enableXfa: false,
    stopAtErrors: false,
    cMapUrl: shipped('cmaps'),
    standardFontDataUrl: shipped('standard_fonts'),
    wasmUrl: shipped('wasm'),
    iccUrl: shipped('iccs'),
  }).promise
}

/** One document of the bundle, read once while the case is open. */
export function pdfOf(caseId: string, documentId: string): Promise<PDFDocumentProxy> {
  const key = `${caseId}/${documentId}`
  const known = opened.get(key)
  if (known !== undefined) return known
  const reading = read(caseId, documentId)
  opened.set(key, reading)
  // A failed reading is forgotten, so that opening the page again tries again.
  reading.catch(() => opened.delete(key))
  return reading
}

/** Lets go of every page of a case that is left. */
export function forgetPdfs() {
  for (const reading of opened.values())
    void reading.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined)
  opened.clear()
}
