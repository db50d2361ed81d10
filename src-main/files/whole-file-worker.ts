import { parentPort, workerData } from 'node:worker_threads'
import type { SheetRows } from './read-tables.ts'
import { readWhole, type Part, type SentRow } from './whole-file.ts'

// Runs in a thread of its own: to unpack and read a workbook takes seconds in one step, and a
// hostile one may never end. Rows are handed over a few at a time, each time they are asked for.

export type Said =
  /** The file was read and has so many rows, and such sheets. */
  | ({ readonly kind: 'READ'; readonly rows: number } & Pick<SheetRows, 'sheet' | 'sheets'>)
  /** The next rows; none where there are no more. */
  | { readonly kind: 'ROWS'; readonly rows: readonly SentRow[] }

const MOST_ROWS = 500
/** Characters handed over at a time, but for a row that is longer by itself. */
const MOST_TEXT = 1_048_576

const port = parentPort
if (port === null) throw new Error('This file is a thread')
const say = (said: Said) => port.postMessage(said)

// Both come from the thread that started this one.
export type Given = { readonly path: string; readonly part: Part }
const { path, part } = workerData as Given
const { rows, sheet, sheets } = await readWhole(path, part)
let at = 0

function nextRows(): readonly SentRow[] {
  const from = at
  let text = 0
  while (at < rows.length && at - from < MOST_ROWS && text < MOST_TEXT) {
    text += rows[at]?.raw.length ?? 0
    at += 1
  }
  return rows.slice(from, at)
}

port.on('message', () => say({ kind: 'ROWS', rows: nextRows() }))
say({ kind: 'READ', rows: rows.length, sheet, sheets })
