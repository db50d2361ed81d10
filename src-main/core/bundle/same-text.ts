type Read = { readonly title: string; readonly texts: readonly string[] }

/** Shorter texts are alike by chance: a cover sheet, a page that says "Blank". */
const fewestLetters = 200

const letters = (texts: readonly string[]): string =>
  texts
    .join('\n')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Titles of documents that hold the same words, though their files differ: saved twice, or printed
 * and scanned again. Punctuation, capitals and spaces do not count.
 */
export function sameTexts(documents: readonly Read[]): readonly (readonly string[])[] {
  const titles = new Map<string, string[]>()
  for (const { title, texts } of documents) {
    const text = letters(texts)
    if (text.length < fewestLetters) continue
    const alike = titles.get(text)
    if (alike === undefined) titles.set(text, [title])
    else alike.push(title)
  }
  return [...titles.values()].filter((alike) => alike.length > 1)
}
