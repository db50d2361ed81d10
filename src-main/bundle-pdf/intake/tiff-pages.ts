import { ok, refuse, type Result } from '#core/result'
import { damaged } from './picture.ts'

/** What a directory of a TIFF says of one page, checked against the file it stands in. */
export type TiffPage = {
  readonly width: number
  readonly height: number
  /** Bits of a sample, and samples of a pixel. */
  readonly depth: number
  readonly samples: number
  readonly compression: number
  readonly photometric: number
  readonly orientation: number
  readonly rowsPerStrip: number
  /** Size of the tiles that the page is kept in, row by row; null where it is kept in strips. */
  readonly tile: { readonly width: number; readonly height: number } | null
  /** Where the strips, or the tiles, stand. */
  readonly strips: readonly { readonly from: number; readonly length: number }[]
  readonly planar: boolean
  /** Rows hold differences from the pixel before. */
  readonly differences: boolean
  /** Bits of a fax stand in a byte from the right. */
  readonly fromRight: boolean
  readonly twoWay: boolean
  readonly palette: readonly number[]
  /** How clear a pixel is stands after its colours: already mixed in, or not. */
  readonly clear: 'NONE' | 'MIXED' | 'APART'
  readonly jpegTables: Uint8Array | null
  /** Dots of an inch, across and down. */
  readonly dots: readonly [number, number] | null
  readonly bigEndian: boolean
}

/** Most samples of one tile; the largest in use are of 4,096 by 4,096 dots. */
const mostInTile = 70_000_000

const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }
/** No entry that is read here is longer: strips of one row in a page of the greatest height. */
const mostValues = 200_000
const mostEntries = 200

const outside = damaged('It says that parts of it lie where the file has ended.')

type Entries = ReadonlyMap<number, readonly number[]>

/** Numbers of one entry of a directory; null where they lie outside the file or are of no known kind. */
function valuesOf(view: DataView, at: number, little: boolean): readonly number[] | null {
  const type = view.getUint16(at + 2, little)
  const count = view.getUint32(at + 4, little)
  const size = sizes[type]
  if (size === undefined) return []
  if (count > mostValues) return null
  const from = size * count <= 4 ? at + 8 : view.getUint32(at + 8, little)
  if (from + size * count > view.byteLength) return null
  return Array.from({ length: count }, (_, index) => {
    const place = from + index * size
    if (size === 1) return view.getUint8(place)
    if (size === 2) return view.getUint16(place, little)
    if (size === 4) return view.getUint32(place, little)
    return view.getUint32(place, little) / Math.max(1, view.getUint32(place + 4, little))
  })
}

const clearness: Readonly<Record<number, TiffPage['clear']>> = { 1: 'MIXED', 2: 'APART' }

/** Entries that say how a page is drawn; the rest, notes of its maker among them, are not looked at. */
const read = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 292, 296, 317, 320,
  322, 323, 324, 325, 338, 347,
])

function entriesAt(view: DataView, at: number, little: boolean): Entries | null {
  const entries = new Map<number, readonly number[]>()
  const count = view.getUint16(at, little)
  if (count > mostEntries || at + 2 + count * 12 + 4 > view.byteLength) return null
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12
    const tag = view.getUint16(entry, little)
    if (!read.has(tag)) continue
    const values = valuesOf(view, entry, little)
    if (values === null) return null
    entries.set(tag, values)
  }
  return entries
}

function dotsOf(entries: Entries): readonly [number, number] | null {
  const unit = entries.get(296)?.[0] ?? 2
  const [across = 0, down = 0] = [entries.get(282)?.[0], entries.get(283)?.[0]]
  if (across <= 0 || down <= 0 || across / down > 4 || down / across > 4) return null
  const inch = unit === 3 ? 2.54 : 1
  return [across * inch, down * inch]
}

function pageOf(entries: Entries, size: number, bigEndian: boolean): Result<TiffPage> {
  const one = (tag: number, otherwise: number) => entries.get(tag)?.[0] ?? otherwise
  const tile = entries.has(322) ? { width: one(322, 0), height: one(323, 0) } : null
  const inTile = tile === null ? 16 : tile.width * tile.height * one(277, 1)
  if (inTile === 0 || inTile > mostInTile || (tile !== null && tile.width % 8 !== 0))
    return damaged('Its tiles have no size, or one that cannot be.')
  const depths = entries.get(258) ?? [1]
  if (new Set(depths).size > 1)
    return refuse('OTHER_KIND', 'The colours of the picture have different depths. Save it as PNG.')
  const height = one(257, 0)
  // Old programs list their tiles where others list strips.
  const from = entries.get(324) ?? entries.get(273) ?? []
  const lengths = entries.get(325) ?? entries.get(279) ?? []
  const strips = from.map((start, index) => ({ from: start, length: lengths[index] ?? -1 }))
  if (strips.length === 0 || strips.some((s) => s.length < 0 || s.from + s.length > size))
    return outside
  const compression = one(259, 1)
  return ok({
    width: one(256, 0),
    height,
    depth: depths[0] ?? 1,
    samples: one(277, 1),
    compression,
    photometric: one(262, 0),
    orientation: one(274, 1),
    rowsPerStrip: Math.min(one(278, height), height),
    tile,
    strips,
    planar: one(284, 1) === 2 && one(277, 1) > 1,
    differences: one(317, 1) === 2,
    fromRight: one(266, 1) === 2,
    twoWay: (one(292, 0) & 1) === 1,
    palette: entries.get(320) ?? [],
    clear: clearness[one(338, 0)] ?? 'NONE',
    jpegTables: entries.has(347) ? Uint8Array.from(entries.get(347) ?? []) : null,
    dots: dotsOf(entries),
    bigEndian,
  })
}

/** The pages of a TIFF in order; small pictures of pages beside them are left out. */
export function readPages(bytes: Uint8Array, most: number): Result<readonly TiffPage[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const little = bytes[0] === 0x49
  const pages: TiffPage[] = []
  const seen = new Set<number>()
  if (bytes.length < 14) return outside
  for (let at = view.getUint32(4, little); at !== 0;) {
    if (seen.has(at) || at + 6 > bytes.length) return outside
    seen.add(at)
    const entries = entriesAt(view, at, little)
    if (entries === null) return outside
    const isSmallCopy = ((entries.get(254)?.[0] ?? 0) & 1) === 1
    const page = isSmallCopy ? null : pageOf(entries, bytes.length, !little)
    if (page?.ok === false) return page
    if (page !== null) pages.push(page.value)
    if (pages.length > most)
      return refuse('TOO_LARGE', `The file has more than ${most} pages. Split it.`)
    at = view.getUint32(at + 2 + view.getUint16(at, little) * 12, little)
  }
  return pages.length === 0 ? damaged('It holds no page.') : ok(pages)
}
