/** Longest query that is read, in words. */
const mostWords = 32
/** Two characters no typed text holds (private use); text is cleaned of them before it is stored. */
export const markStart = '\uE000'
export const markEnd = '\uE001'

export type Snippet = {
  readonly text: string
  /** Places of the words found, as half-open ranges of `text` in UTF-16 units, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[]
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * The FTS5 expression for what a person typed: every word must stand on the page, words between
 * double quotes side by side, the last word as far as it is typed. Null where nothing typed is a
 * word. Every word is quoted, so that none is read as an operator of the expression.
 */
export function searchExpression(query: string): string | null {
  const parts = query
    .normalize('NFC')
    .split('"')
    .flatMap((part, index) => (index % 2 === 1 ? [wordsOf(part).join(' ')] : wordsOf(part)))
    .filter((part) => part !== '')
    .slice(0, mostWords)
  if (parts.length === 0) return null
  const finished = /["\s]$/u.test(query)
  return parts
    .map((part, index) => `"${part}"${index === parts.length - 1 && !finished ? '*' : ''}`)
    .join(' AND ')
}

/**
 * Text of a page as it is stored: control and private-use characters and lone surrogates out, white
 * space folded, at most `most` characters. Empty where the page has no text.
 */
export function pageText(raw: string, most: number): string {
  const clean = raw
    .slice(0, most * 2)
    .replace(/[\p{Cc}\p{Co}\p{Cs}\p{Cn}\s]+/gu, ' ')
    .trim()
  // A page of dots or rules reads as nothing: without a letter or a digit there is nothing to find.
  return wordsOf(clean).length === 0 ? '' : clean.slice(0, most)
}

/** Takes the marks out of a marked passage and says where they stood. */
export function readSnippet(marked: string): Snippet {
  const marks: [number, number][] = []
  let text = ''
  for (const [index, part] of marked.split(markStart).entries()) {
    const [found = '', rest = ''] = index === 0 ? ['', part] : part.split(markEnd)
    if (found !== '') marks.push([text.length, text.length + found.length])
    text += found + rest
  }
  return { text, marks }
}
