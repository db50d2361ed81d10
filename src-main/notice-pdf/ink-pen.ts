import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import { after, same, type Matrix } from '#core/bundle/matrix'
import type { Operand } from './content-words.ts'
import { widthsOf, type Widths } from './font-widths.ts'
import { entry } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'

/** Corners of a part of a page. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]
type Point = readonly [x: number, y: number]

/** What is saved and put back while a page is drawn, as far as it says where. */
export type Paint = {
  readonly space: Matrix
  readonly lineWidth: number
  /** How far a sharp corner may stand out, in parts of the width. */
  readonly miterLimit: number
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
  miterLimit: 10,
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

/** A step of a path, by its operator. */
type Step = { readonly operator: string; readonly points: readonly Point[] }

/** How much more may be looked at. */
export type Left = { operators: number; bytes: number }

/** What is known of a page as a whole, however deep the drawing within it that is looked at. */
export type Ground = {
  readonly state: PdfState
  readonly box: Box
  readonly left: Left
  readonly fonts: Map<PDFDict, Widths | null>
  /** The lines of a form that come into the box. */
  readonly rules: ('ACROSS' | 'UPWARDS')[]
}

/** The pen over a page, and the box that it should not come into. */
export type Pen = {
  readonly ground: Ground
  readonly resources: PDFObject | undefined
  readonly saved: Paint[]
  paint: Paint
  path: Step[]
  isText: boolean
  /** Where the line of text began, and between which places on it the next letter stands. */
  line: Matrix
  span: readonly [least: number, most: number]
}

export function set(pen: Pen, change: Partial<Paint>): true {
  pen.paint = { ...pen.paint, ...change }
  return true
}

export function pointAt(space: Matrix, x: number, y: number): Point {
  const [a, b, c, d, e, f] = space
  return [a * x + c * y + e, b * x + d * y + f]
}

/** A line of a form or table. What is shorter, or many, may be part of a letter. */
const THIN = 1.5
const LONG = 36
const MOST_RULES = 2

/** Whether a line may come into the box: one of few that all run the same way. */
function isRule({ rules }: Ground, [left, bottom, right, top]: Box): boolean {
  const [width, height] = [right - left, top - bottom]
  if (Math.min(width, height) > THIN || Math.max(width, height) < LONG) return false
  rules.push(width > height ? 'ACROSS' : 'UPWARDS')
  return rules.length <= MOST_RULES && new Set(rules).size === 1
}

export const overlap = (one: Box, two: Box): boolean =>
  one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]

/** The box around points; null where it is nowhere. */
export function around(points: readonly Point[], pad = 0): Box | null {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x - pad)
    bottom = Math.min(bottom, y - pad)
    right = Math.max(right, x + pad)
    top = Math.max(top, y + pad)
  }
  const box = [left, bottom, right, top] as const
  return box.every(Number.isFinite) ? box : null
}

/** How much longer a way may become by a matrix. */
function stretch([a, b, c, d]: Matrix): number {
  const [sum, area] = [a * a + b * b + c * c + d * d, a * d - b * c]
  return Math.sqrt((sum + Math.sqrt(Math.max(0, sum * sum - 4 * area * area))) / 2)
}

/** How far paint may lie from the path that it is drawn along, in parts of half its width. */
function outreach({ space, miterLimit }: Paint, shape: string, inner: Box): number {
  const [left, bottom, right, top] = inner
  const [a, b, c, d] = space
  const isSquare = (b === 0 && c === 0) || (a === 0 && d === 0)
  const isUpright = (left === right) !== (bottom === top)
  if (shape === 'm l' && isSquare && isUpright) return 1
  return shape === 're' ? Math.SQRT2 : Math.max(Math.SQRT2, miterLimit)
}

/** Draws the path that was laid; false where that comes into the box. */
export function draw(pen: Pen, how: 'FILL' | 'STROKE'): boolean {
  const { space, lineWidth, isWhite, isMixed } = pen.paint
  const { path, ground } = pen
  pen.path = []
  if (path.length === 0 || (how === 'FILL' && isWhite && !isMixed)) return true
  const points = path.flatMap((step) => step.points)
  const shape = path.map((step) => step.operator).join(' ')
  const inner = around(points)
  if (inner === null) return false
  const half = (Math.abs(lineWidth) / 2) * stretch(space)
  const drawn = how === 'FILL' ? inner : around(points, half * outreach(pen.paint, shape, inner))
  if (drawn === null) return false
  const isAlone = shape === (how === 'FILL' ? 're' : 'm l')
  return !overlap(drawn, ground.box) || (isAlone && isRule(ground, drawn))
}

/** How far paint of a letter may reach beyond its width, in parts of its size. */
const BESIDE = 0.25

/** Draws letters, told larger than they are; false where that may come into the box. */
export function show(pen: Pen, text: string): boolean {
  const { font, size, charSpacing, wordSpacing, scale, rise, space } = pen.paint
  if (font === null || !pen.isText || text.length % font.bytes > 0) return false
  if (text === '') return true
  let [from, to] = pen.span
  let [left, right] = [Infinity, -Infinity]
  const [before, below, beyond, above] = font.reach
  for (let index = 0; index < text.length; index += font.bytes) {
    const low = text.charCodeAt(index + font.bytes - 1)
    const code = font.bytes === 1 ? low : text.charCodeAt(index) * 256 + low
    const width = font.of(code)
    if (width === null) return false
    const gap = charSpacing + (font.bytes === 1 && code === 32 ? wordSpacing : 0)
    const ink = Math.max(width[1] + BESIDE, beyond)
    const [one, two] = [before * size * scale, ink * size * scale]
    left = Math.min(left, from + Math.min(one, two))
    right = Math.max(right, to + Math.max(one, two))
    const [thin, wide] = [(width[0] * size + gap) * scale, (width[1] * size + gap) * scale]
    from += Math.min(thin, wide)
    to += Math.max(thin, wide)
  }
  pen.span = [from, to]
  const whole = after(pen.line, space)
  const drawn = around(
    [left, right].flatMap((x) => [below, above].map((y) => pointAt(whole, x, rise + y * size))),
  )
  return drawn !== null && !overlap(drawn, pen.ground.box)
}

/** Letters with steps between them. */
export const showAll = (pen: Pen, items: readonly Operand[]): boolean =>
  items.every((item) => {
    if (item.kind === 'string') return show(pen, item.text)
    if (item.kind !== 'number') return false
    const step = (-item.value / 1000) * pen.paint.size * pen.paint.scale
    pen.span = [pen.span[0] + step, pen.span[1] + step]
    return true
  })

export function moveLine(pen: Pen, x: number, y: number): boolean {
  return setLine(pen, after([1, 0, 0, 1, x, y], pen.line))
}

/** Outside of a text, readers differ about where its next line begins. */
export function setLine(pen: Pen, matrix: Matrix): boolean {
  pen.line = matrix
  pen.span = [0, 0]
  return pen.isText
}

/** Something that the page knows by a name. */
export function named(pen: Pen, kind: string, operand: Operand | undefined): PDFObject | undefined {
  const { ground, resources } = pen
  const all = resources instanceof PDFDict ? ground.state.at(entry(resources, kind)) : undefined
  const isNamed = all instanceof PDFDict && operand?.kind === 'name' && !operand.text.includes('#')
  return isNamed ? ground.state.at(entry(all, operand.text)) : undefined
}

export function setFont(pen: Pen, font: PDFObject | undefined, size: number): true {
  const widths = font instanceof PDFDict ? fontOf(pen.ground, font) : null
  // Letters of no size are drawn at a size of the reader's own.
  return set(pen, { font: widths, size: size === 0 ? Number.NaN : size })
}

function fontOf({ state, left, fonts }: Ground, font: PDFDict): Widths | null {
  const known = fonts.get(font)
  if (known !== undefined) return known
  const widths = widthsOf(state, font, left)
  fonts.set(font, widths)
  return widths
}

const mixing = ['BM', 'SMask', 'TR', 'TR2', 'HT', 'OP', 'op', 'CA', 'ca']

/** Takes over what a page sets all at once; false where that is not to be found. */
export function dress(pen: Pen, settings: PDFObject | undefined): boolean {
  if (!(settings instanceof PDFDict)) return false
  const at = (key: string) => pen.ground.state.at(entry(settings, key))
  const [font, width, limit] = [at('Font'), at('LW'), at('ML')]
  if (font instanceof PDFArray)
    setFont(pen, pen.ground.state.at(font.get(0)), numberOf(pen.ground.state.at(font.get(1))))
  if (width !== undefined) set(pen, { lineWidth: numberOf(width) })
  if (limit !== undefined) set(pen, { miterLimit: numberOf(limit) })
  return set(pen, mixing.some((key) => at(key) !== undefined) ? { isMixed: true } : {})
}

export const numberOf = (value: PDFObject | undefined): number =>
  value instanceof PDFNumber ? value.asNumber() : Number.NaN
