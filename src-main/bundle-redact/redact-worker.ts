import { parentPort, workerData } from 'node:worker_threads'
import { openPdf } from './open-pdf.ts'
import { readWords } from './read-words.ts'
import { redact, type RedactInput } from './redact.ts'

// Runs in a thread of its own: a hostile page can stop it, use up its memory or never end. It asks
// for one document at a time, so that the sources are never in memory all at once.

const port = parentPort
if (port === null) throw new Error('This file is a thread')

type ToRead = { readonly bytes: Uint8Array; readonly pages: readonly number[] }
const work = workerData as RedactInput | ToRead

const ask = (documentId: string): Promise<Uint8Array> =>
  new Promise((done) => {
    port.once('message', (bytes: Uint8Array) => done(bytes))
    port.postMessage({ kind: 'ASK', documentId })
  })

async function readPages({ bytes, pages }: ToRead): Promise<void> {
  const pdf = await openPdf(bytes)
  port?.postMessage({ kind: 'OPEN' })
  for (const number of pages) {
    const words = await pdf
      .getPage(number)
      .then((page) => readWords(pdf, page).finally(() => page.cleanup()))
      .catch(() => null)
    port?.postMessage({ kind: 'WORDS', page: number, words })
  }
  port?.postMessage({ kind: 'READ' })
}

try {
  if ('bytes' in work) await readPages(work)
  else {
    const redacted = await redact(work, ask, (stage, done) =>
      port.postMessage({ kind: 'PAGES', stage, done }),
    )
    port.postMessage({ kind: 'DONE', redacted }, [redacted.bytes.buffer as ArrayBuffer])
  }
} catch {
  port.postMessage({ kind: 'FAILED' })
}
port.close()
