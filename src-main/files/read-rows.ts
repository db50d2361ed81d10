import { extname } from 'node:path'
import type { Encoding, TableReading } from '#core/import/reading'
import { countRows } from './count-rows.ts'
import { LONGEST_LINE, readLines } from './read-lines.ts'
import { isTextTable } from './encoding.ts'
import { openCsv, type CsvRecord } from './read-csv.ts'
import { tableReader, type SheetRows } from './read-tables.ts'
import { openWholeFile } from './run-whole-file.ts'
import { isWhole, isWorkbook, textOf, unreadable, withoutMark } from './whole-file.ts'

/** A row of an import file as it stands, read as a value or refused with the reason in plain words. */
export type FileRow =
  | { readonly line: number; readonly raw: string; readonly value: unknown }
  | { readonly line: number; readonly raw: string; readonly error: string }

/** A file of rows that was opened: it is counted, if at all, before its rows are read. */
export type RowFile = {
  /** How many rows it seems to hold, so far, as it is looked through: for showing how far that is. */
  readonly counts: () => AsyncGenerator<number>
  readonly rows: () => AsyncGenerator<FileRow>
  /** Which sheets a workbook has, and which of them was read; none for another file. */
  readonly sheets: () => Promise<Sheets>
  /** Ends what is still being read: the rows come to an end. */
  readonly close: () => void
}

export type Sheets = Pick<SheetRows, 'sheet' | 'sheets'>

/** What a person said of how a table is read; what is not said the file tells, or is usual. */
export type Said = Partial<Pick<TableReading, 'encoding' | 'sheet'>>

/**
 * The rows of a file by its ending: `.jsonl`, `.csv`, `.tsv` or `.txt` (streamed, any size), `.json`
 * (a list of records), `.xlsx`, `.xls` or `.ods` (first sheet that is not hidden), these in a thread
 * of their own. Tables have field names in the first row. `line` is the line of the file, or the row of the sheet, counted from 1
 * with the heading. Never throws for what a file holds; a file that cannot be read at all is one row
 * with an error on line 0.
 */
export function openRows(path: string, { encoding = null, sheet = null }: Said = {}): RowFile {
  if (isWhole(path)) return openWholeFile(path, { shape: 'RECORDS', sheet })
  return inPieces(countRows(path, encoding), readInPieces(path, encoding))
}

const inPieces = (counts: AsyncGenerator<number>, rows: AsyncGenerator<FileRow>): RowFile => ({
  counts: () => counts,
  rows: () => rows,
  sheets: async () => ({ sheet: null, sheets: [] }),
  close: () => {},
})

/**
 * The rows of a table as they stand, from the first on: the value of each is the list of its cells.
 * Null where the file is no table.
 */
export function openCells(
  path: string,
  { encoding = null, sheet = null }: Said = {},
): RowFile | null {
  if (isWorkbook(path)) return openWholeFile(path, { shape: 'CELLS', sheet })
  if (!isTextTable(path)) return null
  return inPieces(countRows(path, encoding), cellsOfCsv(path, encoding))
}

async function* cellsOfCsv(path: string, said: Encoding | null): AsyncGenerator<FileRow> {
  try {
    yield* readCsvCells(path, said)
  } catch {
    yield unreadable('The file could not be read: check that it is there and not open elsewhere')
  }
}

/** The rows of a file that need not be counted first. */
export async function* readRows(path: string): AsyncGenerator<FileRow> {
  const file = openRows(path)
  try {
    yield* file.rows()
  } finally {
    file.close()
  }
}

async function* readInPieces(path: string, said: Encoding | null): AsyncGenerator<FileRow> {
  const kind = extname(path).toLowerCase()
  try {
    if (kind === '.jsonl' || kind === '.ndjson') yield* readJsonLines(path)
    else if (isTextTable(path)) yield* readCsv(path, said)
    else yield unreadable('The file must be .jsonl, .json, .csv, .tsv, .txt, .xlsx, .xls or .ods')
  } catch {
    yield unreadable('The file could not be read: check that it is there and not open elsewhere')
  }
}

/** The ending is believed only so far: a file that opens with `[` and is named .jsonl still reads as lines. */
async function* readJsonLines(path: string): AsyncGenerator<FileRow> {
  for await (const { line, bytes, tooLong } of readLines(path)) {
    const text = textOf(line === 1 ? withoutMark(bytes) : bytes)
    const raw = (text ?? Buffer.from(bytes).toString('utf8')).replace(/\r$/, '')
    if (tooLong) yield { line, raw: raw.slice(0, 2_000), error: tooLongMessage() }
    else if (text === null) yield { line, raw, error: NOT_UTF8 }
    else if (raw.trim() !== '') yield parsed(line, raw)
  }
}

const NOT_UTF8 = 'The line is not in UTF-8: save the file as UTF-8 and try again'

const tooLongMessage = () => `The line is longer than ${LONGEST_LINE} bytes`

function parsed(line: number, raw: string): FileRow {
  try {
    return { line, raw, value: JSON.parse(raw) }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, 120) : ''
    return { line, raw, error: `The line is not JSON (${why})` }
  }
}

type CellRow = { readonly line: number; readonly raw: string } & (
  { readonly value: readonly string[] } | { readonly error: string }
)

async function* readCsvCells(path: string, said: Encoding | null): AsyncGenerator<CellRow> {
  const { records, cellsOf } = await openCsv(path, said)
  let line = 0
  for await (const record of records) {
    line += 1
    const { raw, wrong } = recordText(record)
    yield wrong === null ? { line, raw, value: cellsOf(raw) } : { line, raw, error: wrong }
  }
}

async function* readCsv(path: string, said: Encoding | null): AsyncGenerator<FileRow> {
  const rows = readCsvCells(path, said)
  const heading = await rows.next()
  const first = heading.done === true ? { value: [''] } : heading.value
  // Without its names no cell of a table can be told.
  if ('error' in first) return yield first
  const table = tableReader(first.value)
  if (!table.ok) return yield table.row
  for await (const row of rows) {
    const read = 'error' in row ? row : table.rowOf(row.value, row.line)
    if (read !== null) yield read
  }
}

function recordText({ bytes, broken }: CsvRecord) {
  const text = textOf(withoutMark(bytes))
  const raw = (text ?? Buffer.from(bytes).toString('utf8')).replace(/\r$/, '')
  return { raw, wrong: text === null && broken === null ? NOT_UTF8 : broken }
}
