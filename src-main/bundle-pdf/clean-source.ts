import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFPage,
} from '@cantoo/pdf-lib'
import { markHiddenLayers } from './layers.ts'
import { cleanMarks, keepOnly, type InternalLink } from './page-marks.ts'

// A page taken into a bundle brings its picture and its text, and nothing that acts or tells:
// what is kept is listed here, so that an entry nobody thought of is left behind.

const pageKeys = ['Type', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'Contents']
const keptOnPage = new Set([...pageKeys, 'Annots', 'Group', 'UserUnit'])
/** Entries that carry private facts, files or acts wherever they stand. */
const never = ['PieceInfo', 'Metadata', 'AF', 'AA', 'JS', 'LastModified', 'StructParent']
const neverKept = [...never, 'StructParents', 'OPI', 'OpenAction', 'EmbeddedFiles', 'JavaScript']

/** Entries below which names are the own ones of a file, whatever they stand for elsewhere. */
const ownNames = new Set(
  ['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties', 'CharProcs']
    .concat(['N', 'Colorants'])
    .map((key) => PDFName.of(key)),
)

/** Strips every page of a source to what is kept; the links between its own pages, page by page. */
export function cleanSource(source: PDFDocument): readonly (readonly InternalLink[])[] {
  // What cannot be made out would go into the bundle as it is, with whatever it holds.
  for (const [ref, object] of source.context.enumerateIndirectObjects()) {
    if (object instanceof PDFInvalidObject) source.context.delete(ref)
    if (object instanceof PDFPageLeaf) dropOddParents(object)
  }
  markHiddenLayers(source)
  const pages = source.getPages()
  const order = new Map(pages.map((page, index) => [page.ref.toString(), index]))
  return pages.map((page) => {
    page.node.normalize()
    const links = cleanMarks(page, order)
    keepOnly(page.node, keptOnPage)
    return links
  })
}

/** A page, or what says to be one, that stands below no row of pages cannot be copied with it. */
function dropOddParents(page: PDFPageLeaf): void {
  const resources = page.lookup(PDFName.of('Resources'))
  for (const one of [page, resources])
    if (one instanceof PDFPageLeaf && !(one.lookup(PDFName.of('Parent')) instanceof PDFPageTree))
      one.delete(PDFName.of('Parent'))
}

/** Takes out what no bundle holds, wherever it stands, and everything that nothing points to. */
export function cleanResult(context: PDFContext): void {
  const { Root, Info } = context.trailerInfo
  const reached = cleanFrom(context, [Root, Info], 0)
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}

/** The same for what came with these pages, whose objects have numbers after `since`. */
export function cleanArrived(context: PDFContext, pages: readonly PDFPage[], since: number): void {
  const reached = cleanFrom(
    context,
    pages.map(({ ref }) => ref),
    since,
  )
  for (let number = since + 1; number <= context.largestObjectNumber; number++) {
    const ref = PDFRef.of(number)
    if (!reached.has(ref)) context.delete(ref)
  }
}

/** Follows what these lead to, as far as its numbers come after `since`, and cleans it on the way. */
function cleanFrom(context: PDFContext, from: readonly unknown[], since: number): Set<PDFRef> {
  const reached = new Set<PDFRef>()
  const own = new Set<unknown>()
  const waiting = [...from]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next instanceof PDFRef) {
      if (reached.has(next) || next.objectNumber <= since) continue
      reached.add(next)
      waiting.push(context.lookup(next))
    } else if (next instanceof PDFStream) waiting.push(next.dict)
    else if (next instanceof PDFArray) waiting.push(...next.asArray())
    else if (next instanceof PDFDict) {
      const catalog = next.get(PDFName.of('Type'))?.toString() === '/Catalog'
      const isOwn = own.has(next) && !next.has(PDFName.of('Type'))
      if (!catalog && !isOwn) for (const key of neverKept) next.delete(PDFName.of(key))
      for (const key of isOwn ? [] : next.keys())
        if (ownNames.has(key)) own.add(context.lookup(next.get(key)))
      waiting.push(...next.values())
    }
  }
  return reached
}
