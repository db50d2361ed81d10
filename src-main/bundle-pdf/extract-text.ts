import { Worker } from 'node:worker_threads'
import { pageText } from '#core/bundle/search-words'

export type PageText = { readonly page: number; readonly text: string }

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
  const read = new Map<number, string>()
  let next = from
  for (let failures = 0; next <= to && failures < mostFailures; failures++) {
    const start = next
    const last = await readUntilStopped(bytes, start, to, wait, (page) =>
      read.set(page.page, pageText(page.text, mostCharacters)),
    )
    // The page on which the thread stopped is passed over; a file that cannot be opened stays so.
    if (last < start - 1) break
    next = last + 2
  }
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({
    page: from + index,
    text: read.get(from + index) ?? '',
  }))
}

/**
 * Reads in a thread until it ends, fails or is silent for too long; the last page it gave: the one
 * before `from` where the file opened and no page came, the one before that where it did not open.
 */
function readUntilStopped(
  bytes: Uint8Array,
  from: number,
  to: number,
  wait: number,
  onPage: (page: PageText) => void,
): Promise<number> {
  return new Promise((done) => {
    let last = from - 2
    const worker = new Worker(workerFile, {
      workerData: { bytes, from, to },
      resourceLimits: memory,
      stdout: true,
      stderr: true,
    })
    const stop = () => {
      clearTimeout(timer)
      void worker.terminate().finally(() => done(last))
    }
    const timer = setTimeout(stop, wait)
    worker.on('message', (page: PageText) => {
      timer.refresh()
      last = page.page
      onPage(page)
      if (last >= to) stop()
    })
    worker.on('error', stop)
    worker.on('exit', stop)
  })
}
