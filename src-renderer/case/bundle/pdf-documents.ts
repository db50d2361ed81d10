import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { partBytes } from '#core/bundle/parts'
import { isWaiting, openParts, type DocumentParts } from './document-parts.ts'
import { isInterrupted, newPageWatch, reopenPages } from './page-watch.ts'
import { endReaderThread, pdfReader, readerThread, shipped } from './reader-thread.ts'

/** Documents kept open though none of their pages is shown. */
const mostIdle = 8

/** Work on pages, watched: what stops the reader's thread is given up, and all else goes on. */
export const pageWatch = newPageWatch({
  isCounting: () => document.visibilityState === 'visible' && !isWaiting(),
  end: () => {
    for (const left of opened.values()) close(left)
    opened.clear()
    endReaderThread()
  },
})

/** By what a page is known to the watch. */
export const watchKey = (documentId: string, page: number): string => `${documentId} ${page}`

async function load(parts: DocumentParts) {
  const [{ getDocument, PDFDataRangeTransport }, worker] = await Promise.all([
    pdfReader(),
    readerThread(),
  ])
  const range = new PDFDataRangeTransport(parts.bytes, parts.first)
  const isWhole = parts.first.length === parts.bytes
  const task = getDocument({
    ...(isWhole ? { data: parts.first } : { range, rangeChunkSize: partBytes }),
    // What a page needs is read first, and the rest handed over below as far as there is room for it: a
    // scanned document may have hundreds of megabytes.
    disableAutoFetch: true,
    worker,
    // A bundle is a hostile file: no forms, no scripts, nothing but pages.
    enableXfa: false,
    stopAtErrors: false,
    cMapUrl: shipped('cmaps'),
    standardFontDataUrl: shipped('standard_fonts'),
    wasmUrl: shipped('wasm'),
    iccUrl: shipped('iccs'),
  })
  range.requestDataRange = (from: number, to: number) =>
    void parts
      .read(from, to)
      .then((part) => range.onDataRange(from, part))
      // A part that does not come leaves its page waiting for ever: the document is closed instead.
      .catch(() => task.destroy())
  return { task, range }
}

type Open = {
  readonly reading: Promise<PDFDocumentProxy>
  readonly parts: Promise<DocumentParts>
  holders: number
}
/** The documents that are open, the one used longest ago first. */
const opened = new Map<string, Open>()

function open(caseId: string, documentId: string): Open {
  const parts = openParts(caseId, documentId)
  const read = async () => {
    const there = await parts
    const { task, range } = await load(there)
    const pdf = await pageWatch.watch(documentId, async () => task.promise)
    void there.readAhead((part) => range.onDataProgressiveRead(part)).catch(() => undefined)
    return pdf
  }
  return { reading: read(), parts, holders: 0 }
}

function close({ reading, parts }: Open) {
  void parts.then((there) => there.close()).catch(() => undefined)
  void reading.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined)
}

function closeIdle() {
  const idle = [...opened].filter(([, { holders }]) => holders === 0)
  for (const [key, left] of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
    opened.delete(key)
    close(left)
  }
}

/** A document of the bundle, open for as long as somebody holds it and a while after. */
export function holdPdf(caseId: string, documentId: string) {
  const key = `${caseId}/${documentId}`
  const held = opened.get(key) ?? open(caseId, documentId)
  opened.delete(key)
  opened.set(key, held)
  held.holders += 1
  const forget = () => {
    if (opened.get(key) !== held) return
    opened.delete(key)
    close(held)
  }
  // A failed reading is forgotten, so that opening the page again tries again.
  held.reading.catch(forget)
  let isHeld = true
  const release = () => {
    if (isHeld) held.holders -= 1
    isHeld = false
    closeIdle()
  }
  return { pdf: held.reading, release }
}

type PlaceOfPage = { readonly caseId: string; readonly documentId: string; readonly page: number }

/**
 * Asks something of a page, watched as its drawing is; asked again where the thread was ended for
 * another page.
 */
export async function askOfPage<T>(
  { caseId, documentId, page }: PlaceOfPage,
  ask: (page: PDFPageProxy) => T | Promise<T>,
): Promise<T> {
  const { pdf, release } = holdPdf(caseId, documentId)
  try {
    const opened = await pdf
    const work = async () => ask(await opened.getPage(page))
    return await pageWatch.watch(watchKey(documentId, page), work)
  } catch (error) {
    if (!isInterrupted(error)) throw error
  } finally {
    release()
  }
  return askOfPage({ caseId, documentId, page }, ask)
}

/** Lets a page that was given up be tried once more, for longer. */
export function forgivePage(documentId: string, page: number): void {
  pageWatch.forgive(watchKey(documentId, page))
  pageWatch.forgive(documentId)
}

/** Has a document opened anew by whatever shows its pages. */
export function reopenPdf(caseId: string, documentId: string): void {
  const key = `${caseId}/${documentId}`
  const left = opened.get(key)
  if (left === undefined) return
  opened.delete(key)
  close(left)
  reopenPages()
}

/** Lets go of every page of a case that is left. */
export function forgetPdfs() {
  for (const left of opened.values()) close(left)
  opened.clear()
  pageWatch.forget()
  endReaderThread()
}
