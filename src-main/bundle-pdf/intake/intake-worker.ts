import { parentPort, workerData } from 'node:worker_threads'
import type { Result } from '#core/result'
import { takeIn } from './take-in.ts'
import type { Faces, GivenFile, TakenIn } from './taken-in.ts'

// Runs in a thread of its own: a file made to stop its reader, or to fill the memory, stops this
// thread alone. One file after another is given to it, and it gives back what became of each.

const port = parentPort
if (port === null) throw new Error('This file is a thread')

const faces = workerData as Faces

/** What goes to the other side without a copy: the document, and the file it came as. */
function handedOver(result: Result<TakenIn>): ArrayBuffer[] {
  if (!result.ok) return []
  const { content, original } = result.value
  const whole = [content, original?.content].flatMap((bytes) =>
    bytes?.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength
      ? [bytes.buffer]
      : [],
  )
  return [...new Set(whole)]
}

port.on('message', (file: GivenFile) => {
  void takeIn(file, faces).then((result) => port.postMessage(result, handedOver(result)))
})
