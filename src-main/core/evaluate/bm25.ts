import { stemOf, tokens, type SearchTerm } from '../comparison/words.ts'

// The text relevance of the index, worked out in memory, so that the self-test needs no database:
// the same formula and constants as SQLite's bm25().
const K1 = 1.2
const B = 0.75
const LEAST_IDF = 1e-6
/** Accounts read between two looks at the clock. */
const SLICE = 50

export type TextIndex = {
  readonly refs: readonly string[]
  /** Document frequency and counts by document of a term. */
  readonly lookUp: (term: SearchTerm) => ReadonlyMap<number, number>
  readonly lengths: readonly number[]
  readonly averageLength: number
}

export type TextDocument = { readonly ref: string; readonly text: string }

/** Yields as it goes. */
export function* indexTextsInSteps(
  documents: readonly TextDocument[],
): Generator<undefined, TextIndex> {
  const read: (readonly string[])[] = []
  const postings = new Map<string, Map<number, number[]>>()
  for (const [document, { text }] of documents.entries()) {
    const words = tokens(text)
    read.push(words)
    words.forEach((word, at) => {
      const byDocument = postings.get(word) ?? new Map<number, number[]>()
      postings.set(word, byDocument)
      const places = byDocument.get(document) ?? []
      byDocument.set(document, places)
      places.push(at)
    })
    if (document % SLICE === 0) yield
  }
  const vocabulary = [...postings.keys()].sort()
  const seen = new Map<string, ReadonlyMap<number, number>>()
  const lookUp = (term: SearchTerm) => {
    const key = `${term.words.join(' ')}${term.prefix ? '*' : ''}`
    const counts = seen.get(key) ?? countTerm(term, read, postings, vocabulary)
    seen.set(key, counts)
    return counts
  }
  const lengths = read.map((words) => words.length)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return {
    refs: documents.map(({ ref }) => ref),
    lookUp,
    lengths,
    averageLength: total / Math.max(1, lengths.length),
  }
}

/**
 * Relevance of every document that holds one of the terms, by reference, 0 or more. Yields between
 * terms: the first who asks for one waits until it is looked up.
 */
export function* rankTextsInSteps(
  index: TextIndex,
  terms: readonly SearchTerm[],
): Generator<undefined, ReadonlyMap<string, number>> {
  const scores = new Map<number, number>()
  for (const term of terms) {
    yield
    const counts = index.lookUp(term)
    const n = index.refs.length
    const idf = Math.max(LEAST_IDF, Math.log((n - counts.size + 0.5) / (counts.size + 0.5)))
    for (const [document, count] of counts) {
      const length = (index.lengths[document] ?? 0) / index.averageLength
      const weight = (count * (K1 + 1)) / (count + K1 * (1 - B + B * length))
      scores.set(document, (scores.get(document) ?? 0) + idf * weight)
    }
  }
  return new Map([...scores].map(([document, score]) => [index.refs[document] ?? '', score]))
}

/** Every word of an account, as plain search takes it: no thesaurus, nothing left out. */
export const plainTerms = (text: string): readonly SearchTerm[] =>
  [...new Set(tokens(text).map(stemOf))].map((stem) => ({ words: [stem], prefix: true }))

type Postings = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>

function countTerm(
  { words, prefix }: SearchTerm,
  read: readonly (readonly string[])[],
  postings: Postings,
  vocabulary: readonly string[],
): ReadonlyMap<number, number> {
  const last = words.length - 1
  const counts = new Map<number, number>()
  const firsts = startingWith(vocabulary, words[0] ?? '', prefix && last === 0)
  for (const first of firsts)
    for (const [document, places] of postings.get(first) ?? [])
      for (const at of places) {
        const follows = words.every((word, i) => {
          const token = read[document]?.[at + i]
          return i === last && prefix ? token?.startsWith(word) === true : token === word
        })
        if (follows) counts.set(document, (counts.get(document) ?? 0) + 1)
      }
  return counts
}

/** Words of a sorted vocabulary that are, or with `prefix` begin with, a text. */
function startingWith(
  vocabulary: readonly string[],
  text: string,
  prefix: boolean,
): readonly string[] {
  let low = 0
  let high = vocabulary.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((vocabulary[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  let end = low
  const fits = (word: string | undefined) =>
    word !== undefined && (prefix ? word.startsWith(text) : word === text)
  while (fits(vocabulary[end])) end += 1
  return vocabulary.slice(low, end)
}
