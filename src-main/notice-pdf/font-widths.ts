import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { reachOf, union, type Reach } from './glyph-reach.ts'
import { entry, unpacked, wholeNumber } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'

/** How far a letter takes the pen, in parts of its size: at least and at most. */
type Advance = readonly [least: number, most: number]

/** How far each letter of a font takes the pen; null for a letter of which readers differ. */
export type Widths = {
  readonly bytes: 1 | 2
  /** How far the ink of any of its letters may lie from where the letter stands. */
  readonly reach: Reach
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
/** More than the letters take that readers have of their own. */
const usualReach: Reach = [-0.25, -0.5, 1.25, 1.25]
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
  const reach = reachIn(state, at('FontDescriptor'), left)
  if (reach === null) return null
  if (listed === undefined) {
    const isBuiltIn = ['FirstChar', 'LastChar', 'FontDescriptor'].every(
      (key) => at(key) === undefined,
    )
    const isUsual = standard.has(String(at('BaseFont'))) && kind === '/Type1'
    const isPlain = isUsual && isBuiltIn && usualEncodings.includes(String(at('Encoding')))
    return isPlain ? { bytes: 1, reach, of: () => anyOfThem } : null
  }
  // What a code outside the list takes is told in other ways, which readers follow or do not.
  if (!(listed instanceof PDFArray) || first === null || last === null || last > 0xff) return null
  if (last - first + 1 !== listed.size()) return null
  const widths = listed.asArray().map((one) => advanceOf(state.at(one)))
  return { bytes: 1, reach, of: (code) => widths[code - first] ?? null }
}

/**
 * What the file brings of a font to draw its letters with decides how far they reach. Only outlines of
 * TrueType are looked into; those of other kinds might lie anywhere.
 */
function reachIn(state: PdfState, descriptor: PDFObject | undefined, left: Left): Reach | null {
  if (descriptor === undefined) return usualReach
  if (!(descriptor instanceof PDFDict)) return null
  if (['FontFile', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))) return null
  const program = entry(descriptor, 'FontFile2')
  if (program === undefined) return usualReach
  const stream = state.at(program)
  const bytes = stream instanceof PDFRawStream ? unpacked(stream) : null
  const reach = bytes === null ? null : reachOf(bytes, left)
  return reach === null ? null : union(usualReach, reach)
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
  const reach = reachIn(state, at('FontDescriptor'), left)
  return widths === null || reach === null
    ? null
    : { bytes: 2, reach, of: (code) => widths.get(code) ?? usual }
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
