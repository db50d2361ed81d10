/** Longest query that is read, in words. */
const mostWords = 32
export type Snippet = {
  readonly text: string
  /** Places of the words found, as half-open ranges of `text` in UTF-16 units, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[]
}

/**
 * Letters as a keyboard writes them: a PDF may hold the shapes a letter takes within a word, several
 * letters joined in one sign, or the sign of a table in the place of a letter.
 */
const asTyped = (text: string): string =>
  text.replaceAll(/[\u2126\u2E80-\u2FDF\uF900-\uFDFF\uFE70-\uFEFC]+/g, (signs) =>
    signs.normalize('NFKC'),
  )

const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []

type Part = { readonly words: readonly string[]; readonly isBegun: boolean }

/** What a person typed, by words and by words between double quotes; the last may be begun only. */
function partsOf(query: string): readonly Part[] {
  const parts = asTyped(query)
    .normalize('NFC')
    .split('"')
    .flatMap((part, index) =>
      index % 2 === 1 ? [wordsOf(part)] : wordsOf(part).map((word) => [word]),
    )
    .filter((words) => words.length > 0)
    .slice(0, mostWords)
  const finished = /["\s]$/u.test(query)
  return parts.map((words, at) => ({ words, isBegun: at === parts.length - 1 && !finished }))
}

/**
 * The FTS5 expression for what a person typed: every word must stand on the page, words between
 * double quotes side by side, the last word as far as it is typed. Null where nothing typed is a
 * word. Every word is quoted, so that none is read as an operator of the expression.
 */
export function searchExpression(query: string): string | null {
  const parts = partsOf(query)
  if (parts.length === 0) return null
  return parts
    .map(({ words, isBegun }) => `"${words.join(' ')}"${isBegun ? '*' : ''}`)
    .join(' AND ')
}

/** Letters as they are compared: without case and accents, each with its place in the text. */
function folded(text: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = []
  let letters = ''
  let at = 0
  for (const letter of text) {
    const isPlain = letter < '\u0080'
    const plain = (
      isPlain ? letter : letter.normalize('NFD').replaceAll(/\p{M}/gu, '')
    ).toLowerCase()
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at)
    letters += plain
    at += letter.length
  }
  return { letters, places: [...places, text.length] }
}

/** Where the words that a person typed stand in a text, as half-open ranges in order of the words. */
export function findWords(text: string, query: string): readonly (readonly [number, number])[] {
  const { letters, places } = folded(text)
  return partsOf(query).flatMap(({ words, isBegun }) => {
    const said = words.map((word) => folded(word).letters).join('[^\\p{L}\\p{N}]+')
    const end = isBegun ? '[\\p{L}\\p{N}]*' : '(?![\\p{L}\\p{N}])'
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${said}${end}`, 'gu')
    return [...letters.matchAll(pattern)].map(({ index, 0: found }): readonly [number, number] => [
      places[index] ?? 0,
      places[index + found.length] ?? text.length,
    ])
  })
}

/**
 * Text of a page as it is stored: control and private-use characters and lone surrogates out, white
 * space folded, at most `most` characters. Empty where the page has no text.
 */
export function pageText(raw: string, most: number): string {
  const clean = asTyped(raw.slice(0, most * 2))
    .replace(/[\p{Cc}\p{Co}\p{Cs}\p{Cn}\s]+/gu, ' ')
    .trim()
  // A page of dots or rules reads as nothing: without a letter or a digit there is nothing to find.
  return wordsOf(clean).length === 0 ? '' : clean.slice(0, most)
}

/** Length of a passage in characters, and how much of it stands before the first word found. */
const passageLength = 150
const passageLead = 45

/** A passage of a page around the first word found, cut at spaces, every word found in it marked. */
export function passageOf(text: string, query: string): Snippet {
  const found = joined(findWords(text, query).toSorted(([a], [b]) => a - b))
  const [first = 0, firstEnd = 0] = found[0] ?? []
  const begin = first <= passageLead ? 0 : cutBefore(text, first - passageLead, first)
  const end = cutAfter(text, Math.max(begin + passageLength, firstEnd), firstEnd)
  const [before, after] = [begin > 0 ? '…' : '', end < text.length ? '…' : '']
  const shift = before.length - begin
  const marks = found
    .filter(([, to]) => to <= end)
    .map(([from, to]) => [from + shift, to + shift] as const)
  return { text: before + text.slice(begin, end) + after, marks }
}

/** The start of the first word from a place on; the place itself where no word starts before `most`. */
function cutBefore(text: string, from: number, most: number): number {
  const space = text.indexOf(' ', from)
  return space === -1 || space >= most ? from : space + 1
}

/** The end of the last word up to a place; the place itself where none ends after `least`. */
function cutAfter(text: string, to: number, least: number): number {
  if (to >= text.length) return text.length
  const space = text.lastIndexOf(' ', to)
  return space < least ? to : space
}

/** Ranges in order, those that overlap made one. */
function joined(ranges: readonly (readonly [number, number])[]): readonly [number, number][] {
  const whole: [number, number][] = []
  for (const [from, to] of ranges) {
    const last = whole.at(-1)
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to)
    else whole.push([from, to])
  }
  return whole
}
