import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { recognisedText } from '#core/bundle/recognition'
import { newRecogniser } from '../../../src-main/recognise/recogniser.ts'

const [, , path = '', fetches] = process.argv
// What the seal is worth: asked to, a thread of this process reaches out and is heard.
if (fetches === 'fetches') {
  const thread = new Worker("fetch('http://127.0.0.1:9/')", { eval: true, stderr: true })
  await new Promise((done) => thread.once('error', done))
}
const recogniser = newRecogniser()
const bytes = () => new Uint8Array(readFileSync(path))
const page = await recogniser.read({ sha256: path, page: 1, bytes })
process.stdout.write(
  typeof page === 'object' && page !== null ? recognisedText(page) : String(page),
)
recogniser.stop()
