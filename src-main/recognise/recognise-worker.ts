import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { RecognisedPage, RecognitionFailure } from '#core/bundle/recognition'
import { startEngine } from './engine.ts'
import { recognisePage } from './recognise-page.ts'

// Runs in a thread of its own, and the engine in another below it: ending this one ends both. A
// hostile page can stop it, use up its memory or never end, and the application goes on.

export type AskedPage = {
  readonly sha256: string
  readonly page: number
  /** Null where the document is the one before. */
  readonly bytes: Uint8Array | null
}
export type PageAnswer = RecognisedPage | RecognitionFailure

/** Most pixels of one picture: A3 at 600 to the inch. */
const mostPixels = 70_000_000

const port = parentPort
if (port === null) throw new Error('This file is a thread')

const decoders = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
const engine = startEngine()
let held: { readonly sha256: string; readonly pdf: Promise<PDFDocumentProxy> } | null = null

async function open({ sha256, bytes }: AskedPage): Promise<PDFDocumentProxy> {
  if (held?.sha256 !== sha256) {
    const before = held
    held = null
    void before?.pdf.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined)
    if (bytes === null) throw new Error('Asked for a page of a document that was not given')
    const { promise } = getDocument({
      data: bytes,
      enableXfa: false,
      stopAtErrors: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: mostPixels,
      wasmUrl: join(dirname(decoders), 'wasm') + sep,
      verbosity: 0,
    })
    held = { sha256, pdf: promise }
  }
  return held.pdf
}

async function answer(asked: AskedPage): Promise<PageAnswer> {
  // A file that cannot be opened is said to be so; an engine that does not start stops the thread.
  const pdf = await open(asked).catch(() => null)
  const started = await engine
  if (pdf === null) return 'UNREADABLE'
  return recognisePage(pdf, asked.page, started).catch((): RecognitionFailure => 'UNREADABLE')
}

port.on('message', (asked: AskedPage) => {
  void answer(asked).then((given) => port.postMessage(given))
})
