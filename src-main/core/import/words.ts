import type { Gives, RuleList } from './vocabulary-table.ts'
import { findRules, type ImportTables, type PhraseReading } from './tables.ts'
import type { PhraseHit } from './phrases.ts'

/** A word as the table's keys write it: lower case, spaces, no doubled blanks. */
export const tableKey = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\-\s]+/g, ' ')
    .trim()

/** Looks a key up without touching an object's prototype. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined => {
  const key = tableKey(word)
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** True where the words only say that nothing is stated. */
export const saysNothing = (text: string, tables: ImportTables): boolean => {
  const key = tableKey(text).replace(/[.;,]+$/, '')
  return tables.vocabulary.notStated.includes(key)
}

const MOST_LABELS = 20_000
const LONGEST_LABEL = 200

/**
 * Reads one phrase by a list's own rules, then, where they know no word of it, by its fallbacks.
 * Null where no rule knows a word of it.
 */
export function readPhrase(
  phrase: string,
  list: RuleList,
  tables: ImportTables,
): PhraseReading | null {
  const key = `${list}:${phrase}`
  const before = tables.labels.get(key)
  if (before !== undefined) return before
  const reading = readAnew(phrase, list, tables)
  if (tables.labels.size >= MOST_LABELS) tables.labels.clear()
  if (phrase.length <= LONGEST_LABEL) tables.labels.set(key, reading)
  return reading
}

function readAnew(phrase: string, list: RuleList, tables: ImportTables): PhraseReading | null {
  for (const name of [list, ...tables.vocabulary.fallbacks[list]]) {
    const hits = findRules(phrase, tables.rules[name])
    if (hits.length > 0) return readingOf(hits, tables.vocabulary.rules[name])
  }
  return null
}

/** A tag of the conduct vocabulary: by its own entry, else by the words in it. */
export function readTag(tag: string, tables: ImportTables): PhraseReading | null {
  const entry = lookUp(tables.vocabulary.tags, tag)
  if (entry !== undefined) return { present: [entry], denied: [] }
  return readPhrase(tableKey(tag), 'conduct', tables)
}

function readingOf(hits: readonly PhraseHit[], rules: readonly Gives[]): PhraseReading {
  const affirmed = hits.filter((hit) => !hit.negated).map((hit) => hit.rule)
  const denied = hits.map((hit) => hit.rule).filter((rule) => !affirmed.includes(rule))
  const take = (numbers: readonly number[]) =>
    [...new Set(numbers)].flatMap((number) => rules[number] ?? [])
  return { present: take(affirmed), denied: take(denied) }
}
