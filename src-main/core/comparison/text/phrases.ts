import type { SearchTerm } from '../words.ts'
import type { Stems } from './word-index.ts'

/** Terms of several words, each found as one while a text is read. Their numbers come first. */
export type PhraseTerms = {
  readonly count: number
  /** Number of a phrase; none where it is not among those that are looked for. */
  readonly numberOf: (words: readonly string[], prefix: boolean) => readonly number[]
  /** Has to hear of each stem once, when it gets its number. */
  readonly meet: (stem: number, text: string) => void
  /** Calls for every place at which a phrase begins in part of a row of stems. */
  readonly each: (
    said: Int32Array,
    from: number,
    to: number,
    found: (phrase: number) => void,
  ) => void
}

type Phrase = { readonly stems: readonly string[]; readonly prefix: boolean; readonly term: number }

/** @param is Whether the stem of a number is a text, or begins with it. */
export function findPhrases(
  phrases: readonly SearchTerm[],
  stems: Stems,
  is: (stem: number, text: string, prefix: boolean) => boolean,
): PhraseTerms {
  const numbers = new Map<string, number>()
  const byFirst = new Map<string, Phrase[]>()
  for (const { words, prefix } of phrases) {
    const key = keyOf(words, prefix)
    const reduced = stems(words).filter((stem) => stem !== null)
    const first = reduced[0]
    if (words.length < 2 || numbers.has(key) || first === undefined) continue
    const term = numbers.size
    numbers.set(key, term)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { stems: reduced, prefix, term }])
  }
  const beginning = new Map<number, readonly Phrase[]>()
  // Looked at for every word that is read: far sooner than the map.
  let begins = new Uint8Array(1 << 12)
  /** As the search index has it, only the last word of a phrase may be the beginning of one. */
  const beginsAt = (phrase: Phrase, said: Int32Array, at: number, to: number): boolean => {
    if (at + phrase.stems.length > to) return false
    return phrase.stems.every((stem, i) =>
      is(said[at + i] ?? 0, stem, phrase.prefix && i === phrase.stems.length - 1),
    )
  }
  return {
    count: numbers.size,
    numberOf: (words, prefix) => [numbers.get(keyOf(words, prefix)) ?? []].flat(),
    meet: (stem, text) => {
      const here = byFirst.get(text)
      if (here === undefined) return
      while (stem >= begins.length) begins = longer(begins)
      begins[stem] = 1
      beginning.set(stem, here)
    },
    each: (said, from, to, found) => {
      for (let at = from; at < to; at++) {
        const stem = said[at] ?? 0
        if (begins[stem] !== 1) continue
        for (const phrase of beginning.get(stem) ?? [])
          if (beginsAt(phrase, said, at, to)) found(phrase.term)
      }
    },
  }
}

const keyOf = (words: readonly string[], prefix: boolean) =>
  `${words.join(' ')}${prefix ? '*' : ''}`

function longer(from: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(2 * from.length)
  to.set(from)
  return to
}
