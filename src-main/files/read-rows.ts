import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { LONGEST_LINE, readLines } from './read-lines.ts'
import { openCsv, type CsvRecord } from './read-csv.ts'
import { readWorkbook, tableReader } from './read-tables.ts'

/** A row of an import file as it stands, read as a value or refused with the reason in plain words. */
export type FileRow =
  | { readonly line: number; readonly raw: string; readonly value: unknown }
  | { readonly line: number; readonly raw: string; readonly error: string }

/** Largest file that is read whole (JSON list, spreadsheet); JSON Lines and CSV have no such bound. */
export const LARGEST_WHOLE_FILE = 256 * 1_048_576

/**
 * The rows of a file by its ending: `.jsonl` or `.csv` (streamed, any size), `.json` (a list of
 * records), `.xlsx` or `.ods` (first sheet). Tables have field names in the first row. `line` is the line of the
 * file, or the row of the sheet, counted from 1 with the heading. Never throws for what a file holds;
 * a file that cannot be read at all is one row with an error on line 0.
 */
export async function* readRows(path: string): AsyncGenerator<FileRow> {
  const kind = extname(path).toLowerCase()
  try {
    if (kind === '.jsonl' || kind === '.ndjson') yield* readJsonLines(path)
    else if (kind === '.csv') yield* readCsv(path)
    else if (kind === '.json' || kind === '.xlsx' || kind === '.ods')
      yield* await readWhole(path, kind)
    else yield unreadable('The file must be .jsonl, .json, .csv, .xlsx or .ods')
  } catch {
    yield unreadable('The file could not be read: check that it is there and not open elsewhere')
  }
}

const unreadable = (error: string): FileRow => ({ line: 0, raw: '', error })

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

async function* readCsv(path: string): AsyncGenerator<FileRow> {
  const { records, cellsOf } = await openCsv(path)
  const heading = await records.next()
  const first = heading.done === true ? { raw: '', wrong: null } : recordText(heading.value)
  // Without its names no cell of a table can be told.
  if (first.wrong !== null) return yield { line: 1, raw: first.raw, error: first.wrong }
  const table = tableReader(cellsOf(first.raw))
  if (!table.ok) return yield table.row
  let line = 1
  for await (const record of records) {
    line += 1
    const { raw, wrong } = recordText(record)
    const row = wrong === null ? table.rowOf(cellsOf(raw), line) : { line, raw, error: wrong }
    if (row !== null) yield row
  }
}

function recordText({ bytes, broken }: CsvRecord) {
  const text = textOf(withoutMark(bytes))
  const raw = (text ?? Buffer.from(bytes).toString('utf8')).replace(/\r$/, '')
  return { raw, wrong: text === null && broken === null ? NOT_UTF8 : broken }
}

async function readWhole(path: string, kind: string): Promise<readonly FileRow[]> {
  const { size } = await stat(path)
  if (size > LARGEST_WHOLE_FILE)
    return [unreadable('The file is larger than 256 MB: save it as .jsonl or .csv instead')]
  const bytes = await readFile(path)
  if (kind === '.xlsx' || kind === '.ods') return readWorkbook(bytes)
  const text = textOf(withoutMark(bytes))
  if (text === null)
    return [unreadable('The file is not in UTF-8: save the file as UTF-8 and try again')]
  return readJsonList(text)
}

function readJsonList(text: string): readonly FileRow[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return [unreadable('The file is not JSON')]
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map((entry, i) => ({ line: i + 1, raw: JSON.stringify(entry), value: entry }))
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes as UTF-8 text, or null where they are none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** Without the byte order mark that spreadsheets like to put first. */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
