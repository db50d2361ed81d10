import { Worker } from 'node:worker_threads'
import type { RecognisedPage, RecognitionFailure } from '#core/bundle/recognition'
import type { AskedPage, PageAnswer } from './recognise-worker.ts'

/** Longest time for one page, in milliseconds: a dense page takes seconds, four ways up four times. */
const patience = 120_000
const memory = { maxOldGenerationSizeMb: 512 }

// Beside this file in the source; beside the joined main script once built.
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('./recognise-worker.ts', import.meta.url)
  : new URL('./recognise-worker.js', import.meta.url)

/** What reads the pages: named with every page, since another version may read otherwise. */
export const engineVersion = 'tesseract.js 7.0.0, English data 4.0.0 best integer'

export type PageOfDocument = {
  readonly sha256: string
  readonly page: number
  /** Called only where the document is not the one before. */
  readonly bytes: () => Uint8Array
}
export type Recogniser = {
  /** The words of one page; null where `stop` came first. One page at a time. */
  readonly read: (asked: PageOfDocument) => Promise<RecognisedPage | RecognitionFailure | null>
  /** Ends the thread at once, with what it was reading; the next page starts another. */
  readonly stop: () => void
}

/** Reads pages in a thread that is made when the first is asked for, and anew after one that stopped it. */
export function newRecogniser({ wait = patience, thread = threadFile } = {}): Recogniser {
  let worker: Worker | null = null
  let held: string | null = null
  let finish: ((answer: PageAnswer | null) => void) | null = null
  const end = (answer: PageAnswer | null): void => {
    const running = worker
    worker = null
    held = null
    void running?.terminate()
    finish?.(answer)
  }
  const start = (): Worker => {
    const made = new Worker(thread, { resourceLimits: memory, stdout: true, stderr: true })
    // A thread that was ended already has nothing to say about the one that took its place.
    const stopped = () => {
      if (worker === made) end('STOPPED')
    }
    made.on('message', (answer: PageAnswer) => {
      if (worker === made) finish?.(answer)
    })
    made.on('error', stopped)
    made.on('exit', stopped)
    return made
  }
  return {
    read: ({ sha256, page, bytes }) =>
      new Promise((resolve) => {
        worker ??= start()
        const asked: AskedPage = { sha256, page, bytes: held === sha256 ? null : bytes() }
        held = sha256
        const timer = setTimeout(() => end('TOO_LONG'), wait)
        finish = (answer) => {
          clearTimeout(timer)
          finish = null
          resolve(answer)
        }
        worker.postMessage(asked, asked.bytes === null ? [] : [asked.bytes.buffer as ArrayBuffer])
      }),
    stop: () => end(null),
  }
}
