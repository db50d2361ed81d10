// Which words of a text are looked up, and what passes between the field and the worker.

export type Ask =
  | { readonly id: number; readonly what: 'CHECK'; readonly words: readonly string[] }
  | { readonly id: number; readonly what: 'SUGGEST'; readonly word: string }

/** The words of a CHECK that are not known, or the suggestions for a SUGGEST. */
export type Told = { readonly id: number; readonly words: readonly string[] }

export type Speller = {
  readonly correct: (word: string) => boolean
  readonly suggest: (word: string) => readonly string[]
}

const SUGGESTIONS = 5
const NO_WORDS = /\[bundle page \d+[a-z]*\]|\bP-\d+\b|\bEH-\d{4}-\d+\b|\S*[\d@/\\]\S*/giu
const WORD = /\p{L}+(?:['’-]\p{L}+)*/gu

const plain = (word: string) => word.replaceAll('’', "'").replace(/'s$/iu, '')
const isAbbreviation = (word: string) => /^\p{Lu}{2,6}s?$/u.test(word)

/** Words to look up, each once: no references, numbers or abbreviations, and no possessive ending. */
export function wordsIn(text: string): readonly string[] {
  const words = text.replaceAll(NO_WORDS, ' ').match(WORD) ?? []
  return [...new Set(words.map(plain))].filter((word) => word.length > 1 && !isAbbreviation(word))
}

/** A compound is known where each of its parts is. */
const isKnown = (word: string, speller: Speller): boolean =>
  speller.correct(word) ||
  (word.includes('-') && word.split('-').every((part) => part.length < 2 || speller.correct(part)))

/** Words with the same first letter first: few people mistake that one. */
function likeliest(word: string, suggestions: readonly string[]): readonly string[] {
  const same = (other: string) => other[0]?.toLowerCase() === word[0]?.toLowerCase()
  return [...suggestions.filter(same), ...suggestions.filter((other) => !same(other))]
}

/** The worker's answer to one question. */
export const answerTo = (ask: Ask, speller: Speller): Told => ({
  id: ask.id,
  words:
    ask.what === 'CHECK'
      ? ask.words.filter((word) => !isKnown(word, speller))
      : likeliest(ask.word, speller.suggest(ask.word)).slice(0, SUGGESTIONS),
})

/** Every place of a word as a whole word, written anew. */
export function replaceWord(text: string, word: string, by: string): string {
  const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("'", "['’]")
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'gu')
  return text.replaceAll(whole, () => by)
}
