import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'
import { after, matrixOf, same, type Matrix } from '#core/bundle/matrix'
import { readContent, type Operand } from './content-words.ts'
import * as ink from './ink-pen.ts'
import type { Box, Paint, Pen } from './ink-pen.ts'
import type { PdfState } from './pdf-state.ts'
import { entry, unpacked } from './pdf-tables.ts'

const MOST_DEPTH = 8
const MOST_SAVED = 512
const MOST_PARENTS = 32

/** How much more may be looked at. */
type Left = { operators: number; bytes: number }
type Sheet = Pen & { readonly left: Left; readonly depth: number }

/**
 * Whether a page draws nothing within a box, but for white and for long lines such as forms have. A
 * page that is not wholly understood draws everywhere.
 */
export function isBare(state: PdfState, page: PDFDict, box: Box, left: Left): boolean {
  // Such a page counts in units of its own.
  if (entry(page, 'UserUnit') !== undefined) return false
  const content = contentOf(state, page, left)
  const resources = inherited(state, page, 'Resources')
  const pen = { state, resources, box, ...fresh(ink.firstPaint), left, depth: 0 }
  return content !== null && drawsAround(pen, content)
}

const fresh = (paint: Paint): Pick<Pen, 'saved' | 'paint' | 'path' | 'line' | 'at'> => ({
  saved: [],
  paint,
  path: [],
  line: same,
  at: same,
})

function contentOf(state: PdfState, page: PDFDict, left: Left): string | null {
  const contents = state.at(entry(page, 'Contents'))
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents]
  let text = ''
  for (const part of parts) {
    const stream = state.at(part)
    if (stream === undefined) continue
    const content = stream instanceof PDFRawStream ? contentIn(stream, left) : null
    if (content === null) return null
    text += `${content}\n`
  }
  return text
}

function contentIn(stream: PDFRawStream, left: Left): string | null {
  const bytes = unpacked(stream)
  left.bytes -= bytes?.length ?? 0
  return bytes === null || left.bytes < 0 ? null : bytes.toString('latin1')
}

/** A value that a page has of its own or of a group of pages above it. */
export function inherited(state: PdfState, page: PDFDict, key: string): PDFObject | undefined {
  let node: PDFObject | undefined = page
  for (let step = 0; node instanceof PDFDict && step < MOST_PARENTS; step++) {
    const value = entry(node, key)
    if (value !== undefined) return state.at(value)
    node = state.at(entry(node, 'Parent'))
  }
  return undefined
}

function drawsAround(pen: Sheet, content: string): boolean {
  return readContent(content, (operator, operands) => {
    if (--pen.left.operators < 0) return false
    if (idle.has(operator)) return true
    const numbers = operands.map((one) => (one.kind === 'number' ? one.value : Number.NaN))
    return operators.get(operator)?.(pen, numbers, operands) ?? false
  })
}

/** Operators that draw nothing and move nothing. Shadings and pictures within the text are not read. */
const idle = new Set(
  'ET h W W* J j M d ri i G RG K CS SC SCN Tr BMC BDC EMC MP DP BX EX'.split(' '),
)

type Act = (pen: Sheet, numbers: readonly number[], operands: readonly Operand[]) => boolean

const no = Number.NaN
const fill: Act = (pen) => ink.draw(pen, 'FILL')
const stroke: Act = (pen) => ink.draw(pen, 'STROKE')
const otherColour: Act = (pen) => ink.set(pen, { isWhite: false })
const lay =
  (count: number): Act =>
  (pen, numbers) => {
    for (let at = 0; at < count; at++)
      pen.path.push(ink.pointAt(pen.paint.space, numbers[at * 2] ?? no, numbers[at * 2 + 1] ?? no))
    return true
  }
const colour =
  (white: readonly number[]): Act =>
  (pen, numbers) =>
    ink.set(pen, { isWhite: white.every((one, at) => numbers[at] === one) })
const setting =
  (change: (number: number) => Partial<Paint>): Act =>
  (pen, [number = no]) =>
    ink.set(pen, change(number))
const nextLine = (pen: Pen): true => ink.moveLine(pen, 0, -pen.paint.leading)

const withMatrix = (numbers: readonly number[], use: (matrix: Matrix) => true): boolean => {
  const matrix = matrixOf(numbers)
  return matrix !== null && use(matrix)
}

const acts: Readonly<Record<string, Act>> = {
  q: (pen) => pen.saved.push(pen.paint) < MOST_SAVED,
  Q: (pen) => ink.set(pen, pen.saved.pop() ?? {}),
  cm: (pen, numbers) =>
    withMatrix(numbers, (one) => ink.set(pen, { space: after(one, pen.paint.space) })),
  w: setting((lineWidth) => ({ lineWidth })),
  gs: (pen, _, [name]) => ink.dress(pen, ink.named(pen, 'ExtGState', name)),
  g: colour([1]),
  rg: colour([1, 1, 1]),
  k: colour([0, 0, 0, 0]),
  cs: otherColour,
  sc: otherColour,
  scn: otherColour,
  m: lay(1),
  l: lay(1),
  c: lay(3),
  v: lay(2),
  y: lay(2),
  re: (pen, [x = no, y = no, width = no, height = no]) =>
    lay(4)(pen, [x, y, x + width, y, x, y + height, x + width, y + height], []),
  n: (pen) => {
    pen.path = []
    return true
  },
  f: fill,
  F: fill,
  'f*': fill,
  S: stroke,
  s: stroke,
  B: stroke,
  'B*': stroke,
  b: stroke,
  'b*': stroke,
  BT: (pen) => ink.setLine(pen, same),
  Tf: (pen, [, size = no], [name]) => ink.setFont(pen, ink.named(pen, 'Font', name), size),
  Td: (pen, [x = no, y = no]) => ink.moveLine(pen, x, y),
  TD: (pen, [x = no, y = no]) => ink.set(pen, { leading: -y }) && ink.moveLine(pen, x, y),
  Tm: (pen, numbers) => withMatrix(numbers, (one) => ink.setLine(pen, one)),
  'T*': nextLine,
  TL: setting((leading) => ({ leading })),
  Tc: setting((charSpacing) => ({ charSpacing })),
  Tw: setting((wordSpacing) => ({ wordSpacing })),
  Tz: setting((scale) => ({ scale: scale / 100 })),
  Ts: setting((rise) => ({ rise })),
  Tj: (pen, _, operands) => ink.showAll(pen, operands),
  TJ: (pen, _, [one]) => one?.kind === 'array' && ink.showAll(pen, one.items),
  "'": (pen, _, operands) => nextLine(pen) && ink.showAll(pen, operands),
  '"': (pen, [wordSpacing = no, charSpacing = no], [, , ...words]) =>
    ink.set(pen, { wordSpacing, charSpacing }) && nextLine(pen) && ink.showAll(pen, words),
  Do: (pen, _, [name]) => drawsObjectAround(pen, ink.named(pen, 'XObject', name)),
}

const operators: ReadonlyMap<string, Act> = new Map(Object.entries(acts))

/** A picture fills its square; a drawing within a drawing is followed. */
function drawsObjectAround(pen: Sheet, object: PDFObject | undefined): boolean {
  if (object === undefined) return true
  if (!(object instanceof PDFRawStream) || pen.depth >= MOST_DEPTH) return false
  const { state, resources, box, left, depth, paint } = pen
  const at = (key: string) => state.at(entry(object.dict, key))
  if (String(at('Subtype')) === '/Image') {
    const corners = [0, 1].flatMap((x) => [0, 1].map((y) => ink.pointAt(paint.space, x, y)))
    const drawn = ink.around(corners)
    return drawn !== null && !ink.overlap(drawn, box)
  }
  const listed = at('Matrix')
  const numbers = listed instanceof PDFArray ? listed.asArray().map(numberOf) : same
  const own = matrixOf(numbers)
  const content = contentIn(object, left)
  if (String(at('Subtype')) !== '/Form' || own === null || content === null) return false
  const inner = fresh({ ...paint, space: after(own, paint.space) })
  const sheet = { state, resources: at('Resources') ?? resources, box, left, depth: depth + 1 }
  return drawsAround({ ...sheet, ...inner }, content)
}

const numberOf = (value: PDFObject): number => Number(String(value))
