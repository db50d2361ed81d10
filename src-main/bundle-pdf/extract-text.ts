import { Worker } from 'node:worker_threads'
import type { PlacedReference } from '#core/bundle/resolve-references'
import { pageText } from '#core/bundle/search-words'

export type PageText = { readonly page: number; readonly text: string }
/** A page as the thread read it; `references` is null where it could not be read. */
export type PageRead = PageText & { readonly references: readonly PlacedReference[] | null }

/** Longest silence of the reading thread, in milliseconds, before its page is given up. */
const patience = 10_000
/** A file that stops the thread this often is read no further. */
const mostFailures = 3
const mostCharacters = 200_000
const memory = { maxOldGenerationSizeMb: 768 }

// Beside this file in the source; beside the joined main script once built.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./text-worker.ts', import.meta.url)
  : new URL('./text-worker.js', import.meta.url)

/**
 * The text layer of pages `from` to `to`, one entry for each page in order. Empty text where the
 * page has none, or where the file is such that its text cannot be read: never throws for a file.
 */
export async function extractText(
  bytes: Uint8Array,
  { from, to, wait = patience }: { from: number; to: number; wait?: number },
): Promise<readonly PageText[]> {
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  const read = await readPages(bytes, wanted, { wait })
  return wanted.map((page) => ({ page, text: read.get(page)?.text ?? '' }))
}

/** Text and references of the pages asked for, in order; a page that cannot be read is not given. */
export async function readPages(
  bytes: Uint8Array,
  pages: readonly number[],
  { wait = patience, onPage }: { wait?: number; onPage?: () => void } = {},
): Promise<ReadonlyMap<number, PageRead>> {
  const read = new Map<number, PageRead>()
  let rest = pages
  for (let failures = 0; rest.length > 0 && failures < mostFailures; failures++) {
    const given = await readUntilStopped(bytes, rest, wait, (page) => {
      read.set(page.page, { ...page, text: pageText(page.text, mostCharacters) })
      onPage?.()
    })
    if (given === null) break
    // The page on which the thread stopped is passed over; a file that cannot be opened stays so.
    rest = rest.slice(given + 1)
  }
  return read
}

/**
 * Reads in a thread until it ends, fails or is silent for too long; how many pages it gave, null
 * where the file did not open.
 */
function readUntilStopped(
  bytes: Uint8Array,
  pages: readonly number[],
  wait: number,
  onPage: (page: PageRead) => void,
): Promise<number | null> {
  return new Promise((done) => {
    let given: number | null = null
    const worker = new Worker(workerFile, {
      workerData: { bytes, pages },
      resourceLimits: memory,
      stdout: true,
      stderr: true,
    })
    const stop = () => {
      clearTimeout(timer)
      void worker.terminate().finally(() => done(given))
    }
    const timer = setTimeout(stop, wait)
    worker.on('message', (page: PageRead | null) => {
      timer.refresh()
      given = given === null ? 0 : given + 1
      if (page !== null) onPage(page)
      if (given >= pages.length) stop()
    })
    worker.on('error', stop)
    worker.on('exit', stop)
  })
}
