import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '#core/result'
import type { BundleInput } from './build-bundle.ts'
import type { Put } from './issue-file.ts'

export type Said =
  /** Answered with the bytes of the document. */
  | { readonly kind: 'ASK'; readonly documentId: string }
  /** Answered once these bytes of the file are written. */
  | { readonly kind: 'PART'; readonly bytes: Uint8Array }
  | { readonly kind: 'PAGES'; readonly pages: number }
  | { readonly kind: 'DONE' }
  | { readonly kind: 'FAILED' }

const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./build-worker.ts', import.meta.url)
  : new URL('./build-worker.js', import.meta.url)

/** Little room for what lives a moment: left to itself the engine takes much and gives none back. */
const memory = { maxYoungGenerationSizeMb: 16 }

/**
 * Builds a bundle in a thread of its own, and puts the parts of its file in order. Refuses
 * `NOT_BUILT` where a document cannot be taken in, `CANCELLED` where it was stopped.
 * @throws What `put` throws.
 */
export function runBuild(
  input: BundleInput,
  read: (documentId: string) => Uint8Array | null,
  put: Put,
  { onPages, signal }: { onPages: (done: number) => void; readonly signal: AbortSignal },
): Promise<Result<null>> {
  return new Promise((done, fail) => {
    const worker = new Worker(workerFile, {
      workerData: input,
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
          () => worker.postMessage(null),
          (cause: Error) => end(() => fail(cause)),
        )
      else {
        const bytes = read(said.documentId)
        if (bytes === null) refuseWith(notBuilt)
        else worker.postMessage(bytes, [bytes.buffer as ArrayBuffer])
      }
    })
    worker.on('error', () => refuseWith(notBuilt))
    worker.on('exit', () => refuseWith(notBuilt))
  })
}

const cancelled = refuse('CANCELLED', 'The issue was stopped. Nothing was written.')
const notBuilt = refuse(
  'NOT_BUILT',
  'The bundle could not be built: a document cannot be taken in whole. Nothing was written.',
)
