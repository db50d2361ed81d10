import { PDFDocument, PDFName, StandardFonts, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'
import type { BundlePlan } from '#core/bundle/paginate'
import type { ReferenceLink } from '#core/bundle/resolve-references'
import type { IndexedSection } from '#core/bundle/sections'
import { placeOn, writeBookmarks } from './bookmarks.ts'
import { cleanResult, cleanSource } from './clean-source.ts'
import { drawIndexPage } from './draw-index.ts'
import { stampPage } from './stamp-page.ts'

type Listed = { readonly id: string; readonly title: string }
export type BundleInput = {
  /** Stands at the head of the index and is the only document property. */
  readonly title: string
  readonly plan: BundlePlan
  readonly sections: readonly IndexedSection<Listed>[]
  /** Links from references in the text. */
  readonly links: readonly ReferenceLink[]
}

/**
 * One PDF of the whole bundle: linked index, pages numbered as the PDF counts them, bookmarks, page
 * labels, first view at full size. Nothing of the sources acts or tells: no script, file, form,
 * link to elsewhere or document property is taken over.
 * @throws Error where a source cannot be read, or has other pages than planned.
 */
export async function buildBundle(
  input: BundleInput,
  read: (documentId: string) => Promise<Uint8Array>,
  onPages: (done: number) => void,
): Promise<Uint8Array> {
  const { title, plan } = input
  const out = await PDFDocument.create({ updateMetadata: false })
  const plain = await out.embedFont(StandardFonts.Helvetica)
  const bold = await out.embedFont(StandardFonts.HelveticaBold)
  const links = plan.index.flatMap((rows) => drawIndexPage(out, title, rows, { plain, bold }))
  for (const place of plan.places) {
    await takeIn(out, await read(place.documentId), place.pages)
    onPages(out.getPageCount())
  }
  const pages = out.getPages()
  for (const [index, page] of pages.entries()) stampPage(page, String(index + 1), bold)
  const refOf = (number: number): PDFRef => pageAt(pages, number).ref
  const starts = new Map(plan.places.map((place) => [place.documentId, place.firstPage]))
  const startOf = (id: string) => starts.get(id) ?? 1
  for (const { page, documentId, rect } of links)
    addLink(out, page, rect, refOf(startOf(documentId)))
  for (const { page, rects, to } of input.links)
    for (const rect of rects) addLink(out, pageAt(pages, page), rect, refOf(to))
  writeBookmarks(out, bookmarks(input, startOf, refOf))
  describe(out, title, refOf(1))
  cleanResult(out.context)
  return out.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}

function pageAt(pages: readonly PDFPage[], number: number): PDFPage {
  const page = pages[number - 1]
  if (page === undefined) throw new Error(`The bundle has no page ${number}`)
  return page
}

async function takeIn(out: PDFDocument, bytes: Uint8Array, planned: number): Promise<void> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  const links = cleanSource(source)
  if (links.length !== planned) throw new Error('A document has other pages than when it was added')
  const copied = await out.copyPages(source, source.getPageIndices())
  for (const page of copied) out.addPage(page)
  for (const [index, mine] of links.entries())
    for (const { rect, to } of mine)
      addLink(out, pageAt(copied, index + 1), rect, pageAt(copied, to + 1).ref)
}

function addLink(out: PDFDocument, page: PDFPage, rect: readonly number[], to: PDFRef): void {
  const link = out.context.obj({ Type: 'Annot', Subtype: 'Link', Border: [0, 0, 0] })
  link.set(PDFName.of('Rect'), out.context.obj([...rect]))
  link.set(PDFName.of('Dest'), placeOn(out, to))
  const ref = out.context.register(link)
  const marks = page.node.Annots()
  // Below what a source holds: where its own link stands on the same words, that one is followed.
  if (marks === undefined) page.node.addAnnot(ref)
  else marks.insert(0, ref)
}

function bookmarks(
  { sections }: BundleInput,
  startOf: (id: string) => number,
  refOf: (page: number) => PDFRef,
) {
  const parts = sections.map(({ letter, label, documents }) => {
    const children = documents.map(({ tab, document }) => {
      const start = startOf(document.id)
      const title = `${tab} ${document.title}, page ${start}`
      return { title, page: refOf(start), children: [] }
    })
    const first = startOf(documents[0]?.document.id ?? '')
    return { title: `${letter} ${label}, page ${first}`, page: refOf(first), children }
  })
  return [{ title: 'Index, page 1', page: refOf(1), children: [] }, ...parts]
}

/** What the file says of itself: its title, its page numbers, and how it opens. */
function describe(out: PDFDocument, title: string, first: PDFRef): void {
  out.setTitle(title, { showInWindowTitleBar: true })
  out.setLanguage('en-GB')
  const { catalog, context } = out
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { S: 'D' }] }))
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  // A place, not an act: page 1 from the top at 100 per cent.
  catalog.set(PDFName.of('OpenAction'), placeOn(out, first, 1))
}
