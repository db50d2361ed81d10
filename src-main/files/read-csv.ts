import type { Encoding } from '#core/import/reading'
import { markedEncoding, opening, textBytes } from './encoding.ts'
import { LONGEST_LINE } from './read-lines.ts'

/** One record of a table of text; `broken` says why its cells cannot be told. */
export type CsvRecord = { readonly bytes: Uint8Array; readonly broken: string | null }
type CsvTable = {
  readonly cellsOf: (text: string) => readonly string[]
  readonly records: AsyncGenerator<CsvRecord>
}

const QUOTE = 34
const SPACE = 32
const RETURN = 13
const NEW_LINE = 10

/** Found out from the opening of the file: what parts cells, what ends a row, cells that rows have. */
type Marks = { readonly delimiter: number; readonly end: number; readonly columns: number | null }

/**
 * The records of a CSV file of any size: memory holds one chunk and one record. A line break inside
 * quotes belongs to the cell. A quotation mark that is never closed costs its own line alone, not
 * the rest of the file. Where nobody says how it is written, a byte order mark does, or it is UTF-8.
 */
export async function openCsv(path: string, said: Encoding | null = null): Promise<CsvTable> {
  const encoding = said ?? markedEncoding(await opening(path)) ?? 'UTF_8'
  const marks = marksOf(await firstBytes(path, encoding))
  const delimiter = String.fromCharCode(marks.delimiter)
  return { cellsOf: (text) => cellsOf(text, delimiter), records: recordsOf(path, encoding, marks) }
}

async function firstBytes(path: string, encoding: Encoding): Promise<Uint8Array> {
  for await (const bytes of textBytes(path, encoding, 65_536)) if (bytes.length > 0) return bytes
  return new Uint8Array()
}

const DELIMITERS = [',', ';', '\t', '|'].map((mark) => mark.charCodeAt(0))

function marksOf(head: Uint8Array): Marks {
  // Old tables end a row with a carriage return alone.
  const end = !head.includes(NEW_LINE) && head.includes(RETURN) ? RETURN : NEW_LINE
  const [first, ...others] = DELIMITERS.map((delimiter) => {
    const { columns, rows } = usualCells(head, { delimiter, end, columns: null })
    // That most rows have as many cells says more than how many: prose is full of commas.
    return { delimiter, end, columns, weight: rows * rows * ((columns ?? 1) - 1) }
  })
  if (first === undefined) throw new Error('No delimiter is known')
  return others.reduce((best, one) => (one.weight > best.weight ? one : best), first)
}

const ROWS_LOOKED_AT = 50

/** How many cells most of the first rows have, and how many rows have as many. */
function usualCells(head: Uint8Array, marks: Marks) {
  const counts = new Map<number, number>()
  let at = 0
  for (let row = 0; row < ROWS_LOOKED_AT && at < head.length; row += 1) {
    const end = recordEnd(head, at, marks, false)
    if (end === null) break
    counts.set(end.cells, (counts.get(end.cells) ?? 0) + 1)
    at = end.at + 1
  }
  const parted = [...counts].filter(([cells]) => cells > 1)
  const [columns, rows] = parted.reduce<readonly [number | null, number]>(
    (best, [cells, times]) => (times > best[1] ? [cells, times] : best),
    [counts.size === 0 ? null : 1, 0],
  )
  return { columns, rows }
}

const UNCLOSED = 'A quotation mark is opened in this row and never closed'
const TOO_LONG = `The row is longer than ${LONGEST_LINE} bytes, and only its beginning is kept here`

async function* recordsOf(
  path: string,
  encoding: Encoding,
  marks: Marks,
): AsyncGenerator<CsvRecord> {
  let bytes: Uint8Array = new Uint8Array()
  let skipping = false
  for await (const chunk of textBytes(path, encoding)) {
    bytes = Buffer.concat([bytes, chunk])
    const taken: Taken = yield* take(bytes, marks, false, skipping)
    skipping = taken.skipping
    bytes = bytes.subarray(taken.at)
  }
  if (bytes.length > 0) yield* take(bytes, marks, true, skipping)
}

type Taken = { readonly at: number; readonly skipping: boolean }

/** The records that stand whole in the bytes; tells where the next begins. */
function* take(
  bytes: Uint8Array,
  marks: Marks,
  last: boolean,
  skip: boolean,
): Generator<CsvRecord, Taken> {
  let at = 0
  if (skip) {
    const end = bytes.indexOf(marks.end)
    if (end < 0) return { at: bytes.length, skipping: true }
    at = end + 1
  }
  while (at < bytes.length) {
    const end = recordEnd(bytes, at, marks, last)
    if (end !== null && end.at - at <= LONGEST_LINE && !isRunaway(end, marks)) {
      yield { bytes: bytes.subarray(at, end.at), broken: null }
      at = end.at + 1
      continue
    }
    if (end === null && !last && bytes.length - at <= LONGEST_LINE) break
    const line = bytes.indexOf(marks.end, at)
    const stop = line < 0 ? bytes.length : line
    if (stop - at > LONGEST_LINE) {
      yield { bytes: bytes.subarray(at, at + LONGEST_LINE), broken: TOO_LONG }
      if (line < 0) return { at: bytes.length, skipping: true }
    } else yield { bytes: bytes.subarray(at, stop), broken: UNCLOSED }
    at = stop + 1
  }
  return { at: Math.min(at, bytes.length), skipping: false }
}

// A cell may hold both line breaks and quotation marks that were not doubled, but then the row has
// as many cells as the others; a mark never closed takes up the row after it, and has not.
const isRunaway = ({ cells, doubtful }: End, { columns }: Marks): boolean =>
  doubtful && columns !== null && cells !== columns

/** Where a record ends; `doubtful` where a quotation mark within it may have swallowed an end. */
type End = { readonly at: number; readonly cells: number; readonly doubtful: boolean }

/** The end of the record that begins at `from`; null where it is not among the bytes. */
function recordEnd(bytes: Uint8Array, from: number, marks: Marks, last: boolean): End | null {
  let opens = true
  let quoted = false
  let cells = 1
  let stray = false
  let crossed = false
  for (let i = from; i < bytes.length; i += 1) {
    const byte = bytes[i]
    if (quoted) {
      if (byte === marks.end) crossed = true
      if (byte !== QUOTE) continue
      if (bytes[i + 1] === QUOTE) i += 1
      else if (closes(bytes, i + 1, marks)) quoted = false
      else stray = true
    } else if (byte === marks.end) return { at: i, cells, doubtful: stray && crossed }
    else if (byte === marks.delimiter) {
      opens = true
      cells += 1
    } else {
      quoted = opens && byte === QUOTE
      opens = false
    }
  }
  return last && !quoted ? { at: bytes.length, cells, doubtful: stray && crossed } : null
}

/** A quotation mark closes a cell only before a separator or an end; elsewhere it is part of it. */
function closes(bytes: Uint8Array, after: number, marks: Marks): boolean {
  let i = after
  while (bytes[i] === SPACE) i += 1
  const next = bytes[i]
  return next === undefined || next === marks.delimiter || next === marks.end || next === RETURN
}

/** The cells of one whole record. */
function cellsOf(text: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  for (let at = 0; at <= text.length;) {
    const quoted = text[at] === '"'
    const end = quoted ? closingQuote(text, at + 1, delimiter) : text.indexOf(delimiter, at)
    if (quoted && end >= 0) {
      cells.push(text.slice(at + 1, end).replaceAll('""', '"'))
      const next = text.indexOf(delimiter, end)
      at = next < 0 ? text.length + 1 : next + 1
    } else {
      const next = text.indexOf(delimiter, at)
      cells.push(text.slice(at, next < 0 ? text.length : next))
      at = next < 0 ? text.length + 1 : next + 1
    }
  }
  return cells
}

function closingQuote(text: string, from: number, delimiter: string): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1
      continue
    }
    let next = at + 1
    while (text[next] === ' ') next += 1
    if (next >= text.length || text[next] === delimiter) return at
  }
  return -1
}
