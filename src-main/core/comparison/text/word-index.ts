import { wider } from '../../columns.ts'
import { roundTo6 } from '../../statistics/round.ts'
import type { SearchTerm, WordGroup } from '../words.ts'
import { findPhrases } from './phrases.ts'
import { openPostings } from './postings.ts'
import { newRow, push, readWords } from './read-words.ts'
import { hashOf, openVocabulary } from './vocabulary.ts'

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
  /** 1 by slot where at least so many of the groups have one of their terms, 0 elsewhere. */
  readonly holding: (groups: readonly WordGroup[], least: number) => Int32Array
}

/** What words come to without their endings; null for what the search index takes for no word. */
export type Stems = (words: readonly string[]) => readonly (string | null)[]

// The parameters of the database's bm25, and its weight of a term that stands in half of all cases.
const K1 = 1.2
const B = 0.75
const LEAST_IDF = 1e-6
const NO_STEM = 1
const STEM = 2
/** Relevance of a case that holds a term and comes to nothing by it. */
const LEAST = 1e-6

/** @param phrases Terms of several words that may be asked for: they are found while reading. */
export function openWordIndex(phrases: readonly SearchTerm[], stems: Stems): WordIndex {
  const words = openVocabulary()
  const postings = openPostings()
  const phraseTerms = findPhrases(phrases, stems, words.is)
  /** Of each word: nought while its stem is not known, `NO_STEM`, or the stem and `STEM` more. */
  let stemOf = new Int32Array(0)
  // What was put and not yet taken in: words of all texts in a row, and where each text ends.
  const waiting: { readonly slot: number; readonly ends: readonly number[] }[] = []
  const said = newRow()
  const terms = newRow()
  let times = new Int32Array(1 << 12)
  // Every time a case is put it is a new document; the one before is dead.
  const slotOf: number[] = []
  const lengthOf: number[] = []
  const docOf: number[] = []
  let docs = 0
  let length = 0
  // Of one term while it is ranked: how often it stands in each document, and in which it does.
  let many = new Int32Array(0)
  let found = new Int32Array(0)

  /** Finds the stems of the words that wait and are new; a stem is a word like any other. */
  const learn = () => {
    const fresh: number[] = []
    while (stemOf.length < words.size()) stemOf = wider(stemOf)
    for (let i = 0; i < said.length; i++) {
      const word = said.values[i] ?? 0
      if (stemOf[word] !== 0) continue
      stemOf[word] = NO_STEM
      fresh.push(word)
    }
    for (const [i, text] of stems(fresh.map(words.textAt)).entries()) {
      if (text === null) continue
      const stem = words.add(text, 0, text.length, hashOf(text))
      phraseTerms.meet(stem, text)
      stemOf[fresh[i] ?? 0] = stem + STEM
    }
    while (times.length < phraseTerms.count + words.size()) times = wider(times)
  }

  const bury = (doc: number | undefined) => {
    if (doc === undefined) return
    slotOf[doc] = -1
    docs -= 1
    length -= lengthOf[doc] ?? 0
  }

  const count = (term: number) => {
    const before = times[term] ?? 0
    if (before === 0) push(terms, term)
    times[term] = before + 1
  }

  /** Counts the terms of one text, which its words give way to; returns how many there are. */
  const countText = (from: number, to: number): number => {
    const { values } = said
    let end = from
    for (let at = from; at < to; at++) {
      const stem = (stemOf[values[at] ?? 0] ?? NO_STEM) - STEM
      if (stem < 0) continue
      values[end++] = stem
      count(phraseTerms.count + stem)
    }
    phraseTerms.each(values, from, end, count)
    return end - from
  }

  const settle = () => {
    learn()
    let from = 0
    for (const { slot, ends } of waiting.splice(0)) {
      bury(docOf[slot])
      let size = 0
      for (const to of ends) {
        size += countText(from, to)
        from = to
      }
      const doc = slotOf.push(slot) - 1
      lengthOf.push(size)
      docOf[slot] = doc
      docs += 1
      length += size
      for (let i = 0; i < terms.length; i++) {
        const term = terms.values[i] ?? 0
        postings.add(term, doc, times[term] ?? 0)
        times[term] = 0
      }
      terms.length = 0
    }
    said.length = 0
  }

  const numbersOf = (term: SearchTerm): readonly number[] => {
    if (term.words.length > 1) return phraseTerms.numberOf(term.words, term.prefix)
    const stem = stems(term.words)[0]
    if (stem === null || stem === undefined) return []
    const found = term.prefix ? words.beginningWith(stem) : [words.find(stem)]
    return found.filter((id) => id >= 0).map((id) => phraseTerms.count + id)
  }

  const makeReady = () => {
    settle()
    while (many.length < slotOf.length) {
      many = wider(many)
      found = wider(found)
    }
  }

  const rank = (asked: readonly SearchTerm[]): Float64Array | null => {
    makeReady()
    const relevance = new Float64Array(docOf.length)
    const mean = length / Math.max(1, docs)
    let any = false
    for (const term of asked) {
      let size = 0
      for (const number of numbersOf(term))
        postings.each(number, (doc, more) => {
          if ((slotOf[doc] ?? -1) < 0) return
          const before = many[doc] ?? 0
          if (before === 0) found[size++] = doc
          many[doc] = before + more
        })
      const idf = Math.max(LEAST_IDF, Math.log((docs - size + 0.5) / (size + 0.5)))
      for (let i = 0; i < size; i++) {
        const doc = found[i] ?? 0
        const slot = slotOf[doc] ?? 0
        const often = many[doc] ?? 0
        many[doc] = 0
        const among = 1 - B + (B * (lengthOf[doc] ?? 0)) / mean
        relevance[slot] = (relevance[slot] ?? 0) + idf * ((often * (K1 + 1)) / (often + K1 * among))
      }
      any ||= size > 0
    }
    return any ? rounded(relevance) : null
  }

  const holding = (groups: readonly WordGroup[], least: number): Int32Array => {
    makeReady()
    const held = new Int32Array(docOf.length)
    for (const group of groups) {
      let size = 0
      for (const number of group.flatMap(numbersOf))
        postings.each(number, (doc) => {
          if ((slotOf[doc] ?? -1) < 0 || many[doc] === 1) return
          many[doc] = 1
          found[size++] = doc
        })
      for (let i = 0; i < size; i++) {
        const doc = found[i] ?? 0
        const slot = slotOf[doc] ?? 0
        many[doc] = 0
        held[slot] = (held[slot] ?? 0) + 1
      }
    }
    for (let slot = 0; slot < held.length; slot++) held[slot] = (held[slot] ?? 0) >= least ? 1 : 0
    return held
  }

  return {
    put: (slot, texts) => {
      const ends = texts.map((text) => {
        readWords(text, words, said)
        return said.length
      })
      waiting.push({ slot, ends })
      if (waiting.length >= AT_A_TIME) settle()
    },
    rank,
    holding,
  }
}

function rounded(relevance: Float64Array): Float64Array {
  for (let slot = 0; slot < relevance.length; slot++) {
    const value = relevance[slot] ?? 0
    if (value > 0) relevance[slot] = Math.max(LEAST, roundTo6(value))
  }
  return relevance
}

/** Cases whose new words are reduced to their stems together. */
const AT_A_TIME = 200
