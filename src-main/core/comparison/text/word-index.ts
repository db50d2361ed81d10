import { wider } from '../../columns.ts'
import { roundTo6 } from '../../statistics/round.ts'
import type { SearchTerm, WordGroup } from '../words.ts'
import { findPhrases } from './phrases.ts'
import { openPostings, type Entries } from './postings.ts'
import { readWords } from './read-words.ts'
import { newRow, push } from './row.ts'
import { hashOf, openVocabulary } from './vocabulary.ts'

/**
 * The words of a library in memory, ranked by Okapi bm25 (S. Robertson and H. Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009) as the full-text search of the database
 * ranks them, to the sixth decimal; only far sooner.
 */
export type WordIndex = {
  /** Adds the texts of a case, or puts them in the place of those of the same slot. */
  readonly put: (slot: number, texts: readonly string[]) => void
  /**
   * Relevance by slot, 0 where none of the terms stands; null where none stands anywhere. To be read
   * only: the same terms are answered with it again, and others write it over.
   */
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
const DEAD = -1
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
  const slotOf = newRow()
  const lengthOf = newRow()
  const docOf: number[] = []
  let docs = 0
  let length = 0
  // Of one term while it is ranked: how often it stands in each document, and in which it does.
  let many = new Int32Array(0)
  let found = new Int32Array(0)
  let read: Entries = { docs: many, times: many }
  const asked = newRow()
  // Of each document, what its length adds below the line; good for so many documents and words.
  let among = new Float64Array(0)
  let amongFor = ''
  let relevance = new Float64Array(0)
  // What was ranked last: a case whose factors are ticked is compared again with the same words.
  let ranked: { readonly terms: string; readonly found: Float64Array | null } | null = null

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
    slotOf.values[doc] = DEAD
    docs -= 1
    length -= lengthOf.values[doc] ?? 0
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
      const doc = slotOf.length
      push(slotOf, slot)
      push(lengthOf, size)
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

  /** Asks for the stems of all single words at once: each asking has its price. */
  const stemsOf = (terms: readonly SearchTerm[]): ReadonlyMap<string, string> => {
    const single = terms.flatMap(({ words: said }) => (said.length === 1 ? said : []))
    const found = stems(single)
    return new Map(single.flatMap((word, i) => (found[i] == null ? [] : [[word, found[i]]])))
  }

  const addNumbersOf = (term: SearchTerm, stemOfWord: ReadonlyMap<string, string>) => {
    const [word = ''] = term.words
    if (term.words.length > 1) {
      for (const number of phraseTerms.numberOf(term.words, term.prefix)) push(asked, number)
      return
    }
    const stem = stemOfWord.get(word)
    if (stem === undefined) return
    const from = asked.length
    if (term.prefix) words.beginningWith(stem, asked)
    else if (words.find(stem) >= 0) push(asked, words.find(stem))
    for (let i = from; i < asked.length; i++)
      asked.values[i] = phraseTerms.count + (asked.values[i] ?? 0)
  }

  /** Counts how often the terms that were asked for stand in each document; returns in how many. */
  const gather = (): number => {
    // The hot loop of a ranking: what stands outside of it is looked up once.
    const [slots, counts, list] = [slotOf.values, many, found]
    const { docs: docsRead, times: timesRead } = read
    let size = 0
    for (let n = 0; n < asked.length; n++) {
      const entries = postings.read(asked.values[n] ?? 0, read)
      for (let i = 0; i < entries; i++) {
        const doc = docsRead[i] ?? 0
        if (slots[doc] === DEAD) continue
        const before = counts[doc] ?? 0
        if (before === 0) list[size++] = doc
        counts[doc] = before + (timesRead[i] ?? 0)
      }
    }
    return size
  }

  const makeReady = () => {
    settle()
    if (many.length < slotOf.length) {
      const room = slotOf.values.length
      many = new Int32Array(room)
      found = new Int32Array(room)
      read = { docs: new Int32Array(room), times: new Int32Array(room) }
      among = new Float64Array(room)
    }
  }

  const weighLengths = () => {
    const now = `${slotOf.length} ${docs} ${length}`
    if (now === amongFor) return
    amongFor = now
    const mean = length / Math.max(1, docs)
    for (let doc = 0; doc < slotOf.length; doc++)
      among[doc] = K1 * (1 - B + (B * (lengthOf.values[doc] ?? 0)) / mean)
  }

  const rank = (terms: readonly SearchTerm[]): Float64Array | null => {
    const asText = JSON.stringify(terms)
    if (ranked?.terms === asText) return ranked.found
    makeReady()
    weighLengths()
    if (relevance.length === docOf.length) relevance.fill(0)
    else relevance = new Float64Array(docOf.length)
    const stemOfWord = stemsOf(terms)
    let any = false
    for (const term of terms) {
      asked.length = 0
      addNumbersOf(term, stemOfWord)
      const size = gather()
      score(size, Math.max(LEAST_IDF, Math.log((docs - size + 0.5) / (size + 0.5))))
      any ||= size > 0
    }
    ranked = { terms: asText, found: any ? rounded(relevance) : null }
    return ranked.found
  }

  /** Adds what a term comes to in each document that has it, and forgets how often it stood there. */
  const score = (size: number, idf: number) => {
    const [slots, counts, list, sums, below] = [slotOf.values, many, found, relevance, among]
    for (let i = 0; i < size; i++) {
      const doc = list[i] ?? 0
      const slot = slots[doc] ?? 0
      const often = counts[doc] ?? 0
      counts[doc] = 0
      sums[slot] = (sums[slot] ?? 0) + idf * ((often * (K1 + 1)) / (often + (below[doc] ?? 0)))
    }
  }

  const holding = (groups: readonly WordGroup[], least: number): Int32Array => {
    makeReady()
    const held = new Int32Array(docOf.length)
    const stemOfWord = stemsOf(groups.flat())
    for (const group of groups) {
      asked.length = 0
      for (const term of group) addNumbersOf(term, stemOfWord)
      const size = gather()
      for (let i = 0; i < size; i++) {
        const doc = found[i] ?? 0
        const slot = slotOf.values[doc] ?? 0
        many[doc] = 0
        held[slot] = (held[slot] ?? 0) + 1
      }
    }
    for (let slot = 0; slot < held.length; slot++) held[slot] = (held[slot] ?? 0) >= least ? 1 : 0
    return held
  }

  return {
    put: (slot, texts) => {
      ranked = null
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
