import { z } from 'zod'
import { canonicalJson } from '../../canonical.ts'
import { interchangeRowSchema } from '../row.ts'

// How a table with headings of its own becomes records of the interchange format: which column stands
// for which field, and which of its words for which entry. A mapping states nothing about a case:
// whatever it leaves out stays unknown.

export const MAPPING_FORMAT = 'evenhand-table-mapping'

/** Bounds of a mapping, far above any register and far below what would exhaust the machine. */
export const MOST_COLUMNS = 200
export const LONGEST_VALUE = 200
const LONGEST_HEADING = 200
const MOST_FIELDS_OF_ONE = 4
const MOST_VALUES = 5_000

/** A field of the interchange format that a column may stand for. */
export const mappedFieldSchema = interchangeRowSchema.keyof()
export type MappedField = z.infer<typeof mappedFieldSchema>
export const MAPPED_FIELDS: readonly MappedField[] = mappedFieldSchema.options

export const dateOrderSchema = z.enum(['DAY_FIRST', 'MONTH_FIRST'])
export type DateOrder = z.infer<typeof dateOrderSchema>

// For the eye of whoever edits a mapping by hand: read, bounded, and left aside.
const aside = {
  examples: z.array(z.string().max(1_000)).max(10).optional(),
  rows: z.int().min(0).optional(),
}

const columnSchema = z
  .strictObject({
    heading: z.string().max(LONGEST_HEADING),
    nth: z.int().min(1).max(MOST_COLUMNS).default(1),
    fields: z.array(mappedFieldSchema).max(MOST_FIELDS_OF_ONE).readonly(),
    examples: aside.examples,
  })
  .transform(({ heading, nth, fields }) => ({ heading, nth, fields: [...new Set(fields)] }))

// An empty value is an empty cell: only a person can say that it means anything.
const valueOf = { field: mappedFieldSchema, value: z.string().max(LONGEST_VALUE) }
const valueSchema = z
  .discriminatedUnion('as', [
    z.strictObject({
      ...valueOf,
      as: z.literal('ENTRY'),
      entry: z.string().trim().min(1, 'Write the entry that it stands for').max(100),
      rows: aside.rows,
    }),
    z.strictObject({
      ...valueOf,
      as: z.enum(['WORD', 'UNKNOWN', 'REJECT']),
      rows: aside.rows,
    }),
  ])
  .transform(({ rows: _rows, ...value }) => value)

/** What a word of the table means: an entry, its own word as it stands, nothing stated, or no row. */
export type MappedValue = z.infer<typeof valueSchema>
export type Meaning =
  { readonly as: 'ENTRY'; readonly entry: string } | { readonly as: 'WORD' | 'UNKNOWN' | 'REJECT' }

export const tableMappingSchema = z
  .strictObject({
    format: z.literal(MAPPING_FORMAT, 'This is not a mapping of a table'),
    version: z.literal(1, 'This mapping is of another version'),
    columns: z.array(columnSchema).min(1).max(MOST_COLUMNS).readonly(),
    /** Which part of 04/05/2021 is the month; null where no date of the table needs it, or nobody said. */
    dates: dateOrderSchema.nullable(),
    /** What is the same for every row and has no column. */
    fixed: z.strictObject({
      force: z.string().trim().min(1).max(200).nullable(),
      source_kind: z.string().trim().min(1).max(100).nullable(),
    }),
    values: z.array(valueSchema).max(MOST_VALUES).readonly(),
    entries: z.record(z.string().max(100), z.array(z.string().max(200)).max(200)).optional(),
  })
  .transform(({ entries: _entries, ...mapping }) => mapping)
export type TableMapping = z.infer<typeof tableMappingSchema>

/**
 * The one form of a mapping that is hashed: two that do the same have the same, in whatever order
 * they name columns and words, and whether or not they name words that are read as they stand.
 */
export const canonicalMapping = (mapping: TableMapping): string =>
  canonicalJson({
    ...mapping,
    columns: inOrder(mapping.columns, ({ heading, nth }) => `${heading}\u0000${1_000 + nth}`),
    values: inOrder(
      mapping.values.filter(({ as }) => as !== 'WORD'),
      ({ field, value }) => `${field}\u0000${value}`,
    ),
  })

/** By code units, which are the same on every machine. */
const inOrder = <T>(list: readonly T[], nameOf: (one: T) => string): readonly T[] =>
  list.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

/** Name under which a mapping is kept. */
export const mappingNameSchema = z
  .string()
  .trim()
  .min(1, 'Write a name')
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'Write a name without marks that nobody sees')

/**
 * Why a precedent's first version was recorded, where its table was mapped: the name under which the
 * mapping is kept, and the beginning of its fingerprint. Who and when stand beside it.
 */
export const mappedReason = (name: string | null, sha256: string): string =>
  `Recorded from a table whose columns were matched, ${
    name === null ? 'by a mapping not kept' : `by the mapping “${name}”`
  } (fingerprint ${sha256.slice(0, 16)})`

/** Text of a stranger's table as it may be shown: one line, no mark that nobody sees, of bounded length. */
export function shownText(raw: string, longest: number): string {
  const text = raw
    .slice(0, longest * 4)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .trim()
  return text.length <= longest ? text.toWellFormed() : cut(text, longest)
}

const cut = (text: string, longest: number): string =>
  text
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed()

/** A column by its heading; `nth` tells columns with one heading, or none, apart. */
export type ColumnName = { readonly heading: string; readonly nth: number }

/** The columns of a heading row as a mapping names them. */
export function columnNames(cells: readonly string[]): readonly ColumnName[] {
  const met = new Map<string, number>()
  return cells.map((cell) => {
    const heading = shownText(cell, LONGEST_HEADING)
    const nth = (met.get(heading) ?? 0) + 1
    met.set(heading, nth)
    return { heading, nth }
  })
}

export const sameColumn = (a: ColumnName, b: ColumnName): boolean =>
  a.heading === b.heading && a.nth === b.nth

/** True where the mapping was made for a table with these very headings, in whatever order. */
export const isMadeFor = (mapping: TableMapping, columns: readonly ColumnName[]): boolean =>
  mapping.columns.length === columns.length &&
  columns.every((column) => mapping.columns.some((one) => sameColumn(one, column)))

const NEEDED: readonly MappedField[] = ['id', 'facts', 'outcome']

/** True where the headings do not name what every row needs, so that the columns have to be matched. */
export function needsMapping(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim()).filter((name) => name !== '')
  if (names.length === 0) return false
  return new Set(names).size < names.length || NEEDED.some((field) => !names.includes(field))
}
