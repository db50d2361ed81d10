import type { Canvas } from './canvas.ts'
import { useStyle } from './canvas.ts'
import type { TypeStyle } from './sheet.ts'

/**
 * Breaks text into lines no wider than `width` points. Never hyphenates; a word that is too long
 * for a line by itself is cut where it must be.
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
  for (const word of text.split(/[ \t\r\n]+/).filter((piece) => piece !== '')) {
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
  return lines
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
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  pieces.push(piece)
  return pieces
}

/** A letter and its accents stay together when a word is cut. */
function graphemes(word: string): readonly string[] {
  return Array.from(new Intl.Segmenter('en-GB').segment(word), (part) => part.segment)
}
