import { parentPort, workerData } from 'node:worker_threads'
import { takeIn } from './take-in.ts'
import type { Faces, GivenFile } from './taken-in.ts'

// Runs in a thread of its own: a file made to stop its reader, or to fill the memory, stops this
// thread alone. One file after another is given to it, and it gives back what became of each.

const port = parentPort
if (port === null) throw new Error('This file is a thread')

const faces = workerData as Faces

port.on('message', (file: GivenFile) => {
  void takeIn(file, faces).then((result) => port.postMessage(result))
})
