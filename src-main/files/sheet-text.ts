import type { CellObject, Range, WorkSheet } from '@e965/xlsx'
import { NOT_WORKED_OUT } from '#core/import/cells'
import { MOST_COLUMNS } from '#core/import/mapping/mapping'

/** Cells that merged ones may fill at most: a hostile sheet merges all it has. */
const MOST_FILLED = 2_000_000

// One cell far to the right makes no other row as long; a table of more columns is refused.
const MOST_PADDED = MOST_COLUMNS + 1

/**
 * The cells of a sheet as text, from its first row and column on, so that a row's place is its number
 * in the file. A date is ISO text as precise as the sheet shows it, whatever its format, and a
 * number has all its figures. Cells merged downwards say the same in each of their rows.
 */
export function sheetText(sheet: WorkSheet): string[][] {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const width = data.reduce((most, row) => Math.max(most, row?.length ?? 0), 0)
  const rows = Array.from({ length: data.length }, (_, at) => {
    const row = data[at] ?? []
    const length = Math.max(row.length, Math.min(width, MOST_PADDED))
    return Array.from({ length }, (_cell, place) => cellText(row[place]))
  })
  fillDown(rows, sheet['!merges'] ?? [])
  return rows
}

function fillDown(rows: readonly string[][], merges: readonly Range[]): void {
  let filled = 0
  for (const { s, e } of merges) {
    const text = rows[s.r]?.[s.c] ?? ''
    if (text === '') continue
    for (let at = s.r + 1; at <= Math.min(e.r, rows.length - 1); at += 1) {
      const row = rows[at]
      if (row !== undefined && row[s.c] === '') row[s.c] = text
      filled += 1
      if (filled === MOST_FILLED) return
    }
  }
}

function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.t === 'z') return ''
  const { v, w = '' } = cell
  if (cell.t === 'e') return v === undefined ? NOT_WORKED_OUT : w
  if (v instanceof Date) return dateText(v, String(cell.z ?? ''), w)
  // Shown in few figures, two long ids look the same.
  if (typeof v === 'number') return /^-?[\d.]+E[+-]?\d+$|^#+$/.test(w) ? String(v) : w
  return w === '' ? String(v ?? '') : w
}

function dateText(date: Date, format: string, shown: string): string {
  const parts = format.toLowerCase().replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (!parts.includes('y') || Number.isNaN(date.getTime())) return shown
  const text = date.toISOString().slice(0, 10)
  if (parts.includes('d')) return text
  return parts.includes('m') ? text.slice(0, 7) : text.slice(0, 4)
}
