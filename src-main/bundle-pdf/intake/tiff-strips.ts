import { inflateSync } from 'node:zlib'
import UTIF from 'utif2'
import { ok, refuse, type Result } from '#core/result'
import { damaged } from './picture.ts'
import { unpackLzw } from './tiff-lzw.ts'
import type { TiffPage } from './tiff-pages.ts'

// utif2 unpacks strips; it says nothing where one is damaged, and trusts every size it is told.
// So the directories are read by tiff-pages, and each strip is unpacked here into its own room and
// looked at: the names that begin with _ are those of utif2 4.1, the version that is pinned.

type Unpack = (data: Uint8Array, from: number, length: number, to: Uint8Array, at: number) => number
type UnpackFax = (...args: [...Parameters<Unpack>, width: number, order: number]) => void
type Inside = {
  readonly decode: {
    readonly _decodePackBits: Unpack
    readonly _decodeG2: UnpackFax
    readonly _decodeG3: (...args: [...Parameters<UnpackFax>, twoWay: boolean]) => void
    readonly _decodeG4: UnpackFax
    _writeBits: (bits: readonly number[], to: Uint8Array, at: number) => void
    _addNtimes: (line: number[], length: number, colour: number) => void
    _findDiff: (line: readonly number[], from: number, colour: number) => number | undefined
  }
  readonly JpegDecoder: new () => {
    readonly width: number
    readonly height: number
    parse(data: Uint8Array): void
    getData(how: object): Uint8Array
  }
}
const { decode, JpegDecoder } = UTIF as typeof UTIF & Inside

const broken = damaged('A strip of it holds less than it should, or something else.')
const known = new Set([1, 2, 3, 4, 5, 7, 8, 32946, 32773])

/** Steps without a run of dots after which nothing more comes: no code of a fax is so long. */
const mostSteps = 4096

/** Thrown through the decoder to stop it. */
class Stopped extends Error {}

/**
 * How many rows of a fax were written while `work` ran. It is stopped once a row is wider than the
 * page, or nothing comes any more: on a damaged fax the decoder goes on ever more slowly.
 */
function rowsWritten(width: number, work: () => void): number {
  const { _writeBits: write, _addNtimes: addRun, _findDiff: find } = decode
  let [rows, steps] = [0, 0]
  decode._writeBits = (...args) => {
    rows += 1
    write(...args)
  }
  decode._addNtimes = (line, length, colour) => {
    steps = 0
    if (line.length + length > width) throw new Stopped()
    addRun(line, length, colour)
  }
  decode._findDiff = (...args) => {
    steps += 1
    if (steps > mostSteps) throw new Stopped()
    return find(...args)
  }
  try {
    work()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    Object.assign(decode, { _writeBits: write, _addNtimes: addRun, _findDiff: find })
  }
  return rows
}

function unpackFax(strip: Uint8Array, page: TiffPage, rows: number, to: Uint8Array): boolean {
  const order = page.fromRight ? 2 : 1
  const args = [strip, 0, strip.length, to, 0, page.width, order] as const
  const written = rowsWritten(page.width, () => {
    if (page.compression === 2) decode._decodeG2(...args)
    else if (page.compression === 3) decode._decodeG3(...args, page.twoWay)
    else decode._decodeG4(...args)
  })
  return written >= rows
}

/** Width and height in the frame of a JPEG, before it is unpacked; null where it has none. */
function frameOf(jpeg: Uint8Array): readonly [number, number] | null {
  for (let at = 2; at + 9 < jpeg.length;) {
    if (jpeg[at] !== 0xff) return null
    const kind = jpeg[at + 1] ?? 0
    const two = (from: number) => (jpeg[from] ?? 0) * 256 + (jpeg[from + 1] ?? 0)
    if (kind >= 0xc0 && kind <= 0xc2) return [two(at + 7), two(at + 5)]
    at += 2 + two(at + 2)
  }
  return null
}

function unpackJpeg(strip: Uint8Array, page: TiffPage, rows: number, to: Uint8Array): boolean {
  // The tables of all strips stand once, as a JPEG without a picture: less its end, it goes before.
  const tables = page.jpegTables?.subarray(0, -2)
  const jpeg = tables === undefined ? strip : Buffer.concat([tables, strip.subarray(2)])
  const frame = frameOf(jpeg)
  if (frame === null || frame[0] !== page.width || frame[1] < rows || frame[1] > rows + 16)
    return false
  const decoder = new JpegDecoder()
  decoder.parse(jpeg)
  const { width, height } = decoder
  const data = decoder.getData({ width, height, forceRGB: page.samples >= 3, isSourcePDF: false })
  if (data.length < to.length) return false
  to.set(data.subarray(0, to.length))
  return true
}

/** Unpacks one strip into exactly its room; false where it does not fill it. */
function unpack(strip: Uint8Array, page: TiffPage, rows: number, to: Uint8Array): boolean {
  const { compression } = page
  if (compression === 7) return unpackJpeg(strip, page, rows, to)
  if (compression === 1) {
    if (strip.length < to.length) return false
    to.set(strip.subarray(0, to.length))
    return true
  }
  if (compression === 8 || compression === 32946) {
    const data = inflateSync(strip, { maxOutputLength: to.length + 1024 })
    to.set(data.subarray(0, to.length))
    return data.length >= to.length
  }
  if (compression === 5) return unpackLzw(strip, to)
  if (compression === 32773)
    return decode._decodePackBits(strip, 0, strip.length, to, 0) >= to.length
  return unpackFax(strip, page, rows, to)
}

function undoDifferences(data: Uint8Array, { width, depth, samples, bigEndian }: TiffPage): void {
  const length = width * samples * (depth / 8)
  const view = new DataView(data.buffer, data.byteOffset, data.length)
  for (let row = 0; row + length <= data.length; row += length)
    for (let at = samples; at < width * samples; at++)
      if (depth === 8) data[row + at] = (data[row + at] ?? 0) + (data[row + at - samples] ?? 0)
      else {
        const [here, before] = [row + at * 2, row + (at - samples) * 2]
        view.setUint16(
          here,
          view.getUint16(here, !bigEndian) + view.getUint16(before, !bigEndian),
          !bigEndian,
        )
      }
}

/** One strip or tile, unpacked whole; null where it does not fill its room. */
function unpackPart(bytes: Uint8Array, page: TiffPage, index: number, rows: number) {
  const { from = 0, length: packed = 0 } = page.strips[index] ?? {}
  const room = new Uint8Array(lengthOfRow(page) * rows)
  try {
    // In a buffer of its own: utif2 looks at the whole buffer a part belongs to.
    if (!unpack(bytes.slice(from, from + packed), page, rows, room)) return null
  } catch {
    return null
  }
  if (page.differences) undoDifferences(room, page)
  return room
}

const lengthOfRow = ({ width, depth, samples }: TiffPage): number =>
  Math.ceil((width * samples * depth) / 8)

/** The rows of a page kept in strips; null where one is broken. */
function fromStrips(bytes: Uint8Array, page: TiffPage): Uint8Array | null {
  const { height, rowsPerStrip, strips } = page
  if (rowsPerStrip === 0 || strips.length < Math.ceil(height / rowsPerStrip)) return null
  const length = lengthOfRow(page)
  const data = new Uint8Array(length * height)
  for (let top = 0, index = 0; top < height; top += rowsPerStrip, index++) {
    const part = unpackPart(bytes, page, index, Math.min(rowsPerStrip, height - top))
    if (part === null) return null
    data.set(part, top * length)
  }
  return data
}

/** The rows of a page kept in tiles, less what the last ones hold beyond it. */
function fromTiles(
  bytes: Uint8Array,
  page: TiffPage,
  tile: NonNullable<TiffPage['tile']>,
): Uint8Array | null {
  const { width, height, strips } = page
  const across = Math.ceil(width / tile.width)
  if (strips.length < across * Math.ceil(height / tile.height)) return null
  const length = lengthOfRow(page)
  const data = new Uint8Array(length * height)
  const one = { ...page, width: tile.width }
  const wide = lengthOfRow(one)
  for (let index = 0; index < across * Math.ceil(height / tile.height); index++) {
    const part = unpackPart(bytes, one, index, tile.height)
    if (part === null) return null
    const [left, top] = [(index % across) * wide, Math.floor(index / across) * tile.height]
    for (let row = 0; row < Math.min(tile.height, height - top); row++) {
      const inside = part.subarray(row * wide, row * wide + Math.min(wide, length - left))
      data.set(inside, (top + row) * length + left)
    }
  }
  return data
}

/** The rows of a page, unpacked whole. Refuses `DAMAGED`, `OTHER_KIND`. */
export function decodeStrips(bytes: Uint8Array, page: TiffPage): Result<Uint8Array> {
  if (!known.has(page.compression))
    return refuse('OTHER_KIND', 'The picture is packed in a way not read here. Save it as PNG.')
  if (page.differences && page.depth < 8)
    return refuse(
      'OTHER_KIND',
      'The picture is kept in differences of few colours. Save it as PNG.',
    )
  const data = page.tile === null ? fromStrips(bytes, page) : fromTiles(bytes, page, page.tile)
  return data === null ? broken : ok(data)
}
