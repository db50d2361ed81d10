import { openLook, type TableLook } from '#core/import/mapping/look'
import { MAPPED_FIELDS, type MappedField, type TableMapping } from '#core/import/mapping/mapping'
import { outcomeRows } from './import-tables.ts'

/** A value of the interchange format as a cell of a spreadsheet holds it. */
export const cellOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('; ')
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)
}

export type Table = readonly (readonly string[])[]

/** The published outcomes as a table, its columns in the given order under the given headings. */
export const tableOf = (
  fields: readonly MappedField[],
  headings: readonly string[] = fields,
): Table => [headings, ...outcomeRows.map((row) => fields.map((field) => cellOf(row[field])))]

/** The mapping that says of each column which field it stands for, and nothing else. */
export const mappingOf = (
  headings: readonly string[],
  fields: readonly (MappedField | null)[],
  change: Partial<TableMapping> = {},
): TableMapping => ({
  format: 'evenhand-table-mapping',
  version: 1,
  columns: headings.map((heading, at) => {
    const field = fields[at] ?? null
    const nth = headings.slice(0, at).filter((other) => other === heading).length + 1
    return { heading, nth, fields: field === null ? [] : [field] }
  }),
  dates: null,
  fixed: { force: null, source_kind: fields.includes('source_kind') ? null : 'own_record' },
  values: [],
  ...change,
})

/** What is known of a table once it was looked through. */
export function lookAt([headings = [], ...rows]: Table): TableLook {
  const { add, look } = openLook(headings)
  for (const row of rows) add(row)
  return look()
}

export const everyField: readonly MappedField[] = MAPPED_FIELDS

export const csvOf = (table: Table): string =>
  table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')

/** Three cases of a force that calls everything by names of its own. */
export const foreign: Table = [
  ['Case No', 'Officer Name', 'Rank', 'Decided', 'What happened', 'Category', 'Sanction', 'Sex'],
  ['A-1', 'X', 'Captain', '04/05/2021', 'Struck a person.', 'Excessive Force', 'TERMINATED', 'F'],
  ['A-2', 'Y', 'Sergeant', '06/07/2021', 'Took money.', 'Theft', 'Written Warning', 'M'],
  ['A-3', 'Z', 'Sergeant', '08/09/2021', 'Was rude.', 'Odd thing', 'Ten days off', 'M'],
]
