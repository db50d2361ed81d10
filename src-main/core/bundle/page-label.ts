/** What a page is called: its number, and which insert after that number it is; 0 for the page itself. */
export type PageLabel = { readonly number: number; readonly insert: number }

/** A document with what its first page is called; its other pages follow on. */
export type Labelled = { readonly label: PageLabel }

/** Inserts go by letters as columns of a table do: A to Z, then AA. */
function letters(insert: number): string {
  if (insert === 0) return ''
  const rest = Math.floor((insert - 1) / 26)
  return letters(rest) + String.fromCharCode(65 + ((insert - 1) % 26))
}

/** `45`, or `45A` for the first insert after it. */
export const sayLabel = ({ number, insert }: PageLabel): string => `${number}${letters(insert)}`

/** Reads `45`, `45a`, `p. 45A`; null for anything else. */
export function readLabel(text: string): PageLabel | null {
  const found = /^\s*(?:p(?:age|\.)?\s*)?(\d{1,7})\s?([A-Za-z]{0,3})\s*$/i.exec(text)
  if (found === null) return null
  const [, number = '', after = ''] = found
  const insert = [...after.toUpperCase()].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  )
  return { number: Number(number), insert }
}

/** The order of pages in the bundle: by number, the inserts of a number after it. */
export const compareLabels = (a: PageLabel, b: PageLabel): number =>
  a.number - b.number || a.insert - b.insert

/** A label some pages on, within a run of plain pages or of inserts. */
export const labelAfter = ({ number, insert }: PageLabel, pages: number): PageLabel =>
  insert === 0 ? { number: number + pages, insert } : { number, insert: insert + pages }

/** What a page of a document is called in the bundle: `45`, or `45A` where it was put in later. */
export const pageLabel = ({ label }: Labelled, page: number): string =>
  sayLabel(labelAfter(label, page - 1))

/** The page of a bundle that goes by a label, with its document; null where no page has it. */
export function findLabel<D extends Labelled & { readonly pages: number }>(
  documents: readonly D[],
  label: PageLabel,
): { readonly document: D; readonly page: number } | null {
  for (const document of documents) {
    const { number, insert } = document.label
    const isRun = insert === 0 ? label.insert === 0 : label.insert > 0 && label.number === number
    const page = 1 + (insert === 0 ? label.number - number : label.insert - insert)
    if (isRun && page >= 1 && page <= document.pages) return { document, page }
  }
  return null
}
