import { parentPort, workerData } from 'node:worker_threads'
import { buildBundle, type BundleInput } from './build-bundle.ts'
import { drawNormalised, type ToNormalise } from './draw-normalised.ts'

// Runs in a thread of its own, so that the window answers while thousands of pages are joined.
// It makes the PDF of one text or picture, too: one made to stop its reader stops this thread alone.
// For a bundle it asks for one document at a time: the sources are never in memory all at once.

const port = parentPort
if (port === null) throw new Error('This file is a thread')

const work = workerData as BundleInput | ToNormalise

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
    port.postMessage({ kind: 'DONE', bytes })
  } catch {
    port.postMessage({ kind: 'FAILED' })
  }
}

if ('kind' in work) port.postMessage(await drawNormalised(work))
else await build(work)
port.close()
