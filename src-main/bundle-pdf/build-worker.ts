import { parentPort, workerData } from 'node:worker_threads'
import { buildBundle } from './build-bundle.ts'
import { distantFiles } from './distant-file.ts'
import type { Said, Work } from './run-build.ts'

// Runs in a thread of its own, so that the window answers while thousands of pages are joined.
// It reads one document at a time, and hands the file over part by part: neither is ever in memory
// all at once.

const port = parentPort
if (port === null) throw new Error('This file is a thread')

/** Says something, and waits for what is answered before it goes on. */
const ask = <Answer>(said: Said, handedOver: readonly ArrayBuffer[] = []): Promise<Answer> =>
  new Promise((done) => {
    port.once('message', (answer: Answer) => done(answer))
    port.postMessage(said, handedOver)
  })

const { input, channel } = workerData as Work

const file = distantFiles(channel, (documentId, from, to) =>
  port.postMessage({ kind: 'READ', documentId, from, to } satisfies Said),
)
const read = async (documentId: string) =>
  file(documentId, await ask<number>({ kind: 'OPEN', documentId }))
const put = (bytes: Uint8Array) =>
  ask<ArrayBuffer>({ kind: 'PART', bytes }, [bytes.buffer as ArrayBuffer]).then(
    (room) => new Uint8Array(room),
  )
/** Pages between two words on how far it is. */
const step = 25
let told = 0
const tell = (pages: number) => {
  if (pages < told + step && pages < input.plan.pages) return
  told = pages
  port.postMessage({ kind: 'PAGES', pages } satisfies Said)
}

const build = async (): Promise<Said> => {
  try {
    await buildBundle(input, read, tell, put)
    return { kind: 'DONE' }
  } catch {
    return { kind: 'FAILED' }
  }
}

port.postMessage(await build())
port.close()
