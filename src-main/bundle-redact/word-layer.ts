import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef } from '@cantoo/pdf-lib'
import type { Rect } from '#core/bundle/resolve-references'

/** Words laid invisibly over a picture, so that it can be searched, copied and read aloud. */
export type LaidWord = { readonly text: string; readonly box: Rect }

/** Text as the digits of its codes, two bytes each. */
export const hexOf = (text: string): string => {
  let hex = ''
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return hex
}

/** Letters that two bytes hold; the few beyond them are no words of a hearing. */
export const plainLetters = (text: string): string =>
  text.replaceAll(/[\uD800-\uDFFF]|\p{Cc}/gv, '')

/**
 * A face without letters: its codes are those of the text itself, the same for every copy, so that
 * neither its letters nor their order say anything of what a document held.
 */
export function addFace(out: PDFDocument): PDFRef {
  const { context } = out
  const map = context.register(context.flateStream(codesToText))
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'NoLetters',
      Flags: 4,
      FontBBox: [0, 0, 500, 1000],
      ItalicAngle: 0,
      Ascent: 800,
      Descent: -200,
      CapHeight: 700,
      StemV: 80,
    }),
  )
  const letters = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'NoLetters',
    DW: 500,
    CIDToGIDMap: 'Identity',
    FontDescriptor: descriptor,
  })
  letters.set(
    PDFName.of('CIDSystemInfo'),
    context.obj({
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: 0,
    }),
  )
  const face = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'NoLetters',
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(letters)],
    ToUnicode: map,
  })
  return context.register(face)
}

function writeCodes(): string {
  const ranges: string[] = []
  for (let high = 0; high < 256; high++) {
    if (high >= 0xd8 && high <= 0xdf) continue
    const first = high.toString(16).padStart(2, '0')
    ranges.push(`<${first}00> <${first}ff> <${first}00>`)
  }
  const blocks: string[] = []
  for (let at = 0; at < ranges.length; at += 100) {
    const block = ranges.slice(at, at + 100)
    blocks.push(`${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /NoLetters def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

/** Says that each code is the letter of that number. */
export const codesToText = writeCodes()

const short = (number: number): string => String(Math.round(number * 100) / 100)

/** The operators that lay words over a page; each fills the width in which it stands. */
export function layWords(words: readonly LaidWord[]): string {
  const laid = words.map(({ text, box: [left, foot, right, top] }) => {
    const isUpwards = text.length > 2 && top - foot > (right - left) * 1.5
    const sides = [Math.max(right - left, 0.1), Math.max(top - foot, 0.1)] as const
    const [wide, high] = isUpwards ? [sides[1], sides[0]] : sides
    const size = Math.max(0.5, Math.min(high, wide * 4)) * 0.9
    const stretch = Math.min(2000, Math.max(1, (wide / (text.length * 0.5 * size)) * 100))
    const place = isUpwards
      ? `0 1 -1 0 ${short(right - high * 0.22)} ${short(foot)} Tm`
      : `1 0 0 1 ${short(left)} ${short(foot + high * 0.22)} Tm`
    return `/F ${short(size)} Tf ${short(stretch)} Tz ${place} <${hexOf(text)}> Tj`
  })
  return ['BT 3 Tr', ...laid, 'ET'].join('\n')
}

/** The words that the operators of a page lay over it, read back from them. */
export const laidIn = (operators: string): readonly string[] =>
  [...operators.matchAll(/<([0-9a-f]*)> Tj/g)].map(([, hex = '']) =>
    PDFHexString.of(`feff${hex}`).decodeText(),
  )
