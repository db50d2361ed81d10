import { push, type Row } from './row.ts'
import { mixed, PRIME, SEED, type Vocabulary } from './vocabulary.ts'

const PART = 1
const BREAK = 2
const inWord = /[\p{L}\p{N}\p{M}\p{Co}]/u
/** Whether each code unit is part of a word, found out once; a pair of units is looked at whole. */
const kinds = new Uint8Array(0x10000)

const kindOf = (text: string, at: number, unit: number): number => {
  if ((unit & 0xf800) === 0xd800) return inWord.test(pairAt(text, at)) ? PART : BREAK
  return (kinds[unit] = inWord.test(text[at] ?? '') ? PART : BREAK)
}

/** The character that a code unit belongs to. */
const pairAt = (text: string, at: number): string =>
  String.fromCodePoint(
    text.codePointAt((text.charCodeAt(at) & 0xfc00) === 0xdc00 ? Math.max(0, at - 1) : at) ?? 0x20,
  )

/** Text of lesser code units alone is composed as it is, and most text has no other. */
const MAY_COMPOSE = /[\u0300-\uffff]/

/**
 * Appends the numbers of the words of a text, in order; words that are new get one. Words are runs
 * of letters, digits and the marks on them in lower case, as the tokenizer of the search index has
 * them.
 */
export function readWords(text: string, words: Vocabulary, into: Row): void {
  const lower = (MAY_COMPOSE.test(text) ? text.normalize('NFC') : text).toLowerCase()
  let from = -1
  let hash = SEED
  for (let at = 0; at < lower.length; at++) {
    const unit = lower.charCodeAt(at)
    if ((kinds[unit] || kindOf(lower, at, unit)) === PART) {
      if (from < 0) from = at
      hash = Math.imul(hash ^ unit, PRIME)
    } else if (from >= 0) {
      push(into, words.add(lower, from, at, mixed(hash)))
      from = -1
      hash = SEED
    }
  }
  if (from >= 0) push(into, words.add(lower, from, lower.length, mixed(hash)))
}
