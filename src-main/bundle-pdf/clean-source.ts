import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFPage,
} from '@cantoo/pdf-lib'

// A page taken into a bundle brings its picture and its text, and nothing that acts or tells:
// what is kept is listed here, so that an entry nobody thought of is left behind.

const pageKeys = ['Type', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'Contents']
const keptOnPage = new Set([...pageKeys, 'Annots', 'Group', 'UserUnit'])
const markKeys = ['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F', 'C', 'CA', 'IC', 'BS', 'Border']
const keptOnMark = new Set([...markKeys, 'QuadPoints', 'InkList', 'L', 'Vertices', 'Contents'])
const keptMarks = new Set(
  ['Widget', 'Stamp', 'FreeText', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Ink']
    .concat(['Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Caret', 'Text'])
    .map((name) => `/${name}`),
)
/** Entries that carry private facts, files or acts wherever they stand. */
const never = ['PieceInfo', 'Metadata', 'AF', 'AA', 'JS', 'LastModified', 'StructParent']
const neverKept = [...never, 'StructParents', 'OPI', 'OpenAction', 'EmbeddedFiles', 'JavaScript']

/** A link of a source from a place on its page to another of its pages, from 0. */
export type InternalLink = { readonly rect: readonly number[]; readonly to: number }

const keepOnly = (dict: PDFDict, kept: ReadonlySet<string>) => {
  for (const key of dict.keys()) if (!kept.has(key.decodeText())) dict.delete(key)
}

/** Strips every page of a source to what is kept; the links between its own pages, page by page. */
export function cleanSource(source: PDFDocument): readonly (readonly InternalLink[])[] {
  const pages = source.getPages()
  const order = new Map(pages.map((page, index) => [page.ref.toString(), index]))
  return pages.map((page) => {
    page.node.normalize()
    const links = cleanMarks(page, order)
    keepOnly(page.node, keptOnPage)
    return links
  })
}

function cleanMarks(page: PDFPage, order: ReadonlyMap<string, number>): readonly InternalLink[] {
  const links: InternalLink[] = []
  const kept: PDFDict[] = []
  const { context } = page.node
  for (const one of page.node.Annots()?.asArray() ?? []) {
    const mark = context.lookup(one)
    if (!(mark instanceof PDFDict)) continue
    const kind = mark.get(PDFName.of('Subtype'))?.toString() ?? ''
    if (kind === '/Link') {
      const link = internalLink(mark, order)
      if (link !== null) links.push(link)
    } else if (keptMarks.has(kind)) {
      keepOnly(mark, keptOnMark)
      // A field of a form shows what it held; it can no longer be filled in, and runs nothing.
      if (kind === '/Widget') mark.set(PDFName.of('Subtype'), PDFName.of('Stamp'))
      kept.push(mark)
    }
  }
  page.node.delete(PDFName.of('Annots'))
  if (kept.length > 0)
    page.node.set(PDFName.of('Annots'), context.obj(kept.map((mark) => context.register(mark))))
  return links
}

/** A link to a page of the same file, written as a place or as a go-to act; null for any other. */
function internalLink(link: PDFDict, order: ReadonlyMap<string, number>): InternalLink | null {
  const act = link.lookup(PDFName.of('A'))
  const goTo =
    act instanceof PDFDict && act.get(PDFName.of('S'))?.toString() === '/GoTo'
      ? act.lookup(PDFName.of('D'))
      : undefined
  const place = link.lookup(PDFName.of('Dest')) ?? goTo
  const rect = link.lookup(PDFName.of('Rect'))
  if (!(place instanceof PDFArray) || !(rect instanceof PDFArray) || place.size() === 0) return null
  const to = order.get(place.get(0).toString())
  if (to === undefined) return null
  const numbers = rect.asArray().map((number) => Number(number.toString()))
  return numbers.length === 4 && numbers.every(Number.isFinite) ? { rect: numbers, to } : null
}

/** Takes out what no bundle holds, wherever it stands, and everything that nothing points to. */
export function cleanResult(context: PDFContext): void {
  const reached = new Set<string>()
  const waiting: unknown[] = [context.trailerInfo.Root, context.trailerInfo.Info]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next instanceof PDFRef) {
      if (reached.has(next.toString())) continue
      reached.add(next.toString())
      waiting.push(context.lookup(next))
    } else if (next instanceof PDFStream) waiting.push(next.dict)
    else if (next instanceof PDFArray) waiting.push(...next.asArray())
    else if (next instanceof PDFDict) {
      const catalog = next.get(PDFName.of('Type'))?.toString() === '/Catalog'
      if (!catalog) for (const key of neverKept) next.delete(PDFName.of(key))
      waiting.push(...next.values())
    }
  }
  for (const [ref] of context.enumerateIndirectObjects())
    if (!reached.has(ref.toString())) context.delete(ref)
}
