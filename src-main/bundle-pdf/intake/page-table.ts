import { PDFDict, PDFName, PDFPageTree, PDFRef, type PDFDocument } from '@cantoo/pdf-lib'
import { plainPlaces } from './plain-places.ts'
import { instead, onTop, type Written } from './put-after.ts'

// Many programs list all pages of a file in one row, and a reader goes through that row for each
// page it opens. What is made here leads to the same pages in short rows. It is an update as the
// format knows it, which stands after the end of a file: the file itself is never changed.

/** A longer row is gone through slowly enough to be noticed. */
const longRow = 200
/** Entries of each row made here. */
const perRow = 16

/** Where a file says at its end, as most do, that the table of its objects begins; null where none does. */
export function tableBegins(bytes: Uint8Array): number | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!file.subarray(0, 5).equals(Buffer.from('%PDF-'))) return null
  const told = /startxref\s+(\d{1,10})\s+(?:%%EOF\s*)?$/.exec(
    file.subarray(-200).toString('latin1'),
  )
  const place = Number(told?.[1] ?? NaN)
  const there = file.subarray(place, place + 20).toString('latin1')
  return told !== null && /^\s*(?:xref|\d+ \d+ obj)/.test(there) ? place : null
}

function longestRow(pdf: PDFDocument): number {
  const tree = pdf.catalog.Pages()
  let longest = tree.Kids().size()
  tree.traverse((node) => {
    if (node instanceof PDFPageTree) longest = Math.max(longest, node.Kids().size())
  })
  return longest
}

/**
 * The bytes that are put after a PDF whose pages stand in a long row, for whoever opens its pages
 * one by one; null where its rows are short, or where it is not sound enough to be led on from.
 */
export function pageTable(pdf: PDFDocument, bytes: Uint8Array): Uint8Array | null {
  if (pdf.getPageCount() <= longRow || longestRow(pdf) <= longRow) return null
  const before = tableBegins(bytes)
  const [root, catalog] = [pdf.catalog.get(PDFName.of('Pages')), pdf.context.trailerInfo.Root]
  const tree = pdf.context.lookup(root)
  if (before === null || !(root instanceof PDFRef) || !(tree instanceof PDFDict)) return null
  if (!(catalog instanceof PDFRef)) return null
  const places = root.generationNumber === 0 ? plainPlaces(bytes, before) : null
  let last = pdf.context.largestObjectNumber
  for (const number of places?.keys() ?? []) last = Math.max(last, number)
  const pages = pdf.getPages().map(({ ref }) => ref)
  const { top, made } = shortRows(pages, root, last)
  const kept = tree.entries().filter(([key]) => !['Kids', 'Count'].includes(key.decodeText()))
  const own = kept.map(([key, entry]) => `${key.toString()} ${entry.toString()}`).join(' ')
  const first = `<< ${own} /Count ${pages.length} /Kids [${top.join(' ')}] >>`
  const objects: readonly Written[] = [[root, first], ...made]
  const update = { bytes, objects, next: last + made.length + 1, catalog }
  if (places === null) return onTop(update, before)
  // The last page is looked at before any is shown, by way of all that stand in its row.
  const askedNext = [catalog, ...pages.slice(0, 1), ...pages.slice(-perRow)]
  return instead(update, places, new Set(askedNext))
}

/** Rows of rows over all pages: those of the topmost one, and every other one as it is written. */
function shortRows(all: readonly PDFRef[], root: PDFRef, from: number) {
  const made: Written[] = []
  let last = from
  const listed = (pages: readonly PDFRef[], parent: PDFRef): readonly PDFRef[] => {
    if (pages.length <= perRow) return pages
    let each = perRow
    while (each * perRow < pages.length) each *= perRow
    return Array.from({ length: Math.ceil(pages.length / each) }, (_, index) => {
      const part = pages.slice(index * each, (index + 1) * each)
      const ref = PDFRef.of(++last)
      const kids = listed(part, ref).join(' ')
      const row = `/Parent ${parent.toString()} /Count ${part.length} /Kids [${kids}]`
      made.push([ref, `<< /Type /Pages ${row} >>`])
      return ref
    })
  }
  return { top: listed(all, root), made }
}
