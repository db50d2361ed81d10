import { PDFHexString, type PDFFont } from '@cantoo/pdf-lib'
import bidiFactory from 'bidi-js'

const bidi = bidiFactory()

/** Letters of the alphabets that are written from the right and can be drawn here. */
const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

export const isFromTheRight = (text: string): boolean => fromTheRight.test(text)

/** A stretch of a line that is written in one direction, in the order in which it is seen. */
function stretches(line: string): readonly { readonly text: string; readonly level: number }[] {
  const embedding = bidi.getEmbeddingLevels(line)
  const order = bidi.getReorderedIndices(line, embedding)
  const found: { from: number; to: number; level: number }[] = []
  for (const at of order) {
    const level = embedding.levels[at] ?? 0
    const last = found.at(-1)
    if (last?.level === level && last.to === at - 1) last.to = at
    else if (last?.level === level && last.from === at + 1) last.from = at
    else found.push({ from: at, to: at, level })
  }
  return found.map(({ from, to, level }) => ({ text: line.slice(from, to + 1), level }))
}

/**
 * The letters of a stretch from left to right. The face joins the letters of a word, and turns their
 * order where they are of such an alphabet: what has none is turned here, and so are all brackets.
 */
function seen({ text, level }: ReturnType<typeof stretches>[number]): readonly string[] {
  const isTurned = isFromTheRight(text)
  if (level % 2 === 0) return isTurned ? [...text] : [text]
  const signs = [...text].map((sign) => bidi.getMirroredCharacter(sign) ?? sign)
  return [(isTurned ? signs : signs.toReversed()).join('')]
}

/** A face that writes each line in the order in which a reader of its letters sees it. */
export function inReadingOrder(face: PDFFont): PDFFont {
  const plain = face.encodeText.bind(face)
  face.encodeText = (line) => {
    const codes = stretches(line)
      .flatMap(seen)
      .map((text) => plain(text).asString())
    return PDFHexString.of(codes.join(''))
  }
  return face
}
