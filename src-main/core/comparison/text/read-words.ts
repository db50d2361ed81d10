/**
 * Reads texts into numbers, one for each different word. Words are runs of letters, digits and the
 * marks on them in lower case, as the tokenizer of the search index has them.
 */
export type WordReader = {
  /** Numbers of the words of a text, in order. */
  readonly read: (text: string) => readonly number[]
  /** Every different word so far, by number. */
  readonly words: readonly string[]
}

const PART = 1
const BREAK = 2
const inWord = /[\p{L}\p{N}\p{M}\p{Co}]/u
/** Whether each code unit is part of a word, found out once; a pair of units is looked at whole. */
const kinds = new Uint8Array(0x10000)

const isPart = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  const kind = (kinds[unit] ||= inWord.test(text[at] ?? '') ? PART : BREAK)
  return kind === PART || ((unit & 0xf800) === 0xd800 && inWord.test(pairAt(text, at)))
}

/** The character that a code unit belongs to. */
const pairAt = (text: string, at: number): string =>
  String.fromCodePoint(
    text.codePointAt((text.charCodeAt(at) & 0xfc00) === 0xdc00 ? Math.max(0, at - 1) : at) ?? 0x20,
  )

/** Open addressing: a word that is known is found without a text being made of it. */
export function openWordReader(): WordReader {
  const words: string[] = []
  let places = new Int32Array(1 << 12).fill(-1)
  const placeOf = (text: string, from: number, to: number, hash: number): number => {
    let place = hash & (places.length - 1)
    for (let id = places[place] ?? -1; id >= 0; id = places[place] ?? -1) {
      const word = words[id] ?? ''
      if (word.length === to - from && text.startsWith(word, from)) return place
      place = (place + 1) & (places.length - 1)
    }
    return place
  }
  const grow = () => {
    places = new Int32Array(places.length * 2).fill(-1)
    for (const [id, word] of words.entries())
      places[placeOf(word, 0, word.length, hashOf(word, 0, word.length))] = id
  }
  const idOf = (text: string, from: number, to: number, hash: number): number => {
    const place = placeOf(text, from, to, hash)
    const known = places[place] ?? -1
    if (known >= 0) return known
    const id = words.push(text.slice(from, to)) - 1
    places[place] = id
    if (words.length * 2 > places.length) grow()
    return id
  }
  const read = (text: string): readonly number[] => {
    const lower = text.normalize('NFC').toLowerCase()
    const ids: number[] = []
    let from = -1
    let hash = SEED
    for (let at = 0; at < lower.length; at++) {
      if (isPart(lower, at)) {
        if (from < 0) from = at
        hash = Math.imul(hash ^ lower.charCodeAt(at), PRIME)
      } else if (from >= 0) {
        ids.push(idOf(lower, from, at, mixed(hash)))
        from = -1
        hash = SEED
      }
    }
    if (from >= 0) ids.push(idOf(lower, from, lower.length, mixed(hash)))
    return ids
  }
  return { read, words }
}

// 32-bit FNV-1a over code units, with its high bits folded into the low ones that pick a place.
const SEED = 0x811c9dc5
const PRIME = 0x01000193
const mixed = (hash: number): number => hash ^ (hash >>> 15)
function hashOf(text: string, from: number, to: number): number {
  let hash = SEED
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return mixed(hash)
}
