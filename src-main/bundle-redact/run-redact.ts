import { Worker } from 'node:worker_threads'
import type { PlacedWord } from '#core/bundle/redaction/placed-words'
import { ok, refuse, type Result } from '#core/result'
import type { Redacted, RedactInput, Stage } from './redact.ts'

type Said =
  | { readonly kind: 'OPEN' | 'READ' | 'FAILED' }
  | { readonly kind: 'ASK'; readonly documentId: string }
  | { readonly kind: 'PAGES'; readonly stage: Stage; readonly done: number }
  | { readonly kind: 'DONE'; readonly redacted: Redacted }
  | {
      readonly kind: 'WORDS'
      readonly page: number
      readonly words: readonly PlacedWord[] | null
    }

/** Longest silence of the thread, in milliseconds: the slowest page known is drawn in about four seconds. */
const patience = 30_000
/** Proving a copy is one silence, however many pages it has. */
const patienceToProve = 600_000
const memory = { maxOldGenerationSizeMb: 2048 }
/** Bytes of pictures lie outside the heap that a thread can be held to, so they are watched page by page. */
const mostGrowth = 1200 * 1024 * 1024
const glance = 200

/** How much a thread may take for a page: milliseconds of silence, bytes of memory. */
type Limits = { readonly wait?: number; readonly growth?: number }

const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./redact-worker.ts', import.meta.url)
  : new URL('./redact-worker.js', import.meta.url)

function run(
  workerData: unknown,
  {
    limits: { wait = patience, growth = mostGrowth },
    signal,
    onSaid,
    onEnd,
  }: {
    limits: Limits
    signal?: AbortSignal | undefined
    /** True where the thread has done its work. */
    onSaid: (said: Said, worker: Worker) => boolean
    onEnd: () => void
  },
): void {
  const worker = new Worker(workerFile, {
    workerData,
    resourceLimits: memory,
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout
  let before = process.memoryUsage.rss()
  // A copy is held twice while it is proved; a page is not.
  let isProving = false
  const tooMuch = () => !isProving && process.memoryUsage.rss() - before > growth
  const watch = setInterval(() => tooMuch() && end(), glance)
  const end = () => {
    clearTimeout(timer)
    clearInterval(watch)
    signal?.removeEventListener('abort', end)
    void worker.terminate().finally(onEnd)
  }
  const listen = (longest: number) => {
    clearTimeout(timer)
    timer = setTimeout(end, longest)
  }
  listen(wait)
  signal?.addEventListener('abort', end)
  // A cancel may have come while a person was asked where the copy goes.
  if (signal?.aborted === true) end()
  worker.on('message', (said: Said) => {
    if (tooMuch()) return end()
    before = process.memoryUsage.rss()
    isProving = said.kind === 'PAGES' && said.stage === 'PROVING'
    listen(isProving ? patienceToProve : wait)
    if (onSaid(said, worker)) end()
  })
  worker.on('error', end)
  worker.on('exit', end)
}

/** Words of the pages asked for, with their places; a page that cannot be read is not given. */
export function runReadWords(
  bytes: Uint8Array,
  pages: readonly number[],
  {
    limits = {},
    signal,
    onPage,
  }: {
    limits?: Limits
    signal?: AbortSignal | undefined
    onPage?: (page: number) => void
  } = {},
): Promise<ReadonlyMap<number, readonly PlacedWord[]>> {
  return new Promise((done) => {
    const read = new Map<number, readonly PlacedWord[]>()
    run(
      { bytes, pages },
      {
        limits,
        signal,
        onSaid: (said) => {
          if (said.kind === 'WORDS') {
            if (said.words !== null) read.set(said.page, said.words)
            onPage?.(said.page)
          }
          return said.kind === 'READ' || said.kind === 'FAILED'
        },
        onEnd: () => done(read),
      },
    )
  })
}

/**
 * Makes a redacted copy in a thread of its own. Refuses `NOT_REDACTED` where a page cannot be drawn,
 * `NOT_GONE` where anything taken out is found in the copy, `CANCELLED` where the signal came.
 */
export function runRedact(
  input: RedactInput,
  read: (documentId: string) => Uint8Array | null,
  {
    limits = {},
    signal,
    onPages,
  }: {
    limits?: Limits
    signal?: AbortSignal | undefined
    onPages: (stage: Stage, done: number) => void
  },
): Promise<Result<Redacted>> {
  return new Promise((done) => {
    let result: Result<Redacted> = notRedacted
    run(input, {
      limits,
      signal,
      onSaid: (said, worker) => {
        if (said.kind === 'PAGES') onPages(said.stage, said.done)
        else if (said.kind === 'DONE') result = proved(said.redacted)
        else if (said.kind === 'ASK') {
          const bytes = read(said.documentId)
          if (bytes === null) return true
          worker.postMessage(bytes)
        }
        return said.kind === 'DONE' || said.kind === 'FAILED'
      },
      onEnd: () => done(signal?.aborted === true ? cancelled : result),
    })
  })
}

function proved(redacted: Redacted): Result<Redacted> {
  if (redacted.survivors.length === 0) return ok(redacted)
  const places = [...new Set(redacted.survivors.map(({ where }) => where))].slice(0, 5).join('; ')
  return refuse(
    'NOT_GONE',
    `The copy was made and thrown away: something taken out was still found in ${places}. Nothing was written.`,
  )
}

export const cancelled = refuse(
  'CANCELLED',
  'The redacted copy was cancelled. Nothing was written.',
)
const notRedacted = refuse(
  'NOT_REDACTED',
  'A page cannot be drawn, so no redacted copy was made and nothing was written. Ask for a fresh copy of the document.',
)
