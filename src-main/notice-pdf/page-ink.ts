import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'
import { after, matrixOf, same, type Matrix } from '#core/bundle/matrix'
import { readContent, type Operand } from './content-words.ts'
import * as ink from './ink-pen.ts'
import type { Box, Left, Paint, Pen } from './ink-pen.ts'
import { inherited } from './page-list.ts'
import { entry, unpacked } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'

const MOST_DEPTH = 8
const MOST_SAVED = 512

/** What reading any stream costs, however little comes out of it. */
const COST = 64
/** Readers differ about how far off a stream ends that does not tell its length. */
const END_OF_LINE = 2

type Sheet = Pen & { readonly depth: number }

/**
 * Whether a page draws nothing within a box, but for white and for long lines such as forms have. A
 * page that is not wholly understood draws everywhere.
 */
export function isBare(state: PdfState, page: PDFDict, box: Box, left: Left): boolean {
  // Such a page counts in units of its own.
  if (!['undefined', '1'].includes(String(entry(page, 'UserUnit')))) return false
  const content = contentOf(state, page, left)
  const resources = inherited(state, page, 'Resources')
  const ground: ink.Ground = { state, box, left, fonts: new Map(), rules: [] }
  const pen = { ground, resources, ...fresh(ink.firstPaint), depth: 0 }
  return content !== null && drawsAround(pen, content)
}

const fresh = (paint: Paint): Omit<Pen, 'ground' | 'resources'> => ({
  saved: [],
  paint,
  path: [],
  isText: false,
  line: same,
  span: [0, 0],
})

function contentOf(state: PdfState, page: PDFDict, left: Left): string | null {
  const contents = state.at(entry(page, 'Contents'))
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents]
  let text = ''
  for (const part of parts) {
    if (--left.operators < 0) return null
    const stream = state.at(part)
    if (stream === undefined) continue
    const content = stream instanceof PDFRawStream ? contentIn(state, stream, left) : null
    if (content === null) return null
    text += `${content}\n`
  }
  return text
}

function contentIn(state: PdfState, stream: PDFRawStream, left: Left): string | null {
  const { dict, contents } = stream
  left.bytes -= contents.length + COST
  const beyond = ink.numberOf(state.at(entry(dict, 'Length'))) - contents.length
  const isWhole = beyond >= 0 && beyond <= END_OF_LINE
  const bytes = isWhole && left.bytes >= 0 ? unpacked(stream) : null
  left.bytes -= bytes?.length ?? 0
  return bytes === null || left.bytes < 0 ? null : bytes.toString('latin1')
}

/** Whether the colours of a page may stand for others: white is then no white. */
function hasOtherColours({ ground, resources }: Pen): boolean {
  const { state } = ground
  if (!(resources instanceof PDFDict)) return resources !== undefined
  const spaces = state.at(entry(resources, 'ColorSpace'))
  if (!(spaces instanceof PDFDict)) return spaces !== undefined
  return spaces.keys().some((key) => key.decodeText().startsWith('Default'))
}

function drawsAround(pen: Sheet, content: string): boolean {
  const { left } = pen.ground
  if (hasOtherColours(pen)) ink.set(pen, { isMixed: true })
  return readContent(content, (operator, operands) => {
    if (--left.operators < 0 || left.bytes < 0) return false
    // Readers differ about what else comes between, and which of too many numbers they take.
    const isWithin = pen.isText || pen.path.length > 0
    if (isWithin && apart.has(operator)) return false
    if (idle.has(operator)) return true
    if (operands.length !== (counts.get(operator) ?? operands.length)) return false
    const numbers = operands.map((one) => (one.kind === 'number' ? one.value : Number.NaN))
    return operators.get(operator)?.(pen, numbers, operands) ?? false
  })
}

/** Operators that draw nothing and move nothing. Shadings and pictures within the text are not read. */
const idle = new Set('W W* J j d ri i G RG K CS SC SCN Tr BMC BDC EMC MP DP BX EX'.split(' '))
/** Operators that stand neither within a text nor between a path and its drawing. */
const apart = new Set('q Q cm Do BT'.split(' '))

/** How many operands stand before an operator, where it matters. */
const counts: ReadonlyMap<string, number> = new Map(
  ["gs g w M TL Tc Tw Tz Ts Tj TJ ' Do", 'm l Tf Td TD', 'rg "', 'k v y re', '', 'c cm Tm'].flatMap(
    (line, at) => line.split(' ').map((one) => [one, at + 1] as const),
  ),
)

type Act = (pen: Sheet, numbers: readonly number[], operands: readonly Operand[]) => boolean

const no = Number.NaN
const fill: Act = (pen) => ink.draw(pen, 'FILL')
const stroke: Act = (pen) => ink.draw(pen, 'STROKE')
const close: Act = (pen) => pen.path.push({ operator: 'h', points: [] }) > 0
const closeAndStroke: Act = (pen) => close(pen, [], []) && ink.draw(pen, 'STROKE')
const otherColour: Act = (pen) => ink.set(pen, { isWhite: false })
const lay =
  (operator: string): Act =>
  (pen, numbers) => {
    const { space } = pen.paint
    const points = numbers.flatMap((x, at) =>
      at % 2 === 0 ? [ink.pointAt(space, x, numbers[at + 1] ?? no)] : [],
    )
    return pen.path.push({ operator, points }) > 0
  }
const colour =
  (white: readonly number[]): Act =>
  (pen, numbers) =>
    ink.set(pen, { isWhite: white.every((one, at) => numbers[at] === one) })
const setting =
  (change: (number: number) => Partial<Paint>): Act =>
  (pen, [number = no]) =>
    ink.set(pen, change(number))
const nextLine = (pen: Pen): boolean => ink.moveLine(pen, 0, -pen.paint.leading)

const withMatrix = (numbers: readonly number[], use: (matrix: Matrix) => boolean): boolean => {
  const matrix = matrixOf(numbers)
  return matrix !== null && use(matrix)
}

const putBack = (pen: Pen): boolean => {
  const saved = pen.saved.pop()
  return saved !== undefined && ink.set(pen, saved)
}

const acts: Readonly<Record<string, Act>> = {
  q: (pen) => pen.saved.push(pen.paint) < MOST_SAVED,
  Q: putBack,
  cm: (pen, numbers) =>
    withMatrix(numbers, (one) => ink.set(pen, { space: after(one, pen.paint.space) })),
  w: setting((lineWidth) => ({ lineWidth })),
  M: setting((miterLimit) => ({ miterLimit })),
  gs: (pen, _, [name]) => ink.dress(pen, ink.named(pen, 'ExtGState', name)),
  g: colour([1]),
  rg: colour([1, 1, 1]),
  k: colour([0, 0, 0, 0]),
  cs: otherColour,
  sc: otherColour,
  scn: otherColour,
  m: lay('m'),
  l: lay('l'),
  c: lay('c'),
  v: lay('v'),
  y: lay('y'),
  re: (pen, [x = no, y = no, width = no, height = no]) =>
    lay('re')(pen, [x, y, x + width, y, x, y + height, x + width, y + height], []),
  h: close,
  n: (pen) => {
    pen.path = []
    return true
  },
  f: fill,
  F: fill,
  'f*': fill,
  S: stroke,
  s: closeAndStroke,
  B: stroke,
  'B*': stroke,
  b: closeAndStroke,
  'b*': closeAndStroke,
  BT: (pen) => {
    pen.isText = true
    return ink.setLine(pen, same)
  },
  ET: (pen) => {
    pen.isText = false
    return true
  },
  Tf: (pen, [, size = no], [name]) => ink.setFont(pen, ink.named(pen, 'Font', name), size),
  Td: (pen, [x = no, y = no]) => ink.moveLine(pen, x, y),
  TD: (pen, [x = no, y = no]) => ink.set(pen, { leading: -y }) && ink.moveLine(pen, x, y),
  Tm: (pen, numbers) => withMatrix(numbers, (one) => ink.setLine(pen, one)),
  'T*': nextLine,
  TL: setting((leading) => ({ leading })),
  Tc: setting((charSpacing) => ({ charSpacing })),
  Tw: setting((wordSpacing) => ({ wordSpacing })),
  // Readers differ about letters of no width.
  Tz: setting((scale) => ({ scale: scale > 0 ? scale / 100 : no })),
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
  if (!(object instanceof PDFRawStream) || pen.depth >= MOST_DEPTH) return false
  const { ground, resources, depth, paint } = pen
  const at = (key: string) => ground.state.at(entry(object.dict, key))
  if (String(at('Subtype')) === '/Image') {
    const corners = [0, 1].flatMap((x) => [0, 1].map((y) => ink.pointAt(paint.space, x, y)))
    const drawn = ink.around(corners)
    return drawn !== null && !ink.overlap(drawn, ground.box)
  }
  const listed = at('Matrix')
  const numbers = listed instanceof PDFArray ? listed.asArray().map(ink.numberOf) : []
  const own = listed === undefined ? same : matrixOf(numbers)
  // Of some drawings printers alone draw what stands elsewhere.
  const isForPrinters = ['PS', 'Subtype2'].some((key) => at(key) !== undefined)
  if (String(at('Subtype')) !== '/Form' || isForPrinters || own === null) return false
  const content = contentIn(ground.state, object, ground.left)
  if (content === null) return false
  const inner = fresh({ ...paint, space: after(own, paint.space) })
  const sheet = { ground, resources: at('Resources') ?? resources, depth: depth + 1 }
  return drawsAround({ ...sheet, ...inner }, content)
}
