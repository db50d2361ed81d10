import { LIST_FIELDS, NUMBER_FIELDS } from './row.ts'

/**
 * A spreadsheet's row as an interchange record: cell text becomes lists (split at `;`, or a JSON
 * list) and numbers where the field holds them; empty cells are missing. What does not read as a
 * number is left as it is, so that the importer can say what is wrong with it.
 */
export function recordOfCells(cells: Readonly<Record<string, string>>): Record<string, unknown> {
  const record: [string, unknown][] = []
  for (const [name, cell] of Object.entries(cells)) {
    const field = name.trim()
    const text = cell.trim()
    if (field === '') continue
    record.push([field, valueOf(field, text)])
  }
  return Object.fromEntries(record)
}

/** Stands in a cell whose formula no spreadsheet has worked out: it is not empty, and says nothing. */
export const NOT_WORKED_OUT = '#FORMULA!'

const SHEET_ERROR =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FORMULA!|GETTING_DATA)$/

/** What is wrong with a cell that holds an error of a spreadsheet; null where it holds none. */
export function sheetErrorIn(text: string): string | null {
  if (!text.startsWith('#') || !SHEET_ERROR.test(text)) return null
  return text === NOT_WORKED_OUT
    ? 'holds a formula that was never worked out: open the file in a spreadsheet and save it again'
    : `holds an error of the spreadsheet, "${text}"`
}

function valueOf(field: string, text: string): unknown {
  if (LIST_FIELDS.includes(field)) return listOf(text)
  if (text === '') return null
  if (NUMBER_FIELDS.includes(field)) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  return text
}

const listOf = (text: string): readonly unknown[] => jsonList(text) ?? entriesIn(text)

/** The entries of a cell that holds a list, as words; what a JSON list has beside words is left out. */
export const splitList = (text: string): readonly string[] =>
  jsonList(text)
    ?.filter((entry) => typeof entry === 'string')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '') ?? entriesIn(text)

function jsonList(text: string): readonly unknown[] | null {
  if (!text.startsWith('[')) return null
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : null
  } catch {
    // Not JSON after all: a list written in words may well open with a bracket.
    return null
  }
}

const entriesIn = (text: string): readonly string[] =>
  text
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
