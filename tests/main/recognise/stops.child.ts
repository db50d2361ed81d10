import { parentPort } from 'node:worker_threads'
import type { AskedPage } from '../../../src-main/recognise/recognise-worker.ts'

// A thread that a page can stop: page 2 ends it, page 3 never answers.
parentPort?.on('message', ({ page }: AskedPage) => {
  if (page === 2) throw new Error('Stopped by the page')
  if (page !== 3) parentPort?.postMessage('NO_PICTURE')
})
