import { formatShortDate } from '../dates.ts'
import {
  inPageOrder,
  numberAfresh,
  numberAfter,
  unusedLabels,
  withIndexPages,
  type LatePages,
  type NumberedRun,
  type Numbering,
} from './numbering.ts'
import { compareLabels, labelAfter, sayLabel, type PageLabel } from './page-label.ts'
import { bundleIndex, type BundleSection, type IndexedSection } from './sections.ts'

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
      /** What the page on which the document starts is called. */
      readonly page: string
    }
  /** Numbers that no page bears any more. */
  | { readonly kind: 'UNUSED'; readonly lines: readonly string[] }

/** Where a document stands in an issued bundle, in the order of the pages. */
export type PagePlace = NumberedRun & {
  /** Page of the PDF on which it starts, from 1, index pages counted. */
  readonly pdfPage: number
}
export type BundlePlan = {
  readonly index: readonly (readonly IndexRow[])[]
  readonly places: readonly PagePlace[]
  readonly numbering: Numbering
  /** Pages of the PDF in all, the index among them. */
  readonly pages: number
}
/** The last issue of a bundle, or none, and the way of numbering what came after it. */
export type NumberedSoFar = { readonly issued: Numbering | null; readonly late: LatePages }
type Document = {
  readonly id: string
  readonly title: string
  readonly dated: string | null
  readonly description: string
  readonly pages: number
}

/**
 * Plans an issued bundle: index first, then every document. Numbers run from 1 without a gap and
 * equal the page numbers of the PDF, as the courts ask of electronic bundles. After an issue the
 * numbers that people hold on paper stay, unless all are given afresh.
 */
export function planBundle(
  sections: readonly IndexedSection<Document>[],
  { issued, late }: NumberedSoFar = { issued: null, late: 'RENUMBER' },
): BundlePlan {
  const documents = sections.flatMap((section) => section.documents.map((one) => one.document))
  const rows = sections.flatMap(({ letter, label, documents: mine }): readonly IndexRow[] => [
    { kind: 'SECTION', text: `${letter}  ${label}` },
    ...mine.map(({ tab, document }) => rowOf(tab, document)),
  ])
  if (issued === null || late === 'RENUMBER') {
    const index = intoPages(rows)
    return laidOut(index, numberAfresh(documents, index.length))
  }
  const numbered = numberAfter(documents, issued, late)
  const index = intoPages([...rows, ...unusedRows(numbered)])
  return laidOut(index, withIndexPages(numbered, index.length))
}

/**
 * The documents with the numbers that the next issue would give: what the first page of each is
 * called, and its place among the pages of all documents, from 1.
 */
export function numberDocuments<D extends Document & { readonly section: BundleSection }>(
  documents: readonly D[],
  soFar: NumberedSoFar,
): readonly (D & { readonly label: PageLabel; readonly firstPage: number })[] {
  const { places, numbering } = planBundle(bundleIndex(documents), soFar)
  const placed = new Map(places.map((place) => [place.documentId, place]))
  return documents.flatMap((document) => {
    const place = placed.get(document.id)
    if (place === undefined) return []
    const { label, pdfPage } = place
    return [{ ...document, label, firstPage: pdfPage - numbering.index.length }]
  })
}

function laidOut(index: readonly (readonly IndexRow[])[], numbering: Numbering): BundlePlan {
  let next = numbering.index.length + 1
  const places = inPageOrder(numbering.documents).map((run) => {
    next += run.pages
    return { ...run, pdfPage: next - run.pages }
  })
  const starts = new Map(places.map(({ documentId, label }) => [documentId, sayLabel(label)]))
  const numbered = (row: IndexRow): IndexRow =>
    row.kind === 'DOCUMENT' ? { ...row, page: starts.get(row.documentId) ?? '' } : row
  // An index that has become shorter keeps its pages, so that every page keeps its place.
  const pages = numbering.index.map((_, at) => (index[at] ?? []).map(numbered))
  return { index: pages, places, numbering, pages: next - 1 }
}

/** What every page of the PDF is called, in order. */
export const pageLabels = ({ numbering, places }: BundlePlan): readonly PageLabel[] => [
  ...numbering.index,
  ...places.flatMap(({ label, pages }) =>
    Array.from({ length: pages }, (_, at) => labelAfter(label, at)),
  ),
]

function unusedRows(numbering: Numbering): readonly IndexRow[] {
  const unused = unusedLabels(numbering).map(({ from, to }) =>
    compareLabels(from, to) === 0 ? sayLabel(from) : `${sayLabel(from)} to ${sayLabel(to)}`,
  )
  const lines = wrap(unused.length === 0 ? '' : `Page numbers not used: ${unused.join(', ')}`)
  // In pieces, so that no entry is longer than a page.
  const pieces = Array.from({ length: Math.ceil(lines.length / 20) }, (_, at) => at * 20)
  return pieces.map((from) => ({ kind: 'UNUSED', lines: lines.slice(from, from + 20) }))
}

function rowOf(tab: string, document: Document): IndexRow {
  const { id, title, dated, description } = document
  return {
    kind: 'DOCUMENT',
    documentId: id,
    tab,
    lines: [...wrap(title), ...wrap(description)],
    dated: dated === null ? '' : formatShortDate(dated),
    page: '',
  }
}

/** Lines that an entry takes; a part's heading stands apart from what is above it. */
export const linesOf = (row: IndexRow): number =>
  row.kind === 'SECTION' ? 2 : Math.max(1, row.lines.length) + (row.kind === 'UNUSED' ? 1 : 0)

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
