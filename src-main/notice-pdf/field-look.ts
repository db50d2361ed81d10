import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { readContent } from './content-words.ts'
import { boxOf } from './form-fields.ts'
import { entry, unpacked, wholeNumber } from './pdf-objects.ts'
import { inherited } from './page-list.ts'
import type { PdfState } from './pdf-state.ts'
import type { Left } from './revision-change.ts'

// The drawings by which fields are shown (ISO 32000-2, 12.5.5). Programs fit the box of a drawing to
// the place of its field and let nothing out of it. Where there is no box, or one of no size, some
// of them draw over the whole page.

/** Whether all that a field brings is drawn within its own place, and nothing where it has none. */
export function isLookWithin(state: PdfState, field: PDFDict, left: Left): boolean {
  const drawings = drawingsOf(state, field)
  if (drawings === null) return false
  return boxOf(state, field) === 'EMPTY'
    ? drawings.every((one) => isBlank(state, one, left))
    : drawings.every((one) => isFramed(one) || isBlank(state, one, left))
}

/** Whether a field that stands open shows nothing that goes when it is filled. */
export function isLookBlank(state: PdfState, field: PDFDict, left: Left): boolean {
  const looks = state.at(entry(field, 'AP'))
  const chosen = state.at(entry(field, 'AS'))
  const isOff = chosen === undefined || String(chosen) === '/Off'
  if (!isOff || field.has(PDFName.of('RV')) || !isUncaptioned(state, field)) return false
  if (looks === undefined) return true
  if (!(looks instanceof PDFDict)) return false
  return looks.values().every((value) => {
    const look = state.at(value)
    // Of several drawings, where none is chosen, programs take one at will.
    if (look instanceof PDFDict && chosen === undefined) return false
    const shown = look instanceof PDFDict ? state.at(entry(look, 'Off')) : look
    if (look instanceof PDFDict && shown === undefined) return true
    return shown instanceof PDFRawStream && isBlank(state, shown, left)
  })
}

/** Whether a field is drawn by itself and with resources of its own, or shows nothing. */
export function isLookWhole(state: PdfState, field: PDFDict, left: Left): boolean {
  const drawings = drawingsOf(state, field)
  return (
    drawings?.every((one) => one.dict.has(PDFName.of('Resources')) || isBlank(state, one, left)) ??
    false
  )
}

/** The drawings of a field, of each of its states; null where something else is given out as one. */
function drawingsOf(state: PdfState, field: PDFDict): readonly PDFRawStream[] | null {
  const looks = state.at(entry(field, 'AP'))
  if (looks === undefined) return []
  if (!(looks instanceof PDFDict)) return null
  const all = looks.values().flatMap((value): readonly (PDFObject | undefined)[] => {
    const look = state.at(value)
    return look instanceof PDFDict ? streamsIn(state, look) : [look]
  })
  return all.every((one) => one instanceof PDFRawStream) ? all : null
}

/** What is no stream draws nothing. */
const streamsIn = (state: PdfState, looks: PDFDict): readonly PDFRawStream[] =>
  looks
    .values()
    .map((one) => state.at(one))
    .filter((one) => one instanceof PDFRawStream)

/** Whether a field has a drawing for when nobody touches it; some programs else draw it of themselves. */
export function hasLook(state: PdfState, field: PDFDict): boolean {
  const looks = state.at(entry(field, 'AP'))
  const look = looks instanceof PDFDict ? state.at(entry(looks, 'N')) : undefined
  return look instanceof PDFDict ? streamsIn(state, look).length > 0 : look instanceof PDFRawStream
}

/** Words and pictures that programs draw of themselves. */
const captions = ['CA', 'RC', 'AC', 'I', 'RI', 'IX']

function isUncaptioned(state: PdfState, field: PDFDict): boolean {
  const marks = state.at(entry(field, 'MK'))
  if (marks === undefined) return true
  if (!(marks instanceof PDFDict)) return false
  const shown = isTickBox(state, field) ? captions.filter((key) => key !== 'CA') : captions
  return shown.every((key) => !marks.has(PDFName.of(key)))
}

const PRESSED = 65_536

/** A box to be ticked draws its sign once it is ticked; a button to be pressed, always. */
function isTickBox(state: PdfState, field: PDFDict): boolean {
  const looks = state.at(entry(field, 'AP'))
  const look = looks instanceof PDFDict ? state.at(entry(looks, 'N')) : undefined
  const [kind, flags] = [inherited(state, field, 'FT'), inherited(state, field, 'Ff')]
  const bits = flags === undefined ? 0 : (wholeNumber(flags) ?? PRESSED)
  return String(kind) === '/Btn' && look instanceof PDFDict && (bits & PRESSED) === 0
}

/** Whether programs find nothing to draw of themselves for a field: no border, colour or caption. */
export function isUnadorned(state: PdfState, field: PDFDict): boolean {
  const [marks, style, border] = ['MK', 'BS', 'Border'].map((key) => state.at(entry(field, key)))
  const isMarked = marks !== undefined && !(marks instanceof PDFDict && marks.keys().length === 0)
  const widths = border === undefined ? [] : numbersIn(border)
  const isThin = style === undefined || (style instanceof PDFDict && isNought(entry(style, 'W')))
  return !isMarked && isThin && (widths?.every((one) => one === 0) ?? false)
}

const isNought = (value: PDFObject | undefined): boolean => wholeNumber(value) === 0

const SMALLEST = 0.01
const LARGEST = 100_000

/** Whether a drawing says the box that it keeps to, in numbers that every program reads alike. */
function isFramed({ dict }: PDFRawStream): boolean {
  const [box, matrix] = [numbersIn(entry(dict, 'BBox')), numbersIn(entry(dict, 'Matrix'))]
  if (String(entry(dict, 'Subtype')) !== '/Form' || box?.length !== 4) return false
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  if (Math.min(Math.abs(right - left), Math.abs(top - bottom)) < SMALLEST) return false
  if (entry(dict, 'Matrix') === undefined) return true
  const [a = 0, b = 0, c = 0, d = 0] = matrix ?? []
  return matrix?.length === 6 && Math.abs(a * d - b * c) >= SMALLEST * SMALLEST
}

function numbersIn(value: PDFObject | undefined): readonly number[] | null {
  if (!(value instanceof PDFArray)) return null
  const numbers = value
    .asArray()
    .map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN))
  return numbers.every((one) => Math.abs(one) <= LARGEST) ? numbers : null
}

/** Operators that leave no ink. */
const inkless = new Set(
  'q Q cm w J j M d ri i g G rg RG k K m l c v y h re n W W* BT ET Tf Td TD Tm T* TL Tc Tw Tz Ts Tr BMC BDC EMC MP DP'.split(
    ' ',
  ),
)

/** Whether a drawing leaves no ink, whatever its box. */
function isBlank(state: PdfState, drawing: PDFRawStream, left: Left): boolean {
  if (!['undefined', '/Form'].includes(String(entry(drawing.dict, 'Subtype')))) return false
  const isEmpty = drawing.contents.length === 0 && !drawing.dict.has(PDFName.of('F'))
  if (isEmpty && wholeNumber(state.at(entry(drawing.dict, 'Length'))) === 0) return true
  const bytes = unpacked(drawing)
  left.bytes -= bytes?.length ?? 0
  if (bytes === null || left.bytes < 0) return false
  return readContent(bytes.toString('latin1'), (operator, operands) => {
    const isNothing = operands.every((one) => one.kind === 'string' && one.text === '')
    return --left.operators >= 0 && (inkless.has(operator) || (operator === 'Tj' && isNothing))
  })
}
