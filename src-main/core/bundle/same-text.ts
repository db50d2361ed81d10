/** `texts` are the words of its pages in order; gone through once or twice, and no further than needed. */
type Read = { readonly title: string; readonly texts: Iterable<string> }

/** Shorter texts are alike by chance: a cover sheet, a page that says "Blank". */
const fewestLetters = 200
/** Documents that begin otherwise are not compared to their end: a bundle has millions of letters. */
const lettersOfBeginning = 4_000

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

function beginning({ texts }: Read): string {
  let letters = ''
  for (const text of texts) {
    letters += lettersOf(text)
    if (letters.length >= lettersOfBeginning) break
  }
  return letters.slice(0, lettersOfBeginning)
}

const whole = ({ texts }: Read): string => Array.from(texts, lettersOf).join('')

/** Documents of which something is the same; those that stand alone are left out. */
function alike(documents: readonly Read[], key: (document: Read) => string): readonly Read[][] {
  const groups = Map.groupBy(documents, key)
  return [...groups]
    .filter(([text, of]) => text.length >= fewestLetters && of.length > 1)
    .map(([, of]) => of)
}

/**
 * Titles of documents that hold the same words, though their files differ: saved twice, or printed
 * and scanned again. Punctuation, capitals and spaces do not count.
 */
export function sameTexts(documents: readonly Read[]): readonly (readonly string[])[] {
  return alike(documents, beginning)
    .flatMap((group) => alike(group, whole))
    .map((group) => group.map(({ title }) => title))
}
