import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { LONGEST_LINE } from './read-lines.ts'
import { readWorkbook, withoutSheets, type SheetRows } from './read-tables.ts'
import type { FileRow } from './read-rows.ts'

/** Largest file that is read whole (JSON list, spreadsheet); JSON Lines and CSV have no such bound. */
const LARGEST_WHOLE_FILE = 256 * 1_048_576

const workbooks = ['.xlsx', '.xls', '.ods']
const kindOf = (path: string) => extname(path).toLowerCase()

/** What a row of a table is read as: a record by the names in the heading, or its cells as they stand. */
export type TableShape = 'RECORDS' | 'CELLS'
/** What is read of a workbook; `sheet` null for the first that is not hidden. */
export type Part = { readonly shape: TableShape; readonly sheet: string | null }

export const isWorkbook = (path: string): boolean => workbooks.includes(kindOf(path))
export const isWhole = (path: string): boolean => kindOf(path) === '.json' || isWorkbook(path)

/** A row as a thread hands it over: that of a JSON list goes as its text, to be read by who takes it. */
export type SentRow = FileRow | { readonly line: number; readonly raw: string }

/** The rows of a file that can only be read whole; never throws for what it holds. */
export async function readWhole(path: string, { shape, sheet }: Part): Promise<SheetRows> {
  try {
    const { size } = await stat(path)
    if (size > LARGEST_WHOLE_FILE)
      return withoutSheets([
        unreadable('The file is larger than 256 MB: save it as .jsonl or .csv instead'),
      ])
    const bytes = await readFile(path)
    return isWorkbook(path) ? readWorkbook(bytes, shape, sheet) : withoutSheets(readJsonList(bytes))
  } catch {
    return withoutSheets([
      unreadable('The file could not be read: check that it is there and not open elsewhere'),
    ])
  }
}

export const unreadable = (error: string): FileRow => ({ line: 0, raw: '', error })

function readJsonList(bytes: Uint8Array): readonly SentRow[] {
  const text = textOf(withoutMark(bytes))
  if (text === null)
    return [unreadable('The file is not in UTF-8: save the file as UTF-8 and try again')]
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return [unreadable('The file is not JSON')]
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map((entry, i) => sentRow(entry, i + 1))
}

function sentRow(entry: unknown, line: number): SentRow {
  try {
    const raw = JSON.stringify(entry)
    if (raw.length <= LONGEST_LINE) return { line, raw }
    const error = `The entry is longer than ${LONGEST_LINE} characters`
    return { line, raw: raw.slice(0, 2_000), error }
  } catch {
    return { line, raw: '', error: 'The entry is nested too deeply to be read' }
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes as UTF-8 text, or null where they are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** Without the byte order mark that spreadsheets like to put first. */
export const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
