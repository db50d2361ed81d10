import { PDFArray, PDFDict, PDFName, PDFStream, type PDFPage } from '@cantoo/pdf-lib'

/** A link of a source from a place on its page to another of its pages, from 0. */
export type InternalLink = { readonly rect: readonly number[]; readonly to: number }

const markKeys = ['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F', 'OC', 'C', 'CA', 'IC', 'BS', 'Border']
/** By which readers draw a mark of which the file holds no drawing. */
const shapeKeys = ['QuadPoints', 'InkList', 'L', 'Vertices', 'LE', 'LL', 'LLE', 'LLO', 'CL', 'RD']
const keptOnMark = new Set([...markKeys, ...shapeKeys, 'BE', 'IT', 'Contents', 'DA', 'Q'])
/** What readers draw themselves where the file holds no drawing of it, by its name if it has one. */
const drawnByReaders = new Set(
  ['Stamp', 'FreeText', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Ink', 'Line']
    .concat(['Square', 'Circle', 'Polygon', 'PolyLine', 'Caret', 'Text', 'Redact'])
    .map((name) => `/${name}`),
)
const neverDrawn = new Set(['/Link', '/Popup'])

/** Strips a dictionary to the entries named. */
export function keepOnly(dict: PDFDict, kept: ReadonlySet<string>): void {
  for (const key of dict.keys()) if (!kept.has(key.decodeText())) dict.delete(key)
}

/**
 * Strips the marks of a page to what they show, and gives its links to other pages of its file. What
 * acted, as a field, a film or an attached file did, stays as the picture that stood for it.
 */
export function cleanMarks(
  page: PDFPage,
  order: ReadonlyMap<string, number>,
): readonly InternalLink[] {
  const links: InternalLink[] = []
  const kept: PDFDict[] = []
  const { context } = page.node
  for (const one of page.node.Annots()?.asArray() ?? []) {
    const mark = context.lookup(one)
    if (!(mark instanceof PDFDict)) continue
    const kind = mark.get(PDFName.of('Subtype'))?.toString() ?? ''
    const link = kind === '/Link' ? internalLink(mark, order) : null
    if (link !== null) links.push(link)
    if (neverDrawn.has(kind)) continue
    const isDrawn = hasDrawing(mark)
    // Without a drawing a field shows nothing: as a stamp, readers would write a word over it.
    if (!isDrawn && !drawnByReaders.has(kind)) continue
    const name = mark.get(PDFName.of('Name'))
    keepOnly(mark, keptOnMark)
    if (!isDrawn && name instanceof PDFName) mark.set(PDFName.of('Name'), name)
    if (!drawnByReaders.has(kind)) mark.set(PDFName.of('Subtype'), PDFName.of('Stamp'))
    kept.push(mark)
  }
  page.node.delete(PDFName.of('Annots'))
  if (kept.length > 0)
    page.node.set(PDFName.of('Annots'), context.obj(kept.map((mark) => context.register(mark))))
  return links
}

/** Whether the file holds how a mark looks, in the state it is in. */
function hasDrawing(mark: PDFDict): boolean {
  const looks = mark.lookup(PDFName.of('AP'))
  const normal = looks instanceof PDFDict ? looks.lookup(PDFName.of('N')) : undefined
  if (normal instanceof PDFStream) return true
  const state = mark.lookup(PDFName.of('AS'))
  return (
    normal instanceof PDFDict &&
    state instanceof PDFName &&
    normal.lookup(state) instanceof PDFStream
  )
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
