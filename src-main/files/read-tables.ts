import { read, utils } from '@e965/xlsx'
import { recordOfCells } from '#core/import/cells'
import { MOST_COLUMNS } from '#core/import/mapping/mapping'
import type { FileRow } from './read-rows.ts'
import type { SentRow, TableShape } from './whole-file.ts'

/** Far above any register of outcomes, far below what would exhaust the machine. */
const MOST_ROWS = 500_000

/** Rows of a workbook's first sheet, cells as their shown text. Formulas are never worked out. */
export function readWorkbook(bytes: Uint8Array, shape: TableShape): readonly SentRow[] {
  try {
    const book = read(bytes, {
      type: 'array',
      sheets: 0,
      sheetRows: MOST_ROWS,
      cellFormula: false,
      cellHTML: false,
      cellDates: true,
      dense: true,
    })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    if (sheet === undefined) return [{ line: 0, raw: '', error: 'The workbook has no sheet' }]
    const cells: unknown[][] = utils.sheet_to_json(sheet, {
      header: 1,
      raw: false,
      defval: '',
      dateNF: 'yyyy-mm-dd',
    })
    const table = cells.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')))
    const rows = shape === 'CELLS' ? cellRowsOf(table) : rowsOf(table)
    return sheet['!fullref'] === undefined ? rows : [...rows, cutShort]
  } catch {
    return [{ line: 0, raw: '', error: 'The file is not a workbook that can be read' }]
  }
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
    if (extra.length === 0) return { line, raw: JSON.stringify(value), value }
    const raw = JSON.stringify({ ...value, _extra: extra })
    return { line, raw, error: 'The row has more cells than the heading has names' }
  }
  return { ok: true, rowOf }
}

function wrongHeading(names: readonly string[]): string | null {
  const used = names.filter((name) => name !== '')
  if (used.length === 0) return 'The first row must hold the names of the fields'
  if (names.length > MOST_COLUMNS) return `The table has more than ${MOST_COLUMNS} columns`
  const twice = used.find((name, i) => used.indexOf(name) !== i)
  return twice === undefined ? null : `The field "${twice}" stands twice in the first row`
}
