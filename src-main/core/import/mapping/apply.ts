import type { Problem } from '../../result.ts'
import { sheetErrorIn, splitList } from '../cells.ts'
import { readDate } from './dates.ts'
import { FIELDS, isClosed, isList } from './fields.ts'
import { valueKey } from './look.ts'
import {
  columnNames,
  LONGEST_VALUE,
  MAPPED_FIELDS,
  sameColumn,
  type MappedField,
  type Meaning,
  type TableMapping,
} from './mapping.ts'

/** A row of a mapped table: a record of the interchange format, and what keeps it from being one. */
export type MappedRow = {
  readonly record: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

type Source = { readonly field: MappedField; readonly at: readonly number[] }
type Readied = {
  readonly mapping: TableMapping
  readonly sources: readonly Source[]
  readonly meanings: ReadonlyMap<string, Meaning>
  readonly months: readonly string[]
}

/**
 * Readies a mapping for a table of any length. A row becomes the record that a table with our own
 * headings would give; a word that the mapping does not name is read as it stands, an empty cell
 * states nothing.
 */
export function openMapping(
  mapping: TableMapping,
  headings: readonly string[],
  months: readonly string[],
): (cells: readonly string[]) => MappedRow {
  const names = columnNames(headings)
  const placeOf = (column: TableMapping['columns'][number]) =>
    names.findIndex((name) => sameColumn(name, column))
  const sources = MAPPED_FIELDS.map((field): Source => {
    const columns = mapping.columns.filter(({ fields }) => fields.includes(field))
    const at = columns.map(placeOf).filter((place) => place >= 0)
    return { field, at: at.sort((a, b) => a - b) }
  }).filter(({ at }) => at.length > 0)
  const meanings = new Map(
    mapping.values.map(({ field, value, ...meaning }) => [keyOf(field, value), meaning as Meaning]),
  )
  const readied = { mapping, sources, meanings, months }
  return (cells) => rowOf(cells, names.length, readied)
}

const keyOf = (field: MappedField, value: string): string => `${field}\u0000${valueKey(value)}`

function rowOf(cells: readonly string[], width: number, readied: Readied): MappedRow {
  const { fixed } = readied.mapping
  const problems: Problem[] = []
  const record: Record<string, unknown> = {}
  if (fixed.source_kind !== null) record.source_kind = fixed.source_kind
  if (fixed.force !== null) record.force = fixed.force
  for (const { field, at } of readied.sources) {
    const texts = at.map((place) => (cells[place] ?? '').trim()).filter((text) => text !== '')
    for (const text of texts) {
      // A person may have said that it states nothing.
      const said = readied.meanings.get(keyOf(field, text))?.as ?? 'WORD'
      const error = said === 'WORD' ? sheetErrorIn(text) : null
      if (error !== null) problems.push(sheetError(field, error))
    }
    record[field] = valueOf(field, texts, readied, problems)
  }
  if (cells.slice(width).some((cell) => cell.trim() !== ''))
    problems.push({
      code: 'EXTRA_CELLS',
      message: 'The row has more cells than the heading has names',
    })
  return { record, problems }
}

const sheetError = (field: MappedField, error: string): Problem => ({
  code: 'SPREADSHEET_ERROR',
  message: `A cell for ${FIELDS[field].label.toLowerCase()} ${error}`,
  field,
})

function valueOf(
  field: MappedField,
  texts: readonly string[],
  readied: Readied,
  problems: Problem[],
): unknown {
  if (isList(field)) {
    const words = texts.flatMap(splitList)
    if (!isClosed(field)) return words
    return words
      .map((word) => meant(field, word, readied, problems))
      .filter((word) => word !== null)
  }
  if (isClosed(field)) return meant(field, texts[0] ?? '', readied, problems) || null
  const text = FIELDS[field].kind === 'PARTS' ? inParts(texts) : joined(field, texts)
  if (text === null) return null
  if (FIELDS[field].kind === 'NUMBER') return numberOf(field, text)
  return FIELDS[field].kind === 'DATE' ? dateOf(text, readied, problems) : text
}

function meant(
  field: MappedField,
  word: string,
  { meanings }: Readied,
  problems: Problem[],
): string | null {
  const meaning = word.length > LONGEST_VALUE ? undefined : meanings.get(keyOf(field, word))
  if (meaning === undefined || meaning.as === 'WORD') return word
  if (meaning.as === 'ENTRY') return meaning.entry
  if (meaning.as === 'UNKNOWN') return null
  problems.push({
    code: 'REJECTED_BY_MAPPING',
    message:
      word === ''
        ? `The mapping rejects rows without ${FIELDS[field].label.toLowerCase()}`
        : `The mapping rejects rows with "${word}"`,
    field,
  })
  return word
}

/** An id of several columns: a register numbers complaints, and the officers of each. */
const inParts = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : texts.join(' / ')

/** Texts of several columns one after the other, each as a sentence or clause of its own. */
function joined(field: MappedField, texts: readonly string[]): string | null {
  const mark = field === 'culpability' || field === 'harm' ? ';' : '.'
  return texts.reduce<string | null>((before, text) => {
    if (before === null) return text
    return /[.?!;:]$/.test(before) ? `${before} ${text}` : `${before}${mark} ${text}`
  }, null)
}

const UNITS: Partial<Record<MappedField, RegExp>> = {
  outcome_period_months: /\s*(?:months?|mths?)\.?$/i,
  length_of_service_years: /\s*(?:years?|yrs?)\.?$/i,
}

/** What does not read as a number stays as it is, so that the importer can say what is wrong. */
function numberOf(field: MappedField, text: string): number | string {
  const plain = text.length > 40 ? text : text.replace(UNITS[field] ?? /$/, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

function dateOf(text: string, { mapping, months }: Readied, problems: Problem[]): string {
  const date = readDate(text, mapping.dates, months)
  if (date !== null) return date
  problems.push({
    code: 'UNREADABLE_DATE',
    message: `The date "${text.slice(0, 60)}" cannot be read${ORDERS[mapping.dates ?? 'NONE']}`,
    field: 'hearing_date',
  })
  return text
}

const ORDERS = {
  DAY_FIRST: ' with the day first',
  MONTH_FIRST: ' with the month first',
  NONE: '',
} as const
