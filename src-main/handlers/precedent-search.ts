import type { WordIndex } from '#core/comparison/text/word-index'
import { refOf } from '../db/precedent-writer.ts'
import type { HeldLibrary } from './held-library.ts'

/** Slots that a search found (1), and how near each is to it. */
export type Found = { readonly held: Int32Array; readonly relevance: Float64Array | null }

const MOST_WORDS = 32

/**
 * Precedents that hold every word a person typed, the last one as far as it is typed, or whose
 * reference it is. Null where nothing typed is a word: then nothing is filtered.
 */
export function searchHeld(
  held: Pick<HeldLibrary, 'words' | 'encoded'>,
  query: string,
): Found | null {
  const number = /^\s*p-?0*(\d{1,9})\s*$/i.exec(query)?.[1]
  return number === undefined ? byWords(held.words, query) : byNumber(held, Number(number))
}

function byNumber({ encoded }: Pick<HeldLibrary, 'encoded'>, number: number): Found {
  const row = encoded.rowOf(refOf(number))
  const held = new Int32Array(encoded.rows)
  if (row !== undefined) held[encoded.slots[row] ?? 0] = 1
  return { held, relevance: null }
}

function byWords(words: WordIndex, query: string): Found | null {
  const typed =
    query
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (typed.length === 0) return null
  const terms = typed.slice(0, MOST_WORDS).map((word) => ({ words: [word], prefix: true }))
  const groups = terms.map((term) => [term])
  return { held: words.holding(groups, groups.length), relevance: words.rank(terms) }
}
