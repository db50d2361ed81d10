import { PDFDocument, PDFInvalidObject, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'
import { pageLabel, sayLabel } from '#core/bundle/page-label'
import { pageLabels, type BundlePlan } from '#core/bundle/paginate'
import type { ReferenceLink } from '#core/bundle/resolve-references'
import type { IndexedSection } from '#core/bundle/sections'
import { placeOn, writeBookmarks } from './bookmarks.ts'
import { cleanArrived, cleanResult, cleanSource } from './clean-source.ts'
import { drawIndex, type IndexFonts } from './draw-index.ts'
import { drawFields } from './form-fields.ts'
import { openIssueFile, type Put } from './issue-file.ts'
import { writeLayers } from './layers.ts'
import { openSource } from './open-source.ts'
import { writePageLabels } from './page-labels.ts'
import { objectSharer, packingAhead } from './share-objects.ts'
import { followed, inMemory, type SourceFile } from './source-file.ts'
import { embedStampFace } from './stamp-face.ts'
import { pageStamp } from './stamp-page.ts'

type Listed = { readonly id: string; readonly title: string }
export type BundleInput = {
  /** Stands at the head of the index and is the only document property. */
  readonly title: string
  readonly plan: BundlePlan
  readonly sections: readonly IndexedSection<Listed>[]
  /** Links from references in the text. */
  readonly links: readonly ReferenceLink[]
  readonly fonts: IndexFonts
}

/**
 * One PDF of the whole bundle: linked index, pages numbered as the PDF counts them, bookmarks, page
 * labels, first view at full size. Nothing of the sources acts or tells: no script, file, form,
 * link to elsewhere or document property is taken over. What a document brings is put into the file
 * before the next one is read, and its pictures go straight from the one file to the other.
 * @throws Error where a source cannot be read, or has other pages than planned.
 */
export async function buildBundle(
  input: BundleInput,
  read: (documentId: string) => Promise<SourceFile>,
  onPages: (done: number) => void,
  put: Put,
): Promise<void> {
  const { title, plan } = input
  const out = await PDFDocument.create({ updateMetadata: false })
  const face = embedStampFace(out, input.fonts.bold)
  const index = await drawIndex(title, plan.index, input.fonts)
  const labels = pageLabels(plan)
  const stamp = pageStamp(out, face)
  const share = objectSharer(out.context)
  const file = openIssueFile(out, put)
  const bring = async (source: SourceFile, planned: number) => {
    const before = out.getPageCount()
    const since = out.context.largestObjectNumber
    // A scan of thousands of pages is one document: half of the way is reading it, half writing it.
    const far = (share: number) => onPages(before + Math.floor((planned * share) / 2))
    const pages = await takeIn(out, followed(source, far), planned)
    for (const [at, page] of pages.entries()) {
      const label = labels[before + at]
      if (label !== undefined) stamp(page, sayLabel(label))
    }
    cleanArrived(out.context, pages, since)
    await file.settle(share(since), (written) => far(1 + written))
  }
  await bring(inMemory(index.bytes), plan.index.length)
  for (const place of plan.places) {
    await bring(await read(place.documentId), place.pages)
    onPages(out.getPageCount())
  }
  const pages = out.getPages()
  const refOf = (number: number): PDFRef => pageAt(pages, number).ref
  const starts = new Map(plan.places.map((place) => [place.documentId, place.pdfPage]))
  const startOf = (id: string) => starts.get(id) ?? 1
  for (const { page, documentId, rect } of index.links)
    addLink(out, pageAt(pages, page + 1), rect, refOf(startOf(documentId)))
  for (const { page, rects, to } of input.links)
    for (const rect of rects) addLink(out, pageAt(pages, page), rect, refOf(to))
  writeBookmarks(out, bookmarks(input, startOf, refOf))
  describe(out, title, refOf(1))
  writePageLabels(out, labels)
  writeLayers(out)
  cleanResult(out.context)
  await file.finish()
}

function pageAt(pages: readonly PDFPage[], number: number): PDFPage {
  const page = pages[number - 1]
  if (page === undefined) throw new Error(`The bundle has no page ${number}`)
  return page
}

async function takeIn(
  out: PDFDocument,
  file: SourceFile,
  planned: number,
): Promise<readonly PDFPage[]> {
  const source = await openSource(file, packingAhead())
  await drawFields(source)
  const links = cleanSource(source)
  if (links.length !== planned) throw new Error('A document has other pages than when it was added')
  const copied = await out.copyPages(source, source.getPageIndices())
  for (const page of copied) out.addPage(page)
  for (const [index, mine] of links.entries())
    for (const { rect, to } of mine)
      addLink(out, pageAt(copied, index + 1), rect, pageAt(copied, to + 1).ref)
  return copied
}

/** A link as it stands in the file: of thousands of them none takes more room than that. */
function addLink(out: PDFDocument, page: PDFPage, rect: readonly number[], to: PDFRef): void {
  const corners = rect.map((number) => Math.round(number * 100) / 100).join(' ')
  const link = `<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [${corners}] /Dest [${to.toString()} /XYZ null null null] >>`
  const ref = out.context.register(PDFInvalidObject.of(Buffer.from(link, 'latin1')))
  const marks = page.node.Annots()
  // Below what a source holds: where its own link stands on the same words, that one is followed.
  if (marks === undefined) page.node.addAnnot(ref)
  else marks.insert(0, ref)
}

function bookmarks(
  { sections, plan }: BundleInput,
  startOf: (id: string) => number,
  refOf: (page: number) => PDFRef,
) {
  const called = new Map(plan.places.map((place) => [place.documentId, pageLabel(place, 1)]))
  const parts = sections.map(({ letter, label, documents }) => {
    const children = documents.map(({ tab, document }) => {
      const start = startOf(document.id)
      const title = `${tab} ${document.title}, page ${called.get(document.id)}`
      return { title, page: refOf(start), children: [] }
    })
    const first = documents[0]?.document.id ?? ''
    const title = `${letter} ${label}, page ${called.get(first)}`
    return { title, page: refOf(startOf(first)), children }
  })
  return [{ title: 'Index, page 1', page: refOf(1), children: [] }, ...parts]
}

/** What the file says of itself: its title, its page numbers, and how it opens. */
function describe(out: PDFDocument, title: string, first: PDFRef): void {
  out.setTitle(title, { showInWindowTitleBar: true })
  out.setLanguage('en-GB')
  const { catalog } = out
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  // A place, not an act: page 1 from the top at 100 per cent.
  catalog.set(PDFName.of('OpenAction'), placeOn(out, first, 1))
}
