import { parentPort, workerData } from 'node:worker_threads'
import { buildBundle, type BundleInput } from './build-bundle.ts'

// Runs in a thread of its own, so that the window answers while thousands of pages are joined.
// It asks for one document at a time: the sources are never in memory all at once.

const port = parentPort
if (port === null) throw new Error('This file is a thread')

const ask = (documentId: string): Promise<Uint8Array> =>
  new Promise((done) => {
    port.once('message', (bytes: Uint8Array) => done(bytes))
    port.postMessage({ kind: 'ASK', documentId })
  })

const build = async (input: BundleInput): Promise<void> => {
  try {
    const bytes = await buildBundle(input, ask, (pages) =>
      port.postMessage({ kind: 'PAGES', pages }),
    )
    port.postMessage({ kind: 'DONE', bytes }, [bytes.buffer as ArrayBuffer])
  } catch {
    port.postMessage({ kind: 'FAILED' })
  }
}

await build(workerData as BundleInput)
port.close()
