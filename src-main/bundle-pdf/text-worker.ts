import { parentPort, workerData } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

// Runs in a thread of its own: a hostile file can stop it, use up its memory or never end, and the
// application goes on. It says one word for each page, then ends.

type Asked = { readonly bytes: Uint8Array; readonly from: number; readonly to: number }

const { bytes, from, to } = workerData as Asked
/** Longest text taken from a page, in characters; a dense page has about 6,000. */
const mostCharacters = 200_000

async function textOfPage(pdf: Awaited<ReturnType<typeof getDocument>['promise']>, page: number) {
  const opened = await pdf.getPage(page)
  try {
    const { items } = await opened.getTextContent()
    let text = ''
    for (const item of items) {
      if (!('str' in item)) continue
      text += item.str + (item.hasEOL ? '\n' : ' ')
      if (text.length > mostCharacters) break
    }
    return text
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
parentPort?.postMessage({ page: from - 1, text: '' })
for (let page = from; page <= to; page++) {
  const text = await textOfPage(pdf, page).catch(() => '')
  parentPort?.postMessage({ page, text })
}
await pdf.loadingTask.destroy()
