import { z } from 'zod'

// The text part of retrieval: which words of an account are searched for. What the words are is
// data (resources/thesaurus.json); this file only applies it.

/** A word, a word ending in `*` for any ending, or a phrase of such words. */
const pattern = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[\p{Ll}\p{N}]+\*?( [\p{Ll}\p{N}]+\*?)*$/u, 'Lower-case words, each may end with *')

export const thesaurusSchema = z.object({
  version: z.string(),
  notes: z.array(z.string()).readonly(),
  /** Words that tell one account from another in no way. */
  stopWords: z.array(pattern).readonly(),
  /** Words that name, or give away, a protected characteristic: never searched for. */
  protectedWords: z.array(pattern).readonly(),
  /** Words that stand for each other in this field. */
  rings: z
    .array(
      z.object({
        id: z.string(),
        /** Allegation types that bring the ring in without any of its words. */
        types: z.array(z.string()).readonly(),
        words: z.array(pattern).min(1).readonly(),
      }),
    )
    .readonly(),
})
export type Thesaurus = z.infer<typeof thesaurusSchema>

/** Words in a row, each the beginning of a word where `prefix` is set on the last. */
export type SearchTerm = { readonly words: readonly string[]; readonly prefix: boolean }

const MOST_READ = 20_000
const MOST_WORDS = 40
const MOST_FROM_RINGS = 24
const SHORTEST = 3
const LONGEST = 30

/** The words of a text in lower case, as the index sees them: letters and digits only. */
export function tokens(text: string): readonly string[] {
  return (
    text
      .slice(0, MOST_READ)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/**
 * What to search for: the telling words of the account, most used first, then those that stand for
 * them in this field. Words of protected characteristics and figures are never among them.
 */
export function searchTerms(
  narrative: string,
  allegationTypes: readonly string[],
  thesaurus: Thesaurus,
): readonly SearchTerm[] {
  const read = tokens(narrative)
  const isProtected = matcher(thesaurus.protectedWords)
  const isStop = matcher(thesaurus.stopWords)
  const counts = new Map<string, number>()
  for (const word of read)
    if (isTelling(word) && !isProtected(word) && !isStop(word)) {
      const stem = stemOf(word)
      counts.set(stem, (counts.get(stem) ?? 0) + 1)
    }
  // A stable sort: equally used words stay in the order of the text.
  const own = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_WORDS)
  const terms = own.map(([stem]): SearchTerm => ({ words: [stem], prefix: true }))
  const known = new Set(own.map(([stem]) => stem))
  const rings = thesaurus.rings
    .filter(({ types, words }) => types.some(within(allegationTypes)) || words.some(occursIn(read)))
    .flatMap(({ words }) => words.map(termOf))
    .filter(({ words }) => words.length > 1 || !known.has(words[0] ?? ''))
  return [...terms, ...unique(rings).slice(0, MOST_FROM_RINGS)]
}

/** What may stand for one word of a filter: the word itself, and the words of its rings. */
export type WordGroup = readonly SearchTerm[]

/** The telling words of a text, each with all that stands for it, in the order of the text. */
export function wordGroups(text: string, thesaurus: Thesaurus): readonly WordGroup[] {
  const read = tokens(text)
  const isProtected = matcher(thesaurus.protectedWords)
  const isStop = matcher(thesaurus.stopWords)
  const groups = new Map<string, WordGroup>()
  for (const [at, word] of read.entries()) {
    if (!isTelling(word) || isProtected(word) || isStop(word)) continue
    const stem = stemOf(word)
    const rings = thesaurus.rings.filter(({ words }) => words.some(standsAt(read, at)))
    const others = rings.flatMap(({ words }) => words.map(termOf))
    const known = groups.get(stem) ?? [{ words: [stem], prefix: true }]
    groups.set(stem, unique([...known, ...others]))
    if (groups.size === MOST_WORDS) break
  }
  return [...groups.values()]
}

/** How many of so many words a case has to hold: each of a few; of more, half. */
export const leastWords = (count: number): number =>
  Math.min(count, Math.max(ALL_OF, Math.ceil(count / 2)))
const ALL_OF = 3

/** Every term of several words that the thesaurus can bring in. */
export const phrasesIn = ({ rings }: Thesaurus): readonly SearchTerm[] =>
  unique(rings.flatMap(({ words }) => words.map(termOf))).filter(({ words }) => words.length > 1)

/**
 * The same as an FTS5 expression. Every word is quoted and holds letters and digits only, so no
 * text can be read as an operator. Empty where there is nothing to search for: run no query then.
 */
export function wordsQuery(
  narrative: string,
  allegationTypes: readonly string[],
  thesaurus: Thesaurus,
): string {
  return searchTerms(narrative, allegationTypes, thesaurus)
    .map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`)
    .join(' OR ')
}

const isTelling = (word: string) =>
  word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word)

const within = (values: readonly string[]) => (value: string) => values.includes(value)

/** One look-up for whole words, and one pass over the beginnings. */
function matcher(patterns: readonly string[]): (word: string) => boolean {
  const whole = new Set(patterns.filter((text) => !text.endsWith('*')))
  const starts = patterns.filter((text) => text.endsWith('*')).map((text) => text.slice(0, -1))
  return (word) => whole.has(word) || starts.some((start) => word.startsWith(start))
}

const ENDINGS = ['ingly', 'edly', 'ings', 'ing', 'ies', 'ied', 'ed', 'es', 'ly', 's', 'y', 'e']
const SHORTEST_STEM = 4

/** Beginning of a word that its other forms share: "searches", "searched", "searching". */
export function stemOf(word: string): string {
  const ending = ENDINGS.find(
    (end) => word.endsWith(end) && word.length - end.length >= SHORTEST_STEM,
  )
  return ending === undefined ? word : word.slice(0, word.length - ending.length)
}

/** A phrase may end in `*` only at its last word, as FTS5 has it; a star before that is dropped. */
const termOf = (text: string): SearchTerm => ({
  words: text.split(' ').map((word) => word.replace('*', '')),
  prefix: text.endsWith('*'),
})

const unique = (terms: readonly SearchTerm[]): readonly SearchTerm[] => [
  ...new Map(
    terms.map((term) => [`${term.words.join(' ')}${term.prefix ? '*' : ''}`, term]),
  ).values(),
]

const fitsAt = (read: readonly string[], words: readonly string[], at: number): boolean =>
  words.every((word, i) => {
    const token = read[at + i]
    if (token === undefined) return false
    return word.endsWith('*') ? token.startsWith(word.slice(0, -1)) : token === word
  })

const occursIn = (read: readonly string[]) => (text: string) => {
  const words = text.split(' ')
  return read.some((_, at) => fitsAt(read, words, at))
}

/** Whether a word, or a phrase that it is part of, stands at a place. */
const standsAt = (read: readonly string[], at: number) => (text: string) => {
  const words = text.split(' ')
  return words.some((_, i) => fitsAt(read, words, at - i))
}
