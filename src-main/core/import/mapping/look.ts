import { splitList } from '../cells.ts'
import { tableKey } from '../words.ts'
import { signOf, type DateSigns } from './dates.ts'
import { isList } from './fields.ts'
import {
  columnNames,
  LONGEST_VALUE,
  shownText,
  type ColumnName,
  type MappedField,
} from './mapping.ts'

/** What is known of one column of a table that was looked through. */
export type ColumnLook = ColumnName & {
  readonly filled: number
  readonly empty: number
  /** The first different values, as they may be shown. */
  readonly examples: readonly string[]
  readonly dates: DateSigns
  /** The different values as they stand, of very many the first that were met. */
  readonly values: ReadonlyMap<string, number>
  /** Rows whose value is not among them. */
  readonly otherRows: number
}
export type TableLook = { readonly rows: number; readonly columns: readonly ColumnLook[] }

/** Examples of a column, different values of one column and of all that are held at most. */
const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 80
const MOST_OF_ONE = 1_000
const MOST_OF_ALL = 40_000

/** Looks through a table row by row, in bounded memory whatever it holds. */
export function openLook(headings: readonly string[]) {
  const held = { values: 0 }
  const columns = columnNames(headings).map((name) => openColumn(name, held))
  let rows = 0
  return {
    add: (cells: readonly string[]): void => {
      if (cells.every((cell) => cell.trim() === '')) return
      rows += 1
      columns.forEach((column, at) => column.add((cells[at] ?? '').trim()))
    },
    look: (): TableLook => ({ rows, columns: columns.map((column) => column.look()) }),
  }
}

/** A text of its own: a piece of a row would hold the whole row in memory for as long as it lives. */
const copyOf = (text: string): string => text.split('').join('')

function openColumn(name: ColumnName, held: { values: number }) {
  const values = new Map<string, number>()
  const examples: string[] = []
  const dates = { dayFirst: 0, monthFirst: 0, either: 0 }
  let filled = 0
  let empty = 0
  let otherRows = 0
  const count = (value: string): void => {
    const rows = values.get(value)
    const isFull = values.size >= MOST_OF_ONE || held.values >= MOST_OF_ALL
    if (value.length > LONGEST_VALUE || (rows === undefined && isFull)) {
      otherRows += 1
      return
    }
    if (rows === undefined) held.values += 1
    values.set(rows === undefined ? copyOf(value) : value, (rows ?? 0) + 1)
  }
  return {
    add: (value: string): void => {
      if (value === '') {
        empty += 1
        return
      }
      filled += 1
      count(value)
      const sign = signOf(value)
      if (sign !== null) dates[sign] += 1
      if (examples.length === MOST_EXAMPLES) return
      const shown = copyOf(shownText(value, LONGEST_EXAMPLE))
      if (!examples.includes(shown)) examples.push(shown)
    },
    look: (): ColumnLook => ({ ...name, filled, empty, examples, dates, values, otherRows }),
  }
}

/** How a mapping tells the words of a table apart: case, spaces, hyphens and underscores do not. */
export const valueKey = (value: string): string => tableKey(value).slice(0, LONGEST_VALUE)

export type CountedValue = { readonly value: string; readonly rows: number }
export type FieldValues = {
  /** Most frequent first; of two alike the one met first. */
  readonly values: readonly CountedValue[]
  readonly otherRows: number
}

/**
 * The different values of the columns that stand for one field, entries of lists each by itself; an
 * empty cell is a value too where the field has one alone.
 */
export function valuesOf(field: MappedField, columns: readonly ColumnLook[]): FieldValues {
  const counted = new Map<string, { value: string; rows: number }>()
  for (const column of columns)
    for (const [cell, rows] of column.values)
      for (const word of isList(field) ? splitList(cell) : [cell]) {
        const key = valueKey(word)
        const known = counted.get(key)
        if (known === undefined && key !== '')
          counted.set(key, { value: word.slice(0, LONGEST_VALUE), rows })
        else if (known !== undefined) known.rows += rows
      }
  const [only, ...more] = columns
  if (only !== undefined && more.length === 0 && only.empty > 0 && !isList(field))
    counted.set('', { value: '', rows: only.empty })
  return {
    values: [...counted.values()].sort((a, b) => b.rows - a.rows),
    otherRows: columns.reduce((sum, column) => sum + column.otherRows, 0),
  }
}
