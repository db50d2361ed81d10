import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import { call } from '../../api.ts'

/** What is read of a document at once, in bytes: the beginning, and each part that a page needs. */
const beginning = 512 * 1024
const part = 256 * 1024
/** Largest document read whole, and how much of it in one answer: pages then need no more reading. */
const smallEnough = 2 * 1024 * 1024
const stretch = 4 * 1024 * 1024
/** Documents kept open though none of their pages is shown. */
const mostIdle = 8

let worker: PDFWorker | null = null

/** The PDF reader, read from the application's own files when the first page is opened. */
export async function pdfReader() {
  const reader = await import('pdfjs-dist')
  // The worker is a file of its own beside the page: the policy allows no script made at run time.
  const file = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url)
  reader.GlobalWorkerOptions.workerSrc = file.href
  return reader
}

/** Starts the reader's thread, so that the first page does not wait for it. */
export async function prepareReader(): Promise<void> {
  const { PDFWorker: Worker } = await pdfReader()
  worker ??= Worker.create({})
}

/** Data files of the PDF reader, shipped beside the page: fonts and decoders for old or scanned PDFs. */
const shipped = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href

type Part = { readonly part: Uint8Array; readonly bytes: number }

async function readPart(
  caseId: string,
  documentId: string,
  from: number,
  to: number,
): Promise<Part> {
  const answer = await call('bundle:read', { caseId, documentId, from, to })
  if (!answer.ok) throw new Error(answer.problems.map((p) => p.message).join(' '))
  return answer.value
}

/** The bytes of a document of which the beginning is there. */
async function readRest(caseId: string, documentId: string, first: Part): Promise<Uint8Array> {
  const whole = new Uint8Array(first.bytes)
  whole.set(first.part)
  for (let from = first.part.length; from < whole.length; from += stretch) {
    const to = Math.min(from + stretch, whole.length)
    whole.set((await readPart(caseId, documentId, from, to)).part, from)
  }
  return whole
}

async function read(caseId: string, documentId: string): Promise<PDFDocumentProxy> {
  const [first, { getDocument, PDFDataRangeTransport }] = await Promise.all([
    readPart(caseId, documentId, 0, beginning),
    pdfReader(),
    prepareReader(),
  ])
  const range = new PDFDataRangeTransport(first.bytes, first.part)
  const isSmall = first.bytes <= smallEnough
  const task = getDocument({
    ...(isSmall
      ? { data: await readRest(caseId, documentId, first) }
      : { range, rangeChunkSize: part }),
    // Of a large one only what a page needs is read: a scanned document may have hundreds of megabytes.
    disableAutoFetch: true,
    disableStream: true,
    // One thread for all documents: to start another takes longer than to draw a page.
    ...(worker === null ? {} : { worker }),
    // A bundle is a hostile file: no forms, no scripts, nothing but pages.
    enableXfa: false,
    stopAtErrors: false,
    cMapUrl: shipped('cmaps'),
    standardFontDataUrl: shipped('standard_fonts'),
    wasmUrl: shipped('wasm'),
    iccUrl: shipped('iccs'),
  })
  range.requestDataRange = (from: number, to: number) =>
    void readPart(caseId, documentId, from, to)
      .then((asked) => range.onDataRange(from, asked.part))
      // A part that does not come leaves its page waiting for ever: the document is closed instead.
      .catch(() => task.destroy())
  return task.promise
}

type Open = { readonly reading: Promise<PDFDocumentProxy>; holders: number }
/** The documents that are open, the one used longest ago first. */
const opened = new Map<string, Open>()

const close = ({ reading }: Open) =>
  void reading.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined)

function closeIdle() {
  const idle = [...opened].filter(([, { holders }]) => holders === 0)
  for (const [key, open] of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
    opened.delete(key)
    close(open)
  }
}

/** A document of the bundle, open for as long as somebody holds it and a while after. */
export function holdPdf(caseId: string, documentId: string) {
  const key = `${caseId}/${documentId}`
  const open = opened.get(key) ?? { reading: read(caseId, documentId), holders: 0 }
  opened.delete(key)
  opened.set(key, open)
  open.holders += 1
  const forget = () => {
    if (opened.get(key) === open) opened.delete(key)
  }
  // A failed reading is forgotten, so that opening the page again tries again.
  open.reading.catch(forget)
  let isHeld = true
  const release = () => {
    if (isHeld) open.holders -= 1
    isHeld = false
    closeIdle()
  }
  return { pdf: open.reading, release }
}

/** Lets go of every page of a case that is left. */
export function forgetPdfs() {
  for (const open of opened.values()) close(open)
  opened.clear()
  worker?.destroy()
  worker = null
}
