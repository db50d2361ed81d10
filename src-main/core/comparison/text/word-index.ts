import { roundTo6 } from '../../statistics/round.ts'
import type { SearchTerm } from '../words.ts'
import { findPhrases } from './phrases.ts'
import { openPostings } from './postings.ts'
import { openWordReader } from './read-words.ts'

/**
 * The words of a library in memory, ranked by Okapi bm25 (S. Robertson and H. Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009) as the full-text search of the database
 * ranks them, to the sixth decimal; only far sooner.
 */
export type WordIndex = {
  /** Adds the texts of a case, or puts them in the place of those of the same slot. */
  readonly put: (slot: number, texts: readonly string[]) => void
  /** Relevance by slot, 0 where none of the terms stands; null where none stands anywhere. */
  readonly rank: (terms: readonly SearchTerm[]) => Float64Array | null
}

/** What words come to without their endings; null for what the search index takes for no word. */
export type Stems = (words: readonly string[]) => readonly (string | null)[]

// The parameters of the database's bm25, and its weight of a term that stands in half of all cases.
const K1 = 1.2
const B = 0.75
const LEAST_IDF = 1e-6
/** Relevance of a case that holds a term and comes to nothing by it. */
const LEAST = 1e-6

/** @param phrases Terms of several words that may be asked for: they are found while reading. */
export function openWordIndex(phrases: readonly SearchTerm[], stems: Stems): WordIndex {
  const reader = openWordReader()
  const postings = openPostings()
  const numberOf = new Map<string, number>()
  const stemAt: string[] = []
  /** Term of each word read so far; -1 where it is none. */
  const termOf: number[] = []
  const waiting: { readonly slot: number; readonly texts: readonly (readonly number[])[] }[] = []
  // Every time a case is put it is a new document; the one before is dead.
  const slotOf: number[] = []
  const lengthOf: number[] = []
  const docOf: number[] = []
  let docs = 0
  let length = 0
  let sorted: readonly string[] | null = null
  const newTerm = (text: string): number => {
    stemAt.push(text)
    return postings.addTerm()
  }
  const phraseTerms = findPhrases(phrases, stems, newTerm)

  const learn = () => {
    const fresh = reader.words.slice(termOf.length)
    if (fresh.length === 0) return
    for (const [i, stem] of stems(fresh).entries()) {
      // A word that is its own stem is kept once.
      const text = stem === fresh[i] ? (fresh[i] ?? '') : stem
      const known = text === null ? -1 : numberOf.get(text)
      const term = known ?? newTerm(text ?? '')
      if (known === undefined && text !== null) numberOf.set(text, term)
      termOf.push(term)
    }
    sorted = null
  }

  const bury = (doc: number | undefined) => {
    if (doc === undefined) return
    slotOf[doc] = -1
    docs -= 1
    length -= lengthOf[doc] ?? 0
  }

  const settle = () => {
    learn()
    for (const { slot, texts } of waiting.splice(0)) {
      bury(docOf[slot])
      const times = new Map<number, number>()
      const count = (term: number) => times.set(term, (times.get(term) ?? 0) + 1)
      let size = 0
      for (const text of texts) {
        const said = text.map((word) => termOf[word] ?? -1).filter((term) => term >= 0)
        size += said.length
        for (const term of said) count(term)
        phraseTerms.each(said, stemAt, count)
      }
      const doc = slotOf.push(slot) - 1
      lengthOf.push(size)
      docOf[slot] = doc
      docs += 1
      length += size
      for (const [term, many] of times) postings.add(term, doc, many)
    }
  }

  const numbersOf = ({ words, prefix }: SearchTerm): readonly number[] => {
    if (words.length > 1) return phraseTerms.numberOf(words, prefix)
    const stem = stems(words)[0]
    if (stem === null || stem === undefined) return []
    if (!prefix) return [numberOf.get(stem) ?? []].flat()
    sorted ??= [...numberOf.keys()].sort()
    const from = placeIn(sorted, stem)
    const found: number[] = []
    for (let i = from; sorted[i]?.startsWith(stem) === true; i++)
      found.push(numberOf.get(sorted[i] ?? '') ?? 0)
    return found
  }

  const rank = (terms: readonly SearchTerm[]): Float64Array | null => {
    settle()
    const relevance = new Float64Array(docOf.length)
    const times = new Uint32Array(slotOf.length)
    const mean = length / Math.max(1, docs)
    let any = false
    for (const term of terms) {
      const found: number[] = []
      for (const number of numbersOf(term))
        postings.each(number, (doc, many) => {
          if (times[doc] === 0 && (slotOf[doc] ?? -1) >= 0) found.push(doc)
          times[doc] = (times[doc] ?? 0) + many
        })
      const idf = Math.max(LEAST_IDF, Math.log((docs - found.length + 0.5) / (found.length + 0.5)))
      for (const doc of found) {
        const slot = slotOf[doc] ?? 0
        const many = times[doc] ?? 0
        const among = 1 - B + (B * (lengthOf[doc] ?? 0)) / mean
        relevance[slot] = (relevance[slot] ?? 0) + idf * ((many * (K1 + 1)) / (many + K1 * among))
      }
      any ||= found.length > 0
      times.fill(0)
    }
    if (!any) return null
    for (let slot = 0; slot < relevance.length; slot++) {
      const value = relevance[slot] ?? 0
      if (value > 0) relevance[slot] = Math.max(LEAST, roundTo6(value))
    }
    return relevance
  }

  return {
    put: (slot, texts) => {
      waiting.push({ slot, texts: texts.map(reader.read) })
      if (waiting.length >= AT_A_TIME) settle()
    },
    rank,
  }
}

/** Cases whose new words are reduced to their stems together. */
const AT_A_TIME = 200

/** Place of the first text that is not before another, by code units. */
function placeIn(sorted: readonly string[], text: string): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? '') < text) from = middle + 1
    else to = middle
  }
  return from
}
