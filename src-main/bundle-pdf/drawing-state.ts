import { PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'
import { mostBytes, unpackDrawing } from './unpack-drawing.ts'

/** A page that saves its state more often than this is not put in order. */
const mostOpen = 100

/** What a page draws, as the state it leaves behind. */
export type DrawingState =
  /** How often it takes back a state that it never saved, and how many saved states it leaves. */
  | { readonly kind: 'SOUND'; readonly missing: number; readonly left: number }
  /** Cut off within a word, a list or a picture, or packed wrongly: `drawing` is what there is. */
  | { readonly kind: 'DAMAGED'; readonly drawing: Uint8Array }

const inOrder: DrawingState = { kind: 'SOUND', missing: 0, left: 0 }

/** Follows a page's drawing, so that what is drawn after it is neither moved nor swallowed by it. */
export function drawingState(parts: readonly (PDFObject | undefined)[]): DrawingState {
  const streams = parts.filter((part) => part instanceof PDFRawStream)
  const unpacked = streams.map(unpackDrawing)
  const drawing = Buffer.concat(unpacked.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]))
  // What is packed in a way not known here stays as it is.
  if (drawing.length > mostBytes || unpacked.some(({ how }) => how === 'UNKNOWN')) return inOrder
  const saves = followSaves(drawing)
  if (saves === null || unpacked.some(({ how }) => how === 'DAMAGED'))
    return { kind: 'DAMAGED', drawing }
  const missing = Math.min(mostOpen, Math.abs(saves.least))
  const left = Math.max(0, Math.min(mostOpen, saves.open + missing))
  return { kind: 'SOUND', missing, left }
}

const code = (letter: string) => letter.charCodeAt(0)
const [leftRound, rightRound, backslash] = [code('('), code(')'), code('\\')]
const [leftAngle, rightAngle, percent] = [code('<'), code('>'), code('%')]
const [leftSquare, rightSquare, slash] = [code('['), code(']'), code('/')]
const delimiters = new Set([...'()<>[]{}/%'].map(code))
const isSpace = (byte: number | undefined) => byte === undefined || byte <= 32
const endsWord = (byte: number | undefined) =>
  byte === undefined || byte <= 32 || delimiters.has(byte)

/** What operators need before them: with less, some readers draw nothing more of a page. */
const needed = new Map([
  ...['w', 'J', 'j', 'M', 'ri', 'i', 'gs', 'Do', 'Tj', 'TJ', "'", 'Tc', 'Tw', 'Tz', 'TL', 'Tr']
    .concat(['Ts', 'g', 'G', 'cs', 'CS', 'sh', 'BMC', 'MP'])
    .map((name) => [name, 1] as const),
  ...['m', 'l', 'd', 'Tf', 'Td', 'TD', 'BDC', 'DP'].map((name) => [name, 2] as const),
  ...['rg', 'RG', '"'].map((name) => [name, 3] as const),
  ...['re', 'v', 'y', 'k', 'K'].map((name) => [name, 4] as const),
  ...['c', 'cm', 'Tm'].map((name) => [name, 6] as const),
])
const isOperand = (word: string) => /^[+\-.\d]|^(?:true|false|null)$/.test(word)

/** Saves and restores of a drawing in order; null where a part of it does not end, or lacks something. */
function followSaves(drawing: Buffer): { readonly open: number; readonly least: number } | null {
  let [open, least, depth, operands] = [0, 0, 0, 0]
  for (let at = 0; at < drawing.length && depth >= 0;) {
    const byte = drawing[at] ?? 0
    const twice = drawing[at + 1] === byte
    let length = 1
    if (!endsWord(byte)) {
      const word = wordAt(drawing, at)
      length = word.length
      if (isOperand(word)) operands += depth === 0 ? 1 : 0
      else if (depth === 0) {
        if (operands < (needed.get(word) ?? 0)) return null
        if (word === 'q') open++
        else if (word === 'Q') least = Math.min(least, --open)
        else if (word === 'ID') length = endOfPicture(drawing, at + 2) - at
        operands = 0
      }
    } else if (byte === leftSquare || (byte === leftAngle && twice)) depth++
    else if (byte === rightSquare || (byte === rightAngle && twice)) depth--
    else if (byte === percent) length = endOfLine(drawing, at) - at
    else if (byte === slash) length = 1 + wordAt(drawing, at + 1).length
    else if (byte === leftRound) length = endOfText(drawing, at) - at
    else if (byte === leftAngle) length = (drawing.indexOf(rightAngle, at) + 1 || Infinity) - at
    if (twice && (byte === leftAngle || byte === rightAngle)) length = 2
    if (length === Infinity) return null
    if (depth === 0 && closes.has(byte)) operands++
    at += length
  }
  return depth === 0 ? { open, least } : null
}

/** What an operand that is no word begins with, or ends with where it holds others. */
const closes = new Set([leftRound, leftAngle, slash, rightSquare, rightAngle])

function wordAt(drawing: Buffer, from: number): string {
  let end = from
  while (!endsWord(drawing[end])) end++
  return drawing.toString('latin1', from, end)
}

function endOfLine(drawing: Buffer, from: number): number {
  let at = from
  while (at < drawing.length && drawing[at] !== 10 && drawing[at] !== 13) at++
  return at
}

function endOfText(drawing: Buffer, from: number): number {
  let depth = 0
  for (let at = from; at < drawing.length; at++) {
    const byte = drawing[at]
    if (byte === backslash) at++
    else if (byte === leftRound) depth++
    else if (byte === rightRound && --depth === 0) return at + 1
  }
  return Infinity
}

/** A picture within a drawing holds any bytes, and ends with a word of its own. */
function endOfPicture(drawing: Buffer, from: number): number {
  for (let at = drawing.indexOf('EI', from); at >= 0; at = drawing.indexOf('EI', at + 1))
    if (isSpace(drawing[at - 1]) && isSpace(drawing[at + 2])) return at + 2
  return Infinity
}
