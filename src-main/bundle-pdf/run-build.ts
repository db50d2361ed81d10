import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '#core/result'
import type { BundleInput } from './build-bundle.ts'
import { give, newChannel } from './distant-file.ts'
import type { Put } from './issue-file.ts'
import { letGo } from './source-file.ts'

export type Work = { readonly input: BundleInput; readonly channel: SharedArrayBuffer }
export type Said =
  /** Answered with how many bytes the document has. */
  | { readonly kind: 'OPEN'; readonly documentId: string }
  /** Answered in the channel. */
  | {
      readonly kind: 'READ'
      readonly documentId: string
      readonly from: number
      readonly to: number
    }
  /** Answered once these bytes of the file are written, with the memory in which they stood. */
  | { readonly kind: 'PART'; readonly bytes: Uint8Array }
  | { readonly kind: 'PAGES'; readonly pages: number }
  | { readonly kind: 'DONE' }
  | { readonly kind: 'FAILED' }

const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./build-worker.ts', import.meta.url)
  : new URL('./build-worker.js', import.meta.url)

/** Where the documents of a bundle are read. */
export type Sources = {
  /** How many bytes a document has; null where it is not there. */
  readonly open: (documentId: string) => number | null
  readonly read: (documentId: string, from: number, to: number) => Uint8Array | null
}

/** Little room for what lives a moment: left to itself the engine takes much and gives none back. */
const memory = { maxYoungGenerationSizeMb: 16 }

/**
 * Builds a bundle in a thread of its own, and puts the parts of its file in order. Refuses
 * `NOT_BUILT` where a document cannot be taken in, `CANCELLED` where it was stopped.
 * @throws What `put` throws.
 */
export function runBuild(
  input: BundleInput,
  sources: Sources,
  put: Put,
  { onPages, signal }: { onPages: (done: number) => void; readonly signal: AbortSignal },
): Promise<Result<null>> {
  return new Promise((done, fail) => {
    const channel = newChannel()
    const worker = new Worker(workerFile, {
      workerData: { input, channel } satisfies Work,
      resourceLimits: memory,
      stdout: true,
      stderr: true,
    })
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', stop)
      settle()
      void worker.terminate()
    }
    const refuseWith = (refusal: Result<null>) => end(() => done(refusal))
    const stop = () => refuseWith(cancelled)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    worker.on('message', (said: Said) => {
      if (said.kind === 'PAGES') onPages(said.pages)
      else if (said.kind === 'DONE') end(() => done(ok(null)))
      else if (said.kind === 'FAILED') refuseWith(notBuilt)
      else if (said.kind === 'PART')
        put(said.bytes).then(
          () => giveBack(worker, said.bytes.buffer as ArrayBuffer),
          (cause: Error) => end(() => fail(cause)),
        )
      else if (said.kind === 'READ') {
        const part = sources.read(said.documentId, said.from, said.to)
        give(channel, part)
        if (part !== null) letGo(part)
      } else {
        const bytes = sources.open(said.documentId)
        if (bytes === null) refuseWith(notBuilt)
        else worker.postMessage(bytes)
      }
    })
    worker.on('error', () => refuseWith(notBuilt))
    worker.on('exit', () => refuseWith(notBuilt))
  })
}

/** One part after another is put into the same memory. */
const giveBack = (worker: Worker, room: ArrayBuffer) => worker.postMessage(room, [room])

const cancelled = refuse('CANCELLED', 'The issue was stopped. Nothing was written.')
export const notBuilt = refuse(
  'NOT_BUILT',
  'The bundle could not be built: a document cannot be taken in whole. Nothing was written.',
)
