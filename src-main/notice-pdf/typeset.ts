import type { Canvas } from './canvas.ts'
import { useStyle } from './canvas.ts'
import type { TypeStyle } from './sheet.ts'
import { TIE, tied } from './ties.ts'

/** A last word of less than this part of the line does not stand alone. */
const RUNT = 1 / 4

/**
 * Breaks text into lines no wider than `width` points. Never hyphenates; what belongs together stays
 * so where there is room, and a word that is too long for a line by itself is cut where it must be.
 */
export function breakLines(
  canvas: Canvas,
  style: TypeStyle,
  text: string,
  width: number,
): readonly string[] {
  const pdf = useStyle(canvas, style)
  const measure = (piece: string): number => pdf.widthOfString(piece)
  const space = measure(' ')
  const lines: string[] = []
  let line = ''
  let used = 0
  const fits = (piece: string) => measure(piece) <= width
  const words = tied(text)
    .split(/[ \t\r\n]+/)
    .flatMap((word) => (word.includes(TIE) && !fits(word) ? word.split(TIE) : [word]))
    .filter((word) => word !== '')
  for (const word of words) {
    for (const piece of cutToWidth(word, width, measure)) {
      const size = measure(piece)
      if (line !== '' && used + space + size > width) {
        lines.push(line)
        line = ''
      }
      used = line === '' ? size : used + space + size
      line = line === '' ? piece : `${line} ${piece}`
    }
  }
  lines.push(line)
  const isShort = !line.includes(' ') && measure(line) < width * RUNT
  return (isShort ? joined(lines, fits) : lines).map((one) => one.replaceAll(TIE, ' '))
}

/**
 * Brings a word down from the line before to the last, where it leaves another and both have room,
 * which the parts of a word that was cut never have.
 */
function joined(lines: readonly string[], fits: (text: string) => boolean): readonly string[] {
  const before = lines.at(-2) ?? ''
  const cut = before.lastIndexOf(' ')
  const last = `${before.slice(cut + 1)} ${lines.at(-1) ?? ''}`
  return cut < 0 || !fits(last) ? lines : [...lines.slice(0, -2), before.slice(0, cut), last]
}

/** The same number of lines, none much shorter than the others: for headings. */
export function balancedLines(
  canvas: Canvas,
  style: TypeStyle,
  text: string,
  width: number,
): readonly string[] {
  const lines = breakLines(canvas, style, text, width)
  if (lines.length === 1) return lines
  let [low, high] = [width / 2, width]
  while (high - low > 4) {
    const middle = (low + high) / 2
    if (breakLines(canvas, style, text, middle).length > lines.length) low = middle
    else high = middle
  }
  return breakLines(canvas, style, text, high)
}

function cutToWidth(
  word: string,
  width: number,
  measure: (piece: string) => number,
): readonly string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const letter of graphemes(word)) {
    if (piece !== '' && measure(piece + letter) > width) {
      const [head, rest] = cutAtSign(piece)
      pieces.push(head)
      piece = rest
    }
    piece += letter
  }
  pieces.push(piece)
  return pieces
}

/** An address is cut after a stroke or a hyphen, where one stands in the second half of the line. */
function cutAtSign(piece: string): readonly [head: string, rest: string] {
  const at = Math.max(...['/', '-', '_', '?', '&'].map((sign) => piece.lastIndexOf(sign))) + 1
  return at > piece.length / 2 ? [piece.slice(0, at), piece.slice(at)] : [piece, '']
}

/** A letter and its accents stay together when a word is cut. */
function graphemes(word: string): readonly string[] {
  return Array.from(new Intl.Segmenter('en-GB').segment(word), (part) => part.segment)
}
