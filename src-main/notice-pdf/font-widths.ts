import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import type { PdfState } from './pdf-state.ts'
import { entry, wholeNumber } from './pdf-tables.ts'

/** How far a letter takes the pen, in parts of its size: at least and at most. */
type Advance = readonly [least: number, most: number]

/** How far each letter of a font takes the pen; null for a letter of which readers differ. */
export type Widths = {
  readonly bytes: 1 | 2
  of(code: number): Advance | null
}

/** How much more may be read. */
type Left = { bytes: number }

/** What a width costs of the bytes that may be read: a few bytes of a file may give thousands. */
const COST = 16
const WIDEST = 10_000

/** Readers have the widths of these fonts of their own, with none of their letters wider. */
const standard = new Set(
  ['', '-Bold', '-Oblique', '-BoldOblique']
    .flatMap((style) => [`/Helvetica${style}`, `/Courier${style}`])
    .concat(['Roman', 'Bold', 'Italic', 'BoldItalic'].map((style) => `/Times-${style}`)),
)
const anyOfThem: Advance = [0, 1.1]
const usualEncodings = ['undefined', '/WinAnsiEncoding', '/MacRomanEncoding', '/StandardEncoding']

/** Some readers take a width as a whole number. */
function advanceOf(value: PDFObject | undefined): Advance | null {
  const width = value instanceof PDFNumber ? value.asNumber() : -1
  if (!(width >= 0 && width <= WIDEST)) return null
  return [Math.floor(width) / 1000, Math.ceil(width) / 1000]
}

/** Null for a font whose letters may stand anywhere: drawn ones, and those that run downwards. */
export function widthsOf(state: PdfState, font: PDFDict, left: Left): Widths | null {
  const at = (key: string) => state.at(entry(font, key))
  const kind = String(at('Subtype'))
  if (kind === '/Type0') return widthsOfWide(state, font, left)
  if (!['/Type1', '/TrueType', '/MMType1'].includes(kind)) return null
  const [first, last] = [wholeNumber(at('FirstChar')), wholeNumber(at('LastChar'))]
  const listed = at('Widths')
  if (listed === undefined) {
    const isBuiltIn = ['FirstChar', 'LastChar', 'FontDescriptor'].every(
      (key) => at(key) === undefined,
    )
    const isUsual = standard.has(String(at('BaseFont'))) && kind === '/Type1'
    const isPlain = isUsual && isBuiltIn && usualEncodings.includes(String(at('Encoding')))
    return isPlain ? { bytes: 1, of: () => anyOfThem } : null
  }
  // What a code outside the list takes is told in other ways, which readers follow or do not.
  if (!(listed instanceof PDFArray) || first === null || last === null || last > 0xff) return null
  if (last - first + 1 !== listed.size()) return null
  const widths = listed.asArray().map((one) => advanceOf(state.at(one)))
  return { bytes: 1, of: (code) => widths[code - first] ?? null }
}

function widthsOfWide(state: PdfState, font: PDFDict, left: Left): Widths | null {
  const encoding = String(state.at(entry(font, 'Encoding')))
  const below = state.at(entry(font, 'DescendantFonts'))
  const isOne = below instanceof PDFArray && below.size() === 1
  const descendant = isOne ? state.at(below.get(0)) : undefined
  if (encoding !== '/Identity-H' || !(descendant instanceof PDFDict)) return null
  const at = (key: string) => state.at(entry(descendant, key))
  const usual = advanceOf(at('DW') ?? PDFNumber.of(1000))
  const listed = at('W')
  const items = listed instanceof PDFArray ? listed.asArray() : listed === undefined ? [] : null
  if (usual === null || items === null) return null
  const widths = readWide(state, items, left)
  return widths === null ? null : { bytes: 2, of: (code) => widths.get(code) ?? usual }
}

/** The list of a wide font; null where it tells of a letter twice. */
function readWide(
  state: PdfState,
  items: readonly PDFObject[],
  left: Left,
): ReadonlyMap<number, Advance> | null {
  const widths = new Map<number, Advance>()
  const put = (code: number, width: Advance | null): boolean => {
    left.bytes -= COST
    if (left.bytes < 0 || width === null || code > 0xffff || widths.has(code)) return false
    widths.set(code, width)
    return true
  }
  for (let at = 0; at < items.length;) {
    const first = wholeNumber(state.at(items[at++]))
    const second = state.at(items[at++])
    if (first === null) return null
    if (second instanceof PDFArray) {
      const all = second.asArray()
      if (!all.every((one, index) => put(first + index, advanceOf(state.at(one))))) return null
      continue
    }
    const [last, width] = [wholeNumber(second), advanceOf(state.at(items[at++]))]
    if (last === null || last < first) return null
    for (let code = first; code <= last; code++) if (!put(code, width)) return null
  }
  return widths
}
