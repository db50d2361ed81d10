import { Worker } from 'node:worker_threads'
import type { FileRow, RowFile } from './read-rows.ts'
import { unreadable, type Part, type SentRow } from './whole-file.ts'
import type { Given, Said } from './whole-file-worker.ts'

const heap = { maxOldGenerationSizeMb: 2048 }
/** What is unpacked lies outside the heap that a thread can be held to, so it is watched. */
const mostGrowth = 3072 * 1_048_576
const glance = 200

const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./whole-file-worker.ts', import.meta.url)
  : new URL('./whole-file-worker.js', import.meta.url)

/**
 * Reads a file that can only be read whole in a thread of its own, so that the window goes on
 * meanwhile; what stops the thread is one row with an error on line 0.
 */
export function openWholeFile(path: string, part: Part, growth = mostGrowth): RowFile {
  const worker = new Worker(workerFile, {
    workerData: { path, part } satisfies Given,
    resourceLimits: heap,
    stdout: true,
    stderr: true,
  })
  let ended = false
  /** Why it ended, while nobody has been told. */
  let untold: readonly FileRow[] = []
  let hear: ((said: Said) => void) | null = null
  const heard = () => new Promise<Said>((done) => (hear = done))
  const tell = (said: Said) => {
    hear?.(said)
    hear = null
  }
  const read = heard()
  const end = (why: FileRow | null) => {
    if (ended) return
    ended = true
    clearInterval(watch)
    const rows = why === null ? [] : [why]
    if (hear === null) untold = rows
    else tell({ kind: 'ROWS', rows })
    void worker.terminate()
  }
  const before = process.memoryUsage.rss()
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > growth) end(tooMuch)
  }, glance)
  worker.on('message', tell)
  worker.on('error', (error) => end(isOutOfMemory(error) ? tooMuch : stopped))
  worker.on('exit', () => end(stopped))

  const ask = async (): Promise<Said> => {
    if (ended) {
      const rows = untold
      untold = []
      return { kind: 'ROWS', rows }
    }
    const answer = heard()
    worker.postMessage('MORE')
    return answer
  }
  async function* rows(): AsyncGenerator<FileRow> {
    for (let said = await read; ; said = await ask()) {
      if (said.kind === 'READ') continue
      if (said.rows.length === 0) return
      for (const row of said.rows) yield asRead(row)
    }
  }
  async function* counts(): AsyncGenerator<number> {
    const said = await read
    if (said.kind === 'READ') yield said.rows
  }
  const sheets = async () => {
    const said = await read
    return said.kind === 'READ' ? said : { sheet: null, sheets: [] }
  }
  return { counts, rows, sheets, close: () => end(null) }
}

const asRead = (row: SentRow): FileRow =>
  'value' in row || 'error' in row ? row : { ...row, value: JSON.parse(row.raw) as unknown }

const tooMuch = unreadable(
  'The file needs more memory than can be given to it: save it as .jsonl or .csv instead',
)
const stopped = unreadable('The file could not be read: check that it opens in a spreadsheet')

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
