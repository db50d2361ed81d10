import type { ImportTables } from '../tables.ts'
import { tableKey } from '../words.ts'
import { asksOrder, orderTold } from './dates.ts'
import { entriesOf, isClosed, readAs, refusesStrangers, type Entry } from './fields.ts'
import { valuesOf, type ColumnLook, type TableLook } from './look.ts'
import {
  MAPPED_FIELDS,
  MAPPING_FORMAT,
  type MappedField,
  type MappedValue,
  type Meaning,
  type TableMapping,
} from './mapping.ts'

/** A heading as it is compared: lower-case words, whatever stood between them. */
export const headingWords = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const OWN_NAME = 1_000
const KNOWN_NAME = 900

/** How much a heading looks like the name of a field; 0 not at all. */
function likeness(words: string, field: MappedField, { vocabulary }: ImportTables): number {
  if (words === headingWords(field)) return OWN_NAME
  const known = vocabulary.headings.fields[field]
  if (known === undefined || words === '') return 0
  if (known.names.includes(words)) return KNOWN_NAME - known.names.indexOf(words)
  const last = words.split(' ').at(-1) ?? ''
  const within = known.within.filter(
    (phrase) => hasWords(words, phrase) && (!TURNS.includes(last) || hasWords(phrase, last)),
  )
  const longest = Math.max(0, ...within.map((phrase) => phrase.split(' ').length))
  return longest === 0 ? 0 : 100 + 10 * longest - Math.min(9, words.split(' ').length)
}

/** Last words that make a heading another thing: a penalty id is no penalty. */
const TURNS: readonly string[] = ['id', 'code', 'no', 'number', 'date', 'by', 'count']

const hasWords = (words: string, phrase: string): boolean => ` ${words} `.includes(` ${phrase} `)

/** True where a heading seems to name a person or a protected characteristic, which no precedent has. */
export const seemsPrivate = (heading: string, { vocabulary }: ImportTables): boolean => {
  const words = headingWords(heading)
  const { fields, private: phrases } = vocabulary.headings
  // "Force name" names no person.
  if (Object.values(fields).some(({ names }) => names.includes(words))) return false
  return phrases.some((phrase) => hasWords(words, phrase))
}

/**
 * Which field each heading seems to stand for, from its words alone: no field twice, the likest
 * first, of two alike the first column. A guess, and to be shown as one.
 */
export function guessFields(
  headings: readonly string[],
  tables: ImportTables,
): readonly (MappedField | null)[] {
  const guesses: (MappedField | null)[] = headings.map(() => null)
  const candidates = headings.flatMap((heading, column) => {
    if (seemsPrivate(heading, tables)) return []
    const words = headingWords(heading)
    return MAPPED_FIELDS.map((field) => ({ column, field, like: likeness(words, field, tables) }))
  })
  const byLikeness = candidates.filter(({ like }) => like > 0).sort((a, b) => b.like - a.like)
  const taken = new Set<MappedField>()
  for (const { column, field } of byLikeness) {
    if (guesses[column] !== null || taken.has(field)) continue
    guesses[column] = field
    taken.add(field)
  }
  return guesses
}

/**
 * What a word of a table seems to mean: what the importer reads as it stands stays as it stands; else
 * the entry whose words stand within it, unless it denies them; else nothing is guessed.
 */
export function guessMeaning(field: MappedField, word: string, tables: ImportTables): Meaning {
  if (word === '') return { as: field === 'outcome' ? 'REJECT' : 'UNKNOWN' }
  const read = readAs(field, word, tables)
  if (typeof read === 'string') return { as: 'WORD' }
  // A row without an outcome is no precedent, so that there "unknown" is no answer.
  if (field !== 'outcome' && (read === null || saysNothing(word, tables))) return { as: 'UNKNOWN' }
  const within = entryWithin(field, word, tables)
  if (within !== null) return { as: 'ENTRY', entry: within }
  return { as: refusesStrangers(field) ? 'REJECT' : 'WORD' }
}

const saysNothing = (word: string, { vocabulary }: ImportTables): boolean =>
  vocabulary.notStated.includes(tableKey(word))

function entryWithin(field: MappedField, word: string, tables: ImportTables): string | null {
  const words = headingWords(word)
  const phrases = phrasesOf(field, tables).filter(({ phrase }) => hasWords(words, phrase))
  const longest = phrases.reduce<Phrase | null>(
    (best, one) => (best === null || one.phrase.length > best.phrase.length ? one : best),
    null,
  )
  if (longest === null) return null
  const rest = ` ${words} `.replace(` ${longest.phrase} `, ' ').trim().split(' ')
  const denied = rest.some((one) => tables.vocabulary.language.negators.includes(one))
  return denied ? null : longest.entry
}

type Phrase = { readonly phrase: string; readonly entry: string }

/** The words of a field's list, and its labels, with the entry of each. */
function phrasesOf(field: MappedField, tables: ImportTables): readonly Phrase[] {
  const { vocabulary } = tables
  const entries = entriesOf(field, tables)
  const labels = entries.map(({ label, entry }) => ({ phrase: headingWords(label), entry }))
  const lists: Partial<Record<MappedField, Readonly<Record<string, unknown>>>> = {
    outcome: vocabulary.outcomes,
    finding: vocabulary.findings,
    proceedings: vocabulary.proceedings,
    officer_rank: vocabulary.ranks,
    standards_breached: vocabulary.standards,
  }
  const words = Object.keys(lists[field] ?? {}).flatMap((key) => {
    const entry = sameEntry(field, key, entries, tables)
    return entry === undefined ? [] : [{ phrase: headingWords(key), entry }]
  })
  const answers = Object.entries(vocabulary.headings.answers[field] ?? {}).map(
    ([phrase, entry]): Phrase => ({ phrase, entry }),
  )
  return [...words, ...labels, ...answers].filter(({ phrase }) => phrase.length > 3)
}

/** The entry that is read as the same thing as a word of the list. */
const sameEntry = (
  field: MappedField,
  word: string,
  entries: readonly Entry[],
  tables: ImportTables,
): string | undefined => {
  const read = readAs(field, word, tables)
  return typeof read === 'string' ? entries.find(({ label }) => label === read)?.entry : undefined
}

/** A word of the table with what it seems to mean; `reads` is the label of a word that is known. */
export type GuessedValue = {
  readonly value: string
  readonly rows: number
  readonly reads: string | null
  readonly meaning: Meaning
}

/** Values of one field that are asked about at most: the rest is read as it stands. */
export const MOST_ASKED = 200

/** What the columns for one field hold, each word with its guess, the most frequent first. */
export function guessValues(
  field: MappedField,
  columns: readonly ColumnLook[],
  tables: ImportTables,
): { readonly values: readonly GuessedValue[]; readonly otherRows: number } {
  const { values, otherRows } = valuesOf(field, columns)
  const asked = values.slice(0, MOST_ASKED)
  return {
    values: asked.map(({ value, rows }) => ({
      value,
      rows,
      reads: value === '' ? null : (readAs(field, value, tables) ?? null),
      meaning: guessMeaning(field, value, tables),
    })),
    otherRows: values.slice(MOST_ASKED).reduce((sum, { rows }) => sum + rows, otherRows),
  }
}

/** The whole mapping that a table's headings, values and dates suggest; for a person to look over. */
export function guessMapping(look: TableLook, tables: ImportTables): TableMapping {
  const fields = guessFields(
    look.columns.map(({ heading }) => heading),
    tables,
  )
  const columns = look.columns.map(({ heading, nth }, at) => {
    const field = fields[at] ?? null
    return { heading, nth, fields: field === null ? [] : [field] }
  })
  const standing = (field: MappedField) => look.columns.filter((_, at) => fields[at] === field)
  const [dated] = standing('hearing_date')
  return {
    format: MAPPING_FORMAT,
    version: 1,
    columns,
    dates: dated !== undefined && asksOrder(dated.dates) ? orderTold(dated.dates) : null,
    fixed: { force: null, source_kind: null },
    values: MAPPED_FIELDS.filter(isClosed).flatMap((field) =>
      guessValues(field, standing(field), tables).values.map(({ value, meaning }): MappedValue => ({
        field,
        value,
        ...meaning,
      })),
    ),
  }
}
