import type { SearchTerm } from '../words.ts'
import type { Stems } from './word-index.ts'

/** Terms of several words, each found as one while a text is read. */
export type PhraseTerms = {
  /** Number of a phrase; none where it is not among those that are looked for. */
  readonly numberOf: (words: readonly string[], prefix: boolean) => readonly number[]
  /** Calls for every place at which a phrase begins in a row of terms. */
  readonly each: (
    said: readonly number[],
    stemAt: readonly string[],
    found: (phrase: number) => void,
  ) => void
}

const NONE: readonly Phrase[] = []
type Phrase = { readonly stems: readonly string[]; readonly prefix: boolean; readonly term: number }

export function findPhrases(
  phrases: readonly SearchTerm[],
  stems: Stems,
  newTerm: (text: string) => number,
): PhraseTerms {
  const numbers = new Map<string, number>()
  const byFirst = new Map<string, Phrase[]>()
  for (const { words, prefix } of phrases) {
    const key = keyOf(words, prefix)
    const reduced = stems(words).filter((stem) => stem !== null)
    const first = reduced[0]
    if (words.length < 2 || numbers.has(key) || first === undefined) continue
    const term = newTerm('')
    numbers.set(key, term)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { stems: reduced, prefix, term }])
  }
  // By term, so that a text is not looked up word by word.
  const beginning: (readonly Phrase[])[] = []
  return {
    numberOf: (words, prefix) => [numbers.get(keyOf(words, prefix)) ?? []].flat(),
    each: (said, stemAt, found) => {
      for (let at = 0; at < said.length; at++) {
        const term = said[at] ?? 0
        const here = (beginning[term] ??= byFirst.get(stemAt[term] ?? '') ?? NONE)
        for (const phrase of here) if (beginsAt(phrase, said, stemAt, at)) found(phrase.term)
      }
    },
  }
}

const keyOf = (words: readonly string[], prefix: boolean) =>
  `${words.join(' ')}${prefix ? '*' : ''}`

/** As the search index has it, only the last word of a phrase may be the beginning of one. */
function beginsAt(
  { stems, prefix }: Phrase,
  said: readonly number[],
  stemAt: readonly string[],
  at: number,
): boolean {
  return stems.every((stem, i) => {
    const term = said[at + i]
    const there = term === undefined ? undefined : stemAt[term]
    if (there === undefined) return false
    return prefix && i === stems.length - 1 ? there.startsWith(stem) : there === stem
  })
}
