import { Worker } from 'node:worker_threads'
import { refuse, type Result } from '#core/result'
import type { Faces, GivenFile, TakenIn } from './taken-in.ts'

/** Longest time a file may take, in milliseconds; the largest take about ten seconds. */
const patience = 60_000
const heap = { maxOldGenerationSizeMb: 1024 }
/** Bytes of pictures lie outside the heap that a thread can be held to, so they are watched. */
const mostGrowth = 1200 * 1024 * 1024
const glance = 200

const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./intake-worker.ts', import.meta.url)
  : new URL('./intake-worker.js', import.meta.url)

/** A thread that takes in files, one after another. */
export type Intake = {
  /** Reads one file; the bytes given are gone from this thread. Refuses `CANCELLED` once closed. */
  readonly takeIn: (file: GivenFile) => Promise<Result<TakenIn>>
  /** Ends the thread, and what it is at. */
  readonly close: () => void
}

type Limits = { readonly wait?: number; readonly growth?: number }

/** Starts a thread for files; one that a file stops is started anew for the next. */
export function openIntake(
  faces: Faces,
  { wait = patience, growth = mostGrowth }: Limits = {},
): Intake {
  let worker: Worker | null = null
  let stop: (why: Result<never>) => void = () => {}
  let closed = false
  const start = () =>
    new Worker(workerFile, { workerData: faces, resourceLimits: heap, stdout: true, stderr: true })
  const end = () => {
    void worker?.terminate()
    worker = null
  }
  const takeIn = ({ fileName, bytes }: GivenFile): Promise<Result<TakenIn>> =>
    new Promise((done) => {
      if (closed) return done(cancelled)
      const thread = (worker ??= start())
      const before = process.memoryUsage.rss()
      const finish = (result: Result<TakenIn>) => {
        clearTimeout(timer)
        clearInterval(watch)
        thread.off('message', finish).off('error', fail).off('exit', fail)
        done(result)
      }
      const fail = (error: unknown) => stop(isOutOfMemory(error) ? tooMuch : stopped)
      stop = (why) => {
        end()
        finish(why)
      }
      const timer = setTimeout(() => stop(tooSlow), wait)
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > growth) stop(tooMuch)
      }, glance)
      thread.on('message', finish).on('error', fail).on('exit', fail)
      const own = inOwnBuffer(bytes)
      thread.postMessage({ fileName, bytes: own }, [own.buffer])
    })
  const close = () => {
    closed = true
    stop(cancelled)
    end()
  }
  return { takeIn, close }
}

/** Bytes alone in their buffer, so that it can be handed over whole. */
const inOwnBuffer = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes)

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const cancelled = refuse('CANCELLED', 'It was left out: adding was cancelled.')
const stopped = refuse(
  'DAMAGED',
  'The file cannot be read whole: it is damaged. Ask for a fresh copy.',
)
const tooSlow = refuse(
  'TOO_SLOW',
  'The file took longer than a minute to read, as damaged ones do. Print it to a new PDF and add that.',
)
const tooMuch = refuse(
  'TOO_MUCH_MEMORY',
  'The file asks for more memory than a file may have. Print it to a new PDF, or split it, and add that.',
)
