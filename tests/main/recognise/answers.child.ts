import { parentPort } from 'node:worker_threads'
import { judgePage } from '#core/bundle/recognition'
import type { AskedPage } from '../../../src-main/recognise/recognise-worker.ts'

// A thread that answers at once with one word a page; it never answers for the page it is told to hold.

const hold = Number(process.env['EVENHAND_TEST_HOLD'] ?? 0)

parentPort?.on('message', ({ page }: AskedPage) => {
  const word = { text: `Lantern${page}`, confidence: 70 + page, box: [1, 2, 3, 4] as const }
  if (page !== hold) parentPort?.postMessage(judgePage([[word]], 0))
})
