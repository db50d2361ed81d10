import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '#core/result'
import type { BundleInput } from './build-bundle.ts'

type Said =
  | { readonly kind: 'ASK'; readonly documentId: string }
  | { readonly kind: 'PAGES'; readonly pages: number }
  | { readonly kind: 'DONE'; readonly bytes: Uint8Array }
  | { readonly kind: 'FAILED' }

const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./build-worker.ts', import.meta.url)
  : new URL('./build-worker.js', import.meta.url)

/** Little room for what lives a moment: left to itself the engine takes much and gives none back. */
const memory = { maxYoungGenerationSizeMb: 16 }

/**
 * Builds a bundle in a thread of its own. Refuses `NOT_BUILT` where a document cannot be taken in,
 * `CANCELLED` where it was stopped.
 */
export function runBuild(
  input: BundleInput,
  read: (documentId: string) => Uint8Array | null,
  onPages: (done: number) => void,
  signal: AbortSignal,
): Promise<Result<Uint8Array>> {
  return new Promise((done) => {
    const worker = new Worker(workerFile, {
      workerData: input,
      resourceLimits: memory,
      stdout: true,
      stderr: true,
    })
    const end = (result: Result<Uint8Array>) => {
      signal.removeEventListener('abort', stop)
      done(result)
      void worker.terminate()
    }
    const stop = () => end(cancelled)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    worker.on('message', (said: Said) => {
      if (said.kind === 'PAGES') onPages(said.pages)
      else if (said.kind === 'DONE') end(ok(said.bytes))
      else if (said.kind === 'FAILED') end(notBuilt)
      else {
        const bytes = read(said.documentId)
        if (bytes === null) end(notBuilt)
        else worker.postMessage(bytes, [bytes.buffer as ArrayBuffer])
      }
    })
    worker.on('error', () => end(notBuilt))
    worker.on('exit', () => end(notBuilt))
  })
}

const cancelled = refuse('CANCELLED', 'The issue was stopped. Nothing was written.')
const notBuilt = refuse(
  'NOT_BUILT',
  'The bundle could not be built: a document cannot be taken in whole. Nothing was written.',
)
