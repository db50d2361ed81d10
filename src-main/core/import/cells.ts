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

function valueOf(field: string, text: string): unknown {
  if (LIST_FIELDS.includes(field)) return listOf(text)
  if (text === '') return null
  if (NUMBER_FIELDS.includes(field)) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  return text
}

function listOf(text: string): unknown {
  if (text.startsWith('[')) {
    try {
      const value: unknown = JSON.parse(text)
      if (Array.isArray(value)) return value
    } catch {
      // Not JSON after all: a list written in words may well open with a bracket.
    }
  }
  return text
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}
