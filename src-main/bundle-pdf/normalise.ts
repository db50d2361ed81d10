import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refuse, type Result } from '#core/result'
import type { Normalised, OtherKind, ToNormalise } from './draw-normalised.ts'

/** Longest time a file may take, in milliseconds; the largest text takes a few seconds. */
const patience = 60_000
const memory = { maxOldGenerationSizeMb: 1024 }

const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./build-worker.ts', import.meta.url)
  : new URL('./build-worker.js', import.meta.url)

/** What a file is by what it holds; a text has no mark, so its name says it. Null for all else. */
export function kindOf(fileName: string, bytes: Uint8Array): OtherKind | 'PDF' | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('%PDF-')) return 'PDF'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG'
  if (head.startsWith('\xff\xd8\xff')) return 'JPEG'
  if (extname(fileName).toLowerCase() === '.txt') return 'TEXT'
  return head.includes('%PDF-') ? 'PDF' : null
}

/**
 * Makes the PDF by which a text or a picture is read, in a thread of its own.
 * Refuses with a reason what cannot be; `wait` is the longest time it may take, in milliseconds.
 */
export function normalise(workerData: ToNormalise, wait = patience): Promise<Result<Normalised>> {
  return new Promise((done) => {
    const worker = new Worker(workerFile, {
      workerData,
      resourceLimits: memory,
      stdout: true,
      stderr: true,
    })
    const end = (result: Result<Normalised>) => {
      clearTimeout(timer)
      done(result)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(stopped), wait)
    worker.on('message', (result: Result<Normalised>) => end(result))
    worker.on('error', () => end(stopped))
    worker.on('exit', () => end(stopped))
  })
}

const stopped = refuse(
  'DAMAGED',
  'The file cannot be read whole: it is damaged, or asks for too much. Ask for a fresh copy.',
)
