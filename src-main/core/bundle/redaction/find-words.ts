import type { PlacedWord } from './placed-words.ts'

/** Text as it is compared: without accents, capitals, or kinds of quotation mark and dash. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replaceAll(/[\u2018\u2019\u201B\u02BC]/g, "'")
    .replaceAll(/[\u201C\u201D]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()

/** Words that stand one after another, by their places in the list: `to` is the one after the last. */
export type Found = { readonly from: number; readonly to: number }

/** The words of a page as one text, with the word to which each letter belongs. */
function joined(words: readonly PlacedWord[], joinsHyphens: boolean) {
  let text = ''
  const owner: number[] = []
  for (const [at, word] of words.entries()) {
    const folded = fold(word.text)
    const breaks =
      joinsHyphens && folded.endsWith('-') && (words[at + 1]?.line ?? word.line) !== word.line
    const part = breaks ? folded.slice(0, -1) : `${folded} `
    text += part
    for (let letter = 0; letter < part.length; letter++) owner.push(at)
  }
  return { text, owner }
}

/**
 * Every place where what is asked for stands, also across the end of a line, in another case, with
 * other accents or within a longer word: whoever asks chooses among them.
 */
export function findWords(words: readonly PlacedWord[], query: string): readonly Found[] {
  const wanted = fold(query).trim().replaceAll(/\s+/g, ' ')
  if (!/[\p{L}\p{N}]/u.test(wanted)) return []
  const found = new Map<string, Found>()
  for (const { text, owner } of [joined(words, false), joined(words, true)])
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const place = { from: owner[at] ?? 0, to: (owner[at + wanted.length - 1] ?? 0) + 1 }
      found.set(`${place.from}-${place.to}`, place)
    }
  return [...found.values()].toSorted((a, b) => a.from - b.from || a.to - b.to)
}

/** How often a passage stands in a text, however it is spaced. */
export function timesIn(text: string, passage: string): number {
  const [whole, wanted] = [text, passage].map((one) => fold(one).replaceAll(/\s+/g, ''))
  if (whole === undefined || wanted === undefined || wanted === '') return 0
  return whole.split(wanted).length - 1
}
