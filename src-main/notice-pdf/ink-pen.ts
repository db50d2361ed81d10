import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import { after, same, type Matrix } from '#core/bundle/matrix'
import type { Operand } from './content-words.ts'
import { widthsOf, type Widths } from './font-widths.ts'
import type { PdfState } from './pdf-state.ts'
import { entry } from './pdf-tables.ts'

/** Corners of a part of a page. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]
type Point = readonly [x: number, y: number]

/** What is saved and put back while a page is drawn, as far as it says where. */
export type Paint = {
  readonly space: Matrix
  readonly lineWidth: number
  readonly isWhite: boolean
  /** Colours may be mixed with what lies below: white is then no white. */
  readonly isMixed: boolean
  readonly font: Widths | null
  readonly size: number
  readonly charSpacing: number
  readonly wordSpacing: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
}

export const firstPaint: Paint = {
  space: same,
  lineWidth: 1,
  isWhite: false,
  isMixed: false,
  font: null,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
}

/** The pen over a page, and the box that it should not come into. */
export type Pen = {
  readonly state: PdfState
  readonly resources: PDFObject | undefined
  readonly box: Box
  readonly saved: Paint[]
  paint: Paint
  path: Point[]
  /** Where the line of text began, and where the next letter stands. */
  line: Matrix
  at: Matrix
}

export function set(pen: Pen, change: Partial<Paint>): true {
  pen.paint = { ...pen.paint, ...change }
  return true
}

export function pointAt(space: Matrix, x: number, y: number): Point {
  const [a, b, c, d, e, f] = space
  return [a * x + c * y + e, b * x + d * y + f]
}

/** A line of a form or table. What is shorter may be part of a letter. */
const THIN = 1.5
const LONG = 20

const isLine = ([left, bottom, right, top]: Box): boolean => {
  const [width, height] = [right - left, top - bottom]
  return Math.min(width, height) <= THIN && Math.max(width, height) >= LONG
}

export const overlap = (one: Box, two: Box): boolean =>
  one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]

/** The box around points; null where one of them is nowhere. */
export function around(points: readonly Point[], pad = 0): Box | null {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null
    left = Math.min(left, x - pad)
    bottom = Math.min(bottom, y - pad)
    right = Math.max(right, x + pad)
    top = Math.max(top, y + pad)
  }
  return [left, bottom, right, top]
}

/** Draws the path that was laid; false where that comes into the box. */
export function draw(pen: Pen, how: 'FILL' | 'STROKE'): boolean {
  const { space, lineWidth, isWhite, isMixed } = pen.paint
  const [a, b, c, d] = space
  const width = lineWidth * Math.max(Math.hypot(a, b), Math.hypot(c, d))
  const drawn = around(pen.path, how === 'FILL' ? 0 : width / 2)
  pen.path = []
  if (how === 'FILL' && isWhite && !isMixed) return true
  return drawn !== null && (isLine(drawn) || !overlap(drawn, pen.box))
}

/** Draws letters, told larger than they are; false where that may come into the box. */
export function show(pen: Pen, text: string): boolean {
  const { font, size, charSpacing, wordSpacing, scale, rise, space } = pen.paint
  if (font === null) return false
  let [x, least, most] = [0, 0, 0]
  for (let index = 0; index < text.length; index += font.bytes) {
    const low = text.codePointAt(index + font.bytes - 1) ?? 0
    const code = font.bytes === 1 ? low : (text.codePointAt(index) ?? 0) * 256 + low
    const gap = font.bytes === 1 && code === 32 ? wordSpacing : 0
    x += (font.of(code) * size + charSpacing + gap) * scale
    least = Math.min(least, x)
    most = Math.max(most, x)
  }
  const reach = Math.abs(size)
  const whole = after(pen.at, space)
  const corners = [least - reach / 4, most + reach / 4].flatMap((one) =>
    [rise - reach / 2, rise + reach * 1.25].map((two) => pointAt(whole, one, two)),
  )
  const drawn = around(corners)
  pen.at = after([1, 0, 0, 1, x, 0], pen.at)
  return text === '' || (drawn !== null && !overlap(drawn, pen.box))
}

/** Letters with steps between them. */
export const showAll = (pen: Pen, items: readonly Operand[]): boolean =>
  items.every((item) => {
    if (item.kind === 'string') return show(pen, item.text)
    if (item.kind !== 'number') return false
    const step = (-item.value / 1000) * pen.paint.size * pen.paint.scale
    pen.at = after([1, 0, 0, 1, step, 0], pen.at)
    return true
  })

export function moveLine(pen: Pen, x: number, y: number): true {
  pen.line = after([1, 0, 0, 1, x, y], pen.line)
  pen.at = pen.line
  return true
}

export function setLine(pen: Pen, matrix: Matrix): true {
  pen.line = matrix
  pen.at = matrix
  return true
}

/** Something that the page knows by a name. */
export function named(pen: Pen, kind: string, operand: Operand | undefined): PDFObject | undefined {
  const { state, resources } = pen
  const all = resources instanceof PDFDict ? state.at(entry(resources, kind)) : undefined
  const isNamed = all instanceof PDFDict && operand?.kind === 'name'
  return isNamed ? state.at(entry(all, operand.text)) : undefined
}

export function setFont(pen: Pen, font: PDFObject | undefined, size: number): true {
  return set(pen, { font: font instanceof PDFDict ? widthsOf(pen.state, font) : null, size })
}

const mixing = ['BM', 'SMask', 'TR', 'TR2', 'OP', 'op', 'CA', 'ca']

/** Takes over what a page sets all at once. */
export function dress(pen: Pen, settings: PDFObject | undefined): true {
  if (!(settings instanceof PDFDict)) return true
  const at = (key: string) => pen.state.at(entry(settings, key))
  const [font, width] = [at('Font'), at('LW')]
  if (font instanceof PDFArray) {
    const size = pen.state.at(font.get(1))
    const points = size instanceof PDFNumber ? size.asNumber() : Number.NaN
    setFont(pen, pen.state.at(font.get(0)), points)
  }
  if (width instanceof PDFNumber) set(pen, { lineWidth: width.asNumber() })
  return set(pen, mixing.some((key) => at(key) !== undefined) ? { isMixed: true } : {})
}
