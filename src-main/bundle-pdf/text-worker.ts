import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { getDocument, PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageRead } from './extract-text.ts'
import { placeReferences } from './place-references.ts'
import { textOfMarks } from './text-of-marks.ts'

// Runs in a thread of its own: a hostile file can stop it, use up its memory or never end, and the
// application goes on. It reads one file after another, and says one word for each page.

export type ToRead = {
  /** How many bytes the file to open has; null for the one that is open. */
  readonly bytes: number | null
  readonly pages: readonly number[]
}
/** Bytes wanted of a file, by the number of its opening. */
export type Asked = { readonly of: number; readonly from: number; readonly to: number }
export type Part = { readonly of: number; readonly from: number; readonly part: Uint8Array }
export type Said =
  | ({ readonly kind: 'ASK' } & Asked)
  /** Said before the first page, so that a file that never opens is told from a page that never ends. */
  | { readonly kind: 'OPENED' }
  | { readonly kind: 'PAGE'; readonly read: PageRead }
  | { readonly kind: 'DONE' }

const port = parentPort
if (port === null) throw new Error('This file is a thread')
const say = (said: Said) => port.postMessage(said)

/** Longest text taken from a page, in characters; a dense page has about 6,000. */
const mostCharacters = 200_000

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>

async function readPage(pdf: Pdf, page: number): Promise<PageRead> {
  const opened = await pdf.getPage(page)
  try {
    // The letters as they stand: joined ones are taken apart later, once right to left is in order.
    const content = await opened.getTextContent({ disableNormalization: true })
    let text = ''
    for (const item of content.items) {
      if (!('str' in item)) continue
      text += item.str + (item.hasEOL ? '\n' : ' ')
      if (text.length > mostCharacters) break
    }
    text += await textOfMarks(opened, mostCharacters)
    return { page, text, references: placeReferences(content, mostCharacters) }
  } finally {
    opened.cleanup()
  }
}

const shipped = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string): string => `${join(shipped, name)}/`

/** Asked for at once: what stands between the pictures of a scan is read without most of them. */
const partBytes = 16 * 1024

/**
 * Most that is in memory of a file. The reader asks for the pictures of a scan too, and keeps whatever
 * it was given: then the file is opened anew, which takes as long as some of its pages.
 */
const mostGiven = 32 * 1024 * 1024

/** The file that was read last: its next pages are often asked for by and by. */
let open: Pdf | null = null
let range: PDFDataRangeTransport | null = null
let openings = 0
let fileBytes = 0
/** How much of the file was given since it was opened. */
let given = 0

async function openFile(bytes: number): Promise<Pdf | null> {
  await open?.loadingTask.destroy()
  open = null
  fileBytes = bytes
  given = 0
  const of = ++openings
  range = new PDFDataRangeTransport(bytes, null)
  range.requestDataRange = (from: number, to: number) => say({ kind: 'ASK', of, from, to })
  const loading = getDocument({
    range,
    rangeChunkSize: partBytes,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    stopAtErrors: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Without them nothing is read of fonts that name their letters by a table of the format.
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    verbosity: 0,
  })
  try {
    open = await loading.promise
  } catch {
    // Not opened: nothing of it can be read.
    await loading.destroy()
  }
  return open
}

const notRead = (page: number): PageRead => ({ page, text: '', references: null })

async function readFile({ bytes, pages }: ToRead): Promise<void> {
  let pdf = bytes === null ? open : await openFile(bytes)
  if (pdf !== null) {
    say({ kind: 'OPENED' })
    for (const page of pages) {
      if (given > mostGiven) pdf = await openFile(fileBytes)
      const read = pdf === null ? null : await readPage(pdf, page).catch(() => null)
      say({ kind: 'PAGE', read: read ?? notRead(page) })
    }
  }
  say({ kind: 'DONE' })
}

port.on('message', (heard: ToRead | Part) => {
  if ('pages' in heard) void readFile(heard)
  else if (heard.of === openings) {
    given += heard.part.length
    range?.onDataRange(heard.from, heard.part)
  }
})
