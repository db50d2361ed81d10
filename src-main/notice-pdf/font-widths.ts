import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import type { PdfState } from './pdf-state.ts'
import { entry, wholeNumber } from './pdf-tables.ts'

/** How far each letter of a font reaches, in parts of its size, or a little further. */
export type Widths = {
  readonly bytes: 1 | 2
  of(code: number): number
}

/** No letter of the fonts that need no widths reaches further. */
const WIDEST = 1

const numberOf = (value: PDFObject | undefined): number | null =>
  value instanceof PDFNumber ? value.asNumber() : null

/** Null for a font whose letters may stand anywhere: drawn ones, and those that run downwards. */
export function widthsOf(state: PdfState, font: PDFDict): Widths | null {
  const kind = String(state.at(entry(font, 'Subtype')))
  if (kind === '/Type0') return widthsOfWide(state, font)
  if (!['/Type1', '/TrueType', '/MMType1'].includes(kind)) return null
  const first = wholeNumber(state.at(entry(font, 'FirstChar'))) ?? 0
  const listed = state.at(entry(font, 'Widths'))
  const widths = listed instanceof PDFArray ? listed.asArray() : []
  const of = (code: number): number => {
    const width = numberOf(state.at(widths[code - first]))
    return width === null ? WIDEST : width / 1000
  }
  return { bytes: 1, of }
}

function widthsOfWide(state: PdfState, font: PDFDict): Widths | null {
  const encoding = String(state.at(entry(font, 'Encoding')))
  const below = state.at(entry(font, 'DescendantFonts'))
  const descendant = below instanceof PDFArray ? state.at(below.get(0)) : undefined
  if (encoding !== '/Identity-H' || !(descendant instanceof PDFDict)) return null
  const usual = (numberOf(state.at(entry(descendant, 'DW'))) ?? 1000) / 1000
  const widths = new Map<number, number>()
  const listed = state.at(entry(descendant, 'W'))
  const items = listed instanceof PDFArray ? listed.asArray().map((one) => state.at(one)) : []
  for (let at = 0; at < items.length;) {
    const first = numberOf(items[at++])
    const second = items[at++]
    if (first === null) return null
    if (second instanceof PDFArray)
      for (const [index, one] of second.asArray().entries())
        widths.set(first + index, (numberOf(state.at(one)) ?? 1000) / 1000)
    else {
      const [last, width] = [numberOf(second), numberOf(items[at++])]
      if (last === null || width === null || last - first > 0xffff) return null
      for (let code = first; code <= last; code++) widths.set(code, width / 1000)
    }
  }
  return { bytes: 2, of: (code) => widths.get(code) ?? usual }
}
