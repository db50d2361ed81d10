import { read, type WorkBook } from '@e965/xlsx'
import { recordOfCells, sheetErrorIn } from '#core/import/cells'
import { MOST_COLUMNS } from '#core/import/mapping/mapping'
import type { FileRow } from './read-rows.ts'
import { sheetText } from './sheet-text.ts'
import type { SentRow, TableShape } from './whole-file.ts'

/** Far above any register of outcomes, far below what would exhaust the machine. */
const MOST_ROWS = 500_000

/** A sheet of a workbook, by its name. */
export type Sheet = { readonly name: string; readonly isHidden: boolean }

/** The rows of one sheet, and which sheets the workbook has; `sheet` is null where none was read. */
export type SheetRows = {
  readonly rows: readonly SentRow[]
  readonly sheet: string | null
  readonly sheets: readonly Sheet[]
}

/**
 * Rows of a workbook's sheet by its name, or of its first that is not hidden, cells as text. Formulas
 * are never worked out.
 */
export function readWorkbook(
  bytes: Uint8Array,
  shape: TableShape,
  named: string | null = null,
): SheetRows {
  try {
    const first = open(bytes, named ?? 0)
    const sheets = first.SheetNames.map((name, at) => ({
      name,
      isHidden: (first.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0,
    }))
    const sheet = named ?? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])?.name ?? ''
    const book = first.Sheets[sheet] === undefined ? open(bytes, sheet) : first
    return { rows: rowsOfSheet(book, sheet, shape), sheet, sheets }
  } catch {
    const error = 'The file is not a workbook that can be read'
    return withoutSheets([{ line: 0, raw: '', error }])
  }
}

export const withoutSheets = (rows: readonly SentRow[]): SheetRows => ({
  rows,
  sheet: null,
  sheets: [],
})

const open = (bytes: Uint8Array, sheet: string | 0): WorkBook =>
  read(bytes, {
    type: 'array',
    sheets: sheet,
    sheetRows: MOST_ROWS,
    cellFormula: false,
    cellHTML: false,
    cellDates: true,
    // Without it a date moves by a day east or west of Greenwich.
    UTC: true,
    cellNF: true,
    dense: true,
  })

function rowsOfSheet(book: WorkBook, named: string, shape: TableShape): readonly SentRow[] {
  const sheet = book.Sheets[named]
  if (sheet === undefined) return [{ line: 0, raw: '', error: 'The workbook has no such sheet' }]
  const table = sheetText(sheet)
  const rows = shape === 'CELLS' ? cellRowsOf(table) : rowsOf(table)
  return sheet['!fullref'] === undefined ? rows : [...rows, cutShort]
}

const cutShort: FileRow = {
  line: MOST_ROWS + 1,
  raw: '',
  error: `The sheet has more than ${MOST_ROWS} rows: the rest was left. Save it as .csv, which has no bound`,
}

/** The rows as they stand, the heading first; their cells go as text, as those of a JSON list do. */
const cellRowsOf = (table: readonly (readonly string[])[]): SentRow[] =>
  table.map((cells, i) => ({ line: i + 1, raw: JSON.stringify(cells) }))

function rowsOf(table: readonly (readonly string[])[]): FileRow[] {
  const [heading, ...body] = table
  const read = tableReader(heading ?? [])
  if (!read.ok) return [read.row]
  return body.flatMap((cells, i) => read.rowOf(cells, i + 2) ?? [])
}

/** Reads the rows under a heading: an empty row is none. Or the heading's own row, with what is wrong. */
export function tableReader(heading: readonly string[]):
  | { readonly ok: false; readonly row: FileRow }
  | {
      readonly ok: true
      readonly rowOf: (cells: readonly string[], line: number) => FileRow | null
    } {
  const names = heading.map((name) => name.trim())
  const wrong = wrongHeading(names)
  if (wrong !== null)
    return { ok: false, row: { line: 1, raw: JSON.stringify(names), error: wrong } }
  const rowOf = (cells: readonly string[], line: number): FileRow | null => {
    if (cells.every((cell) => cell.trim() === '')) return null
    const value = recordOfCells(
      Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])),
    )
    const extra = cells.slice(names.length).filter((cell) => cell.trim() !== '')
    if (extra.length === 0) {
      const error = errorIn(names, cells)
      const raw = JSON.stringify(value)
      return error === null ? { line, raw, value } : { line, raw, error }
    }
    const raw = JSON.stringify({ ...value, _extra: extra })
    return { line, raw, error: 'The row has more cells than the heading has names' }
  }
  return { ok: true, rowOf }
}

function errorIn(names: readonly string[], cells: readonly string[]): string | null {
  const wrong = names.flatMap((name, at) => {
    const error = name === '' ? null : sheetErrorIn((cells[at] ?? '').trim())
    return error === null ? [] : [`The column ${name} ${error}`]
  })
  return wrong.length === 0 ? null : wrong.join('; ')
}

function wrongHeading(names: readonly string[]): string | null {
  const used = names.filter((name) => name !== '')
  if (used.length === 0) return 'The first row must hold the names of the fields'
  if (names.length > MOST_COLUMNS) return `The table has more than ${MOST_COLUMNS} columns`
  const twice = used.find((name, i) => used.indexOf(name) !== i)
  return twice === undefined ? null : `The field "${twice}" stands twice in the first row`
}
