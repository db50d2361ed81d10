import { parentPort, workerData } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageRead } from './extract-text.ts'
import { placeReferences } from './place-references.ts'

// Runs in a thread of its own: a hostile file can stop it, use up its memory or never end, and the
// application goes on. It says one word for each page, then ends.

type Asked = { readonly bytes: Uint8Array; readonly pages: readonly number[] }

const { bytes, pages } = workerData as Asked

/** Longest text taken from a page, in characters; a dense page has about 6,000. */
const mostCharacters = 200_000

async function readPage(
  pdf: Awaited<ReturnType<typeof getDocument>['promise']>,
  page: number,
): Promise<PageRead> {
  const opened = await pdf.getPage(page)
  try {
    const content = await opened.getTextContent()
    let text = ''
    for (const item of content.items) {
      if (!('str' in item)) continue
      text += item.str + (item.hasEOL ? '\n' : ' ')
      if (text.length > mostCharacters) break
    }
    return { page, text, references: placeReferences(content, mostCharacters) }
  } finally {
    opened.cleanup()
  }
}

const pdf = await getDocument({
  data: bytes,
  enableXfa: false,
  stopAtErrors: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  verbosity: 0,
}).promise
// Said before the first page, so that a file that never opens is told from a page that never ends.
parentPort?.postMessage(null)
for (const page of pages) {
  const read = await readPage(pdf, page).catch(() => ({ page, text: '', references: null }))
  parentPort?.postMessage(read)
}
await pdf.loadingTask.destroy()
