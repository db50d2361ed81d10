import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib'

export type Bookmark = {
  readonly title: string
  readonly page: PDFRef
  readonly children: readonly Bookmark[]
}

/** A page from its top, at the zoom the reader has. */
export const placeOn = (out: PDFDocument, page: PDFRef, zoom: number | null = null) =>
  out.context.obj([page, 'XYZ', null, null, zoom])

function fill(out: PDFDocument, parent: PDFDict, parentRef: PDFRef, marks: readonly Bookmark[]) {
  const made = marks.map(() => PDFDict.withContext(out.context))
  const refs = made.map((dict) => out.context.register(dict))
  for (const [at, mark] of marks.entries()) {
    const [dict, ref] = [made[at], refs[at]]
    if (dict === undefined || ref === undefined) continue
    dict.set(PDFName.of('Title'), PDFHexString.fromText(mark.title))
    dict.set(PDFName.of('Parent'), parentRef)
    dict.set(PDFName.of('Dest'), placeOn(out, mark.page))
    const [before, after] = [refs[at - 1], refs[at + 1]]
    if (before !== undefined) dict.set(PDFName.of('Prev'), before)
    if (after !== undefined) dict.set(PDFName.of('Next'), after)
    if (mark.children.length > 0) fill(out, dict, ref, mark.children)
  }
  const [first, last] = [refs[0], refs.at(-1)]
  if (first === undefined || last === undefined) return
  parent.set(PDFName.of('First'), first)
  parent.set(PDFName.of('Last'), last)
  // Open at both levels: every entry below counts.
  const below = marks.length + marks.reduce((sum, mark) => sum + mark.children.length, 0)
  parent.set(PDFName.of('Count'), PDFNumber.of(below))
}

/** Writes the bookmarks of two levels into the catalogue. */
export function writeBookmarks(out: PDFDocument, marks: readonly Bookmark[]): void {
  const root = PDFDict.withContext(out.context)
  root.set(PDFName.of('Type'), PDFName.of('Outlines'))
  const ref = out.context.register(root)
  fill(out, root, ref, marks)
  out.catalog.set(PDFName.of('Outlines'), ref)
}
