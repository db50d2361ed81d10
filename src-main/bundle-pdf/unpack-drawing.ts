import { constants, inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { withoutRows } from './row-predictors.ts'

/** A longer drawing is taken to be in order; a page of text has some 10,000 letters. */
export const mostBytes = 4 * 1024 * 1024
const mostUnpacked = mostBytes * 2

type Unpacked = {
  readonly bytes: Uint8Array
  /** `DAMAGED`: as far as it can be read. `UNKNOWN`: packed in a way that is not undone here. */
  readonly how: 'WHOLE' | 'DAMAGED' | 'UNKNOWN'
}

const flate = new Set(['/FlateDecode', '/Fl'])
/** Ways of packing that came before the one of today, and their short names. */
const older = new Map([
  ['/LZWDecode', 'LZWDecode'],
  ['/LZW', 'LZWDecode'],
  ['/ASCII85Decode', 'ASCII85Decode'],
  ['/A85', 'ASCII85Decode'],
  ['/ASCIIHexDecode', 'ASCIIHexDecode'],
  ['/AHx', 'ASCIIHexDecode'],
  ['/RunLengthDecode', 'RunLengthDecode'],
  ['/RL', 'RunLengthDecode'],
])

const listed = ({ dict }: PDFRawStream, key: string): readonly unknown[] => {
  const found = dict.lookup(PDFName.of(key))
  if (found === undefined) return []
  return found instanceof PDFArray
    ? found.asArray().map((one) => dict.context.lookup(one))
    : [found]
}
const waysOf = (part: PDFRawStream) => listed(part, 'Filter').map(String)

/**
 * How a part of a page's drawing is packed. `FOREIGN`: in a way that is for pictures or for nothing,
 * so that readers leave it out, or keep busy with it for ever.
 */
export function packingOf(part: PDFRawStream): 'TODAY' | 'OLD' | 'FOREIGN' {
  const ways = waysOf(part)
  const isKnown = ways.every((way) => flate.has(way) || older.has(way) || way === '/Crypt')
  if (!isKnown || listed(part, 'DecodeParms').some(isImpossible)) return 'FOREIGN'
  return ways.some((way) => older.has(way)) ? 'OLD' : 'TODAY'
}

/** What a part of a page's drawing says, or as much of it as can be read. */
export function unpackDrawing(part: PDFRawStream): Unpacked {
  const ways = waysOf(part)
  const settings = listed(part, 'DecodeParms')
  if (packingOf(part) === 'FOREIGN' || ways.includes('/Crypt')) return unknown
  let unpacked: Unpacked = { bytes: part.contents, how: 'WHOLE' }
  const then = ({ bytes, how }: Unpacked) => {
    unpacked = { bytes, how: how === 'WHOLE' ? unpacked.how : how }
  }
  for (const [at, way] of ways.entries()) {
    const isFlate = flate.has(way)
    then(
      isFlate
        ? inflate(unpacked.bytes)
        : unpackOld(part, older.get(way) ?? way, settings[at], unpacked.bytes),
    )
    if (unpacked.how === 'UNKNOWN') return unknown
    if (isFlate || older.get(way) === 'LZWDecode')
      then(withoutRows(unpacked.bytes, rowsIn(settings[at])))
  }
  return unpacked
}

const rowsIn = (settings: unknown) => ({
  predictor: numberIn(settings, 'Predictor', 1),
  columns: Math.max(1, Math.trunc(numberIn(settings, 'Columns', 1))),
  colours: Math.max(1, Math.trunc(numberIn(settings, 'Colors', 1))),
  bits: Math.max(1, Math.trunc(numberIn(settings, 'BitsPerComponent', 8))),
})

const unknown: Unpacked = { bytes: new Uint8Array(), how: 'UNKNOWN' }

function numberIn(settings: unknown, key: string, otherwise: number): number {
  if (!(settings instanceof PDFDict)) return otherwise
  const number = Number(settings.lookup(PDFName.of(key))?.toString() ?? otherwise)
  return Number.isFinite(number) ? number : otherwise
}

/** Rows of more colours, bits or dots than there are: no reader goes on with them. */
const isImpossible = (settings: unknown): boolean =>
  numberIn(settings, 'Colors', 1) > 64 ||
  numberIn(settings, 'BitsPerComponent', 8) > 32 ||
  numberIn(settings, 'Columns', 1) > 1_000_000

function inflate(packed: Uint8Array): Unpacked {
  const whole = inflated(packed, packed.length)
  return whole === null
    ? { bytes: inflatedAsFarAs(packed), how: 'DAMAGED' }
    : { bytes: whole, how: 'WHOLE' }
}

function inflated(packed: Uint8Array, length: number, cut?: number): Uint8Array | null {
  const options = cut === undefined ? {} : { finishFlush: cut }
  try {
    return inflateSync(packed.subarray(0, length), { ...options, maxOutputLength: mostUnpacked })
  } catch {
    return null
  }
}

/** What stands before the fault: as many of the bytes as can be unpacked, found by halves. */
function inflatedAsFarAs(packed: Uint8Array): Uint8Array {
  let [sound, unsound] = [0, packed.length + 1]
  let bytes: Uint8Array = new Uint8Array()
  while (unsound - sound > 1) {
    const length = Math.floor((sound + unsound) / 2)
    const read = inflated(packed, length, constants.Z_SYNC_FLUSH)
    if (read === null) unsound = length
    else [sound, bytes] = [length, read]
  }
  return bytes
}

/** One of the older ways undone, byte by byte, so that what came before a fault is kept. */
function unpackOld(
  { dict }: PDFRawStream,
  way: string,
  settings: unknown,
  packed: Uint8Array,
): Unpacked {
  const read: number[] = []
  try {
    const own = dict.context.obj({ Filter: way })
    if (settings instanceof PDFDict) own.set(PDFName.of('DecodeParms'), settings)
    const stream = decodePDFRawStream(PDFRawStream.of(own, packed))
    for (let byte = stream.getByte(); byte !== -1; byte = stream.getByte()) {
      if (read.length === mostUnpacked) return unknown
      read.push(byte)
    }
    return { bytes: Uint8Array.from(read), how: 'WHOLE' }
  } catch {
    return { bytes: Uint8Array.from(read), how: 'DAMAGED' }
  }
}
