import { parentPort } from 'node:worker_threads'
import type { Verification } from '#core/notice/notice'
import type { NoticeRecord } from '#core/notice/notice-record'
import { readRecord } from './read-record.ts'
import { verifyPdf, type KnownHere } from './verify-notice.ts'

// Runs in a thread of its own: a file made to keep its reader busy, or to fill the memory, stops
// this thread alone.

export type GivenPdf = {
  readonly bytes: Uint8Array
  readonly known: Omit<KnownHere, 'issued'>
}

/** What a file is worth, and the machine-readable file it carries. */
export type CheckedPdf = {
  readonly verification: Verification
  readonly record: NoticeRecord | null
}

const port = parentPort
if (port === null) throw new Error('This file is a thread')

async function check({ bytes, known }: GivenPdf): Promise<CheckedPdf> {
  const verification = await verifyPdf(bytes, known)
  return { verification, record: await readRecord(bytes, verification) }
}

port.on('message', (given: GivenPdf) => {
  void check(given).then((checked) => port.postMessage(checked))
})
