import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { refuse, type Result } from '#core/result'
import type { CheckedPdf, GivenPdf } from './check-worker.ts'

/**
 * Longest time a file may take, in milliseconds; 5 MB take less than a second of the processor. By the
 * clock it may be so many times as long where this process had not that much of the processor: on a
 * machine busy with something else an honest notice waits its turn, and is not unreadable for that.
 */
const patience = 10_000
const whenBusy = 6
const patiencePerByte = 200 / 1_048_576
const heap = { maxOldGenerationSizeMb: 2048 }
/** Bytes lie outside the heap that a thread can be held to, so they are watched. */
const mostGrowth = 3072 * 1_048_576
const glance = 200

const ownThread = import.meta.url.endsWith('.ts')
  ? new URL('./check-worker.ts', import.meta.url)
  : new URL('./check-worker.js', import.meta.url)

/** A thread that checks PDF files, one after another. */
export type Checker = {
  /** Starts the thread, which takes a moment, where a file will soon be given. */
  readonly prepare: () => void
  /** Refuses `CANCELLED` where it is stopped; a file that stops the thread is one not readable. */
  readonly check: (given: GivenPdf) => Promise<Result<CheckedPdf>>
  /** Ends what is being checked; the next file is given to a new thread. */
  readonly stop: () => void
}

type Limits = { readonly thread?: URL; readonly wait?: number; readonly growth?: number }

/** The thread starts with the first file, and does not keep a process going by itself. */
export function openChecker({
  thread: file = ownThread,
  wait = patience,
  growth = mostGrowth,
}: Limits = {}): Checker {
  let worker: Worker | null = null
  let end: (answer: Result<CheckedPdf>) => void = () => {}
  let last: Promise<unknown> = Promise.resolve()
  const start = () => {
    const started = new Worker(file, { resourceLimits: heap, stdout: true, stderr: true })
    started.unref()
    return started
  }
  const running = () => (worker ??= start())
  const checkNow = (given: GivenPdf): Promise<Result<CheckedPdf>> =>
    new Promise((done) => {
      const thread = running()
      const before = process.memoryUsage.rss()
      const from = { clock: performance.now(), processor: process.cpuUsage() }
      const finish = (answer: Result<CheckedPdf>) => {
        clearTimeout(timer)
        clearInterval(watch)
        thread.off('message', answered).off('error', failed).off('exit', failed)
        end = () => {}
        done(answer)
      }
      end = (answer) => {
        worker = null
        void thread.terminate()
        finish(answer)
      }
      const answered = (value: CheckedPdf) => finish({ ok: true, value })
      const failed = () => end(notReadable(given, 'The file asks for more than a file may ask.'))
      const longest = wait + given.bytes.length * patiencePerByte
      const giveUp = () => end(notReadable(given, tooSlow(longest)))
      const timer = setTimeout(giveUp, longest * whenBusy)
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(from.processor)
        const spent = Math.min((user + system) / 1000, performance.now() - from.clock)
        if (process.memoryUsage.rss() - before > growth) failed()
        else if (spent > longest) giveUp()
      }, glance)
      thread.on('message', answered).on('error', failed).on('exit', failed)
      thread.postMessage(given)
    })
  return {
    prepare: () => void running(),
    check(given) {
      const mine = last.then(() => checkNow(given))
      last = mine
      return mine
    },
    stop: () => end(cancelled),
  }
}

const cancelled = refuse('CANCELLED', 'It was left out: checking was stopped.')

const tooSlow = (wait: number): string =>
  `The file could not be read in ${Math.round(wait / 1000)} seconds of work.`

const notReadable = ({ bytes }: GivenPdf, why: string): Result<CheckedPdf> => ({
  ok: true,
  value: {
    verification: {
      verdict: 'NOT_READABLE',
      summary: `${why} No notice is like that: treat it as not signed.`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      signatures: [],
      issuedHere: null,
      carries: null,
    },
    record: null,
  },
})
