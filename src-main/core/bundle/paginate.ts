import { formatShortDate } from '../dates.ts'
import type { IndexedSection } from './sections.ts'

/** Lines of 16 points that one index page holds below its heading. */
const linesPerPage = 42
/** Characters of a title or description in one line of the index, at most. */
const charactersPerLine = 58

/** One entry of the index as it is printed. */
export type IndexRow =
  | { readonly kind: 'SECTION'; readonly text: string }
  | {
      readonly kind: 'DOCUMENT'
      readonly documentId: string
      readonly tab: string
      /** The title, then the description, each wrapped. */
      readonly lines: readonly string[]
      readonly dated: string
      /** Page of the issued bundle on which the document starts. */
      readonly page: number
    }

/** Where each document stands in an issued bundle, from page 1, index pages counted. */
export type PagePlace = {
  readonly documentId: string
  readonly firstPage: number
  readonly pages: number
}
export type BundlePlan = {
  readonly index: readonly (readonly IndexRow[])[]
  readonly places: readonly PagePlace[]
  /** Pages in all, the index among them. */
  readonly pages: number
}
type Document = {
  readonly id: string
  readonly title: string
  readonly dated: string | null
  readonly description: string
  readonly pages: number
}

/**
 * Plans an issued bundle: index first, then every document; numbers run from 1 without a gap and
 * equal the page numbers of the PDF, as the courts ask of electronic bundles.
 */
export function planBundle(sections: readonly IndexedSection<Document>[]): BundlePlan {
  const unnumbered = sections.flatMap(({ letter, label, documents }): readonly IndexRow[] => [
    { kind: 'SECTION', text: `${letter}  ${label}` },
    ...documents.map(({ tab, document }) => rowOf(tab, document)),
  ])
  const index = intoPages(unnumbered)
  const places: PagePlace[] = []
  let next = index.length + 1
  for (const { document } of sections.flatMap(({ documents }) => documents)) {
    places.push({ documentId: document.id, firstPage: next, pages: document.pages })
    next += document.pages
  }
  const starts = new Map(places.map(({ documentId, firstPage }) => [documentId, firstPage]))
  const numbered = (row: IndexRow): IndexRow =>
    row.kind === 'SECTION' ? row : { ...row, page: starts.get(row.documentId) ?? 0 }
  return { index: index.map((rows) => rows.map(numbered)), places, pages: next - 1 }
}

function rowOf(tab: string, document: Document): IndexRow {
  const { id, title, dated, description } = document
  return {
    kind: 'DOCUMENT',
    documentId: id,
    tab,
    lines: [...wrap(title), ...wrap(description)],
    dated: dated === null ? '' : formatShortDate(dated),
    page: 0,
  }
}

/** Lines that an entry takes; a part's heading stands apart from what is above it. */
export const linesOf = (row: IndexRow): number =>
  row.kind === 'SECTION' ? 2 : Math.max(1, row.lines.length)

/** Breaks the index into pages; the heading of a part never stands alone at a foot. */
function intoPages(rows: readonly IndexRow[]): readonly (readonly IndexRow[])[] {
  const pages: IndexRow[][] = [[]]
  let used = 0
  for (const [at, row] of rows.entries()) {
    const following = row.kind === 'SECTION' ? rows[at + 1] : undefined
    const needed = linesOf(row) + (following === undefined ? 0 : linesOf(following))
    if (used > 0 && used + needed > linesPerPage) {
      pages.push([])
      used = 0
    }
    pages.at(-1)?.push(row)
    used += linesOf(row)
  }
  return pages
}

/** Breaks text at spaces; a word longer than a line is cut. */
function wrap(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap(cut)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length <= charactersPerLine) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

const cut = (word: string): readonly string[] =>
  word.match(new RegExp(`.{1,${charactersPerLine}}`, 'gu')) ?? []
