import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { drawingState } from './drawing-state.ts'
import type { StampFace } from './stamp-face.ts'
import { packingOf, unpackDrawing } from './unpack-drawing.ts'

/** The part of the paper that is seen, in the page's own coordinates. */
type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Height of the figures on A4, and the share of a small page that a number may take. */
const onA4 = 13
const mostWide = 0.6
const mostHigh = 0.5
/** Below this size figures cannot be read, unless the page has no room. */
const smallest = 6

const resource = PDFName.of('EvenhandPageNumber')
const wholePage = PDFName.of('EvenhandPage')

/** The crop box as far as it lies on the paper; the paper where the two do not meet. */
function boxOf(page: PDFPage): Box {
  const [crop, paper] = [page.getCropBox(), page.getMediaBox()]
  const x = Math.max(crop.x, paper.x)
  const y = Math.max(crop.y, paper.y)
  const width = Math.min(crop.x + crop.width, paper.x + paper.width) - x
  const height = Math.min(crop.y + crop.height, paper.y + paper.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : paper
}

/** Quarter turns to the right by which the page is shown. */
const turnsOf = (page: PDFPage): number => ((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4

/** Places what is drawn upright from the lower left of the page as it is shown. */
function upright({ x, y, width, height }: Box, turns: number): readonly number[] {
  if (turns === 1) return [0, 1, -1, 0, x + width, y]
  if (turns === 2) return [-1, 0, 0, -1, x + width, y + height]
  if (turns === 3) return [0, -1, 1, 0, x, y + height]
  return [1, 0, 0, 1, x, y]
}

const plain = (number: number): string => String(Math.round(number * 1000) / 1000)

/** The number at the foot, on the right, on white, so that it can be read over a dark scan. */
function drawn(text: string, box: Box, turns: number, font: StampFace): string {
  const [width, height] = turns % 2 === 0 ? [box.width, box.height] : [box.height, box.width]
  const wide = font.widthOfTextAtSize(text, 1)
  const wished = Math.max(smallest, (Math.min(width, height) / 595) * onA4)
  const size = Math.min(wished, (width * mostWide) / (wide + 0.7), (height * mostHigh) / 1.45)
  const pad = size * 0.35
  const left = Math.max(pad, width - size * (wide + 1.2))
  const foot = Math.min(size * 1.1, (height - size) / 2)
  const place = [left - pad, foot - pad, size * wide + 2 * pad, size + pad]
  return [
    `q ${upright(box, turns).map(plain).join(' ')} cm`,
    `1 g ${place.map(plain).join(' ')} re f`,
    `BT 0 g ${resource.toString()} ${plain(size)} Tf 0 Tr 0 Tc 0 Tw 100 Tz`,
    `${plain(left)} ${plain(foot)} Td (${text}) Tj ET Q\n`,
  ].join('\n')
}

/** Stamps page numbers in one face; what a page draws itself cannot move or colour them. */
export function pageStamp(
  out: PDFDocument,
  font: StampFace,
): (page: PDFPage, text: string) => void {
  const { context } = out
  const written = (text: string): PDFRef =>
    context.register(
      PDFRawStream.of(context.obj({ Length: text.length }), Buffer.from(text, 'latin1')),
    )
  const [save, restore] = [written('q\n'), written('\nQ\n')]
  return (page, text) => {
    const { node } = page
    const contents = node.lookup(PDFName.of('Contents'))
    const came = contents instanceof PDFArray ? contents.asArray() : []
    const own = came.map((part) => packedAnew(context, part))
    const stamp = written(drawn(text, boxOf(page), turnsOf(page), font))
    // A list of its own: pages that came with one list between them stay apart.
    const list = PDFArray.withContext(context)
    const state = drawingState(own.map((part) => context.lookup(part)))
    const isSound = state.kind === 'SOUND'
    const before = Array.from({ length: 1 + (isSound ? state.missing : 0) }, () => save)
    const after = Array.from({ length: 1 + (isSound ? state.left : 0) }, () => restore)
    const drawing = isSound ? own : [written(setApart(page, state.drawing))]
    for (const part of [...before, ...drawing, ...after, stamp]) list.push(part)
    node.set(PDFName.of('Contents'), list)
    fontsOf(page).set(resource, font.ref)
  }
}

/**
 * A drawing packed in one of the older ways, as far as it can be read, packed in today's: where it
 * breaks off, some readers show what came before and others nothing. Nothing stands for what no
 * reader unpacks: it may be made to keep a reader busy for ever.
 */
function packedAnew(context: PDFContext, part: PDFObject): PDFObject {
  const stream = context.lookup(part)
  if (!(stream instanceof PDFRawStream)) return part
  const packing = packingOf(stream)
  if (packing === 'TODAY') return part
  if (packing === 'FOREIGN') return context.register(context.stream(''))
  const { bytes, how } = unpackDrawing(stream)
  return how === 'UNKNOWN' ? part : context.register(context.flateStream(bytes))
}

/** Makes a damaged drawing a part of its own, at whose end it ends; the operators that draw the part. */
function setApart({ node }: PDFPage, drawing: Uint8Array): string {
  const { context } = node
  const own = node.get(PDFName.of('Resources')) ?? PDFDict.withContext(context)
  const paper = node.MediaBox()
  const part = context.flateStream(drawing, { Type: 'XObject', Subtype: 'Form' })
  part.dict.set(PDFName.of('BBox'), paper)
  part.dict.set(PDFName.of('Resources'), own)
  const drawn = PDFDict.withContext(context)
  drawn.set(wholePage, context.register(part))
  node.set(PDFName.of('Resources'), context.obj({ XObject: drawn }))
  return `${wholePage.toString()} Do\n`
}

function fontsOf({ node }: PDFPage): PDFDict {
  const { context } = node
  const at = (parent: PDFDict, name: string): PDFDict => {
    const found = parent.lookup(PDFName.of(name))
    if (found instanceof PDFDict) return found
    const made = PDFDict.withContext(context)
    parent.set(PDFName.of(name), made)
    return made
  }
  return at(at(node, 'Resources'), 'Font')
}
