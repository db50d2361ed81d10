import { isAscii, isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import type { Encoding } from '#core/import/reading'

const LABELS = {
  UTF_8: 'utf-8',
  UTF_16LE: 'utf-16le',
  UTF_16BE: 'utf-16be',
  WINDOWS_1252: 'windows-1252',
  MACINTOSH: 'macintosh',
} as const satisfies Record<Encoding, string>

/** Endings of tables written as text: commas, semicolons or tabs part their cells. */
export const isTextTable = (path: string): boolean =>
  ['.csv', '.tsv', '.txt'].includes(extname(path).toLowerCase())

/** The encoding that a byte order mark tells; null where there is none. */
export function markedEncoding(opening: Uint8Array): Encoding | null {
  const [first, second, third] = opening
  if (first === 0xff && second === 0xfe) return 'UTF_16LE'
  if (first === 0xfe && second === 0xff) return 'UTF_16BE'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'UTF_8' : null
}

/** The first bytes of a file. */
export async function opening(path: string): Promise<Uint8Array> {
  for await (const chunk of createReadStream(path, { end: 65_535, highWaterMark: 65_536 }))
    return chunk as Uint8Array
  return new Uint8Array()
}

/**
 * The bytes of a text file in UTF-8, whatever it is written in. Bytes of UTF-8 are handed over as
 * they are, so that a row that is none can be told apart.
 *
 * @throws TypeError where UTF-16 ends within a letter or pairs letters wrongly
 */
export async function* textBytes(
  path: string,
  encoding: Encoding,
  highWaterMark = 262_144,
): AsyncGenerator<Uint8Array> {
  const chunks = createReadStream(path, { highWaterMark })
  if (encoding === 'UTF_8') {
    for await (const chunk of chunks) yield chunk as Uint8Array
    return
  }
  const decoder = new TextDecoder(LABELS[encoding], { fatal: true })
  for await (const chunk of chunks)
    yield Buffer.from(decoder.decode(chunk as Uint8Array, { stream: true }), 'utf8')
  yield Buffer.from(decoder.decode(), 'utf8')
}

/** What the bytes of a text file tell of its encoding. */
export type TextSigns = {
  /** What a byte order mark tells, or that every byte is UTF-8; null where it has to be asked. */
  readonly told: Encoding | null
  readonly proposed: Encoding
  /** Rows that are no UTF-8, and whether others have letters that are. */
  readonly strangeRows: number
  readonly isMixed: boolean
  /** Pieces of some of these rows, each read in every encoding that it could be in. */
  readonly samples: readonly { readonly encoding: Encoding; readonly pieces: readonly string[] }[]
}

const ASKED: readonly Encoding[] = ['WINDOWS_1252', 'MACINTOSH']
const MOST_SAMPLES = 4
const AROUND = 24
const ENDS = [10, 13]

/** Looks a text file through for what tells its encoding, in pieces. Nothing is guessed silently. */
export async function textSigns(path: string, goesOn: () => boolean): Promise<TextSigns> {
  const head = await opening(path)
  const marked = markedEncoding(head)
  if (marked !== null) return signs(marked, marked)
  const wide = wideEncoding(head)
  if (wide !== null)
    return signs(null, wide, [piece(new TextDecoder(LABELS[wide]).decode(head.subarray(0, 160)))])
  const pieces: Uint8Array[] = []
  let strangeRows = 0
  let isMixed = false
  for await (const lines of wholeLines(path)) {
    if (!goesOn()) break
    if (isAscii(lines)) continue
    if (isUtf8(lines)) {
      isMixed = true
      continue
    }
    for (const line of linesOf(lines)) {
      if (isAscii(line)) continue
      if (isUtf8(line)) {
        isMixed = true
        continue
      }
      strangeRows += 1
      if (pieces.length < MOST_SAMPLES) pieces.push(strangePiece(line))
    }
  }
  if (strangeRows === 0) return signs('UTF_8', 'UTF_8')
  const samples = ASKED.map((encoding) => ({
    encoding,
    pieces: pieces.map((bytes) => piece(new TextDecoder(LABELS[encoding]).decode(bytes))),
  }))
  return { told: null, proposed: 'WINDOWS_1252', strangeRows, isMixed, samples }
}

const signs = (
  told: Encoding | null,
  proposed: Encoding,
  pieces: readonly string[] = [],
): TextSigns => ({
  told,
  proposed,
  strangeRows: 0,
  isMixed: false,
  samples: pieces.length === 0 ? [] : [{ encoding: proposed, pieces }],
})

const piece = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

/** Two bytes a letter without a mark that says so: every other byte is nothing. */
function wideEncoding(head: Uint8Array): Encoding | null {
  if (head.length < 4) return null
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 4 && even < odd / 100) return 'UTF_16LE'
  return even > head.length / 4 && odd < even / 100 ? 'UTF_16BE' : null
}

/** Whole lines of a file, many at a time. */
async function* wholeLines(path: string): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) {
    const bytes = Buffer.concat([rest, chunk as Uint8Array])
    const end = Math.max(...ENDS.map((mark) => bytes.lastIndexOf(mark)))
    // A line longer than this is no row of a table, and is told as one when it is read.
    if (end < 0 && bytes.length < 4_194_304) {
      rest = bytes
      continue
    }
    yield bytes.subarray(0, end + 1)
    rest = end < 0 ? new Uint8Array() : bytes.subarray(end + 1)
  }
  yield rest
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0
  for (let at = 0; at <= bytes.length; at += 1)
    if (at === bytes.length || ENDS.includes(bytes[at] ?? 0)) {
      yield bytes.subarray(from, at)
      from = at + 1
    }
}

/** The bytes about the first that are no UTF-8. */
function strangePiece(line: Uint8Array): Uint8Array {
  let from = 0
  let to = line.length
  // The longest beginning that is UTF-8 ends before the strange byte.
  while (to - from > 1) {
    const middle = (from + to) >> 1
    if (isUtf8(line.subarray(0, wholeEnd(line, middle)))) from = middle
    else to = middle
  }
  return line.subarray(Math.max(0, from - AROUND), from + AROUND)
}

/** Where a letter of UTF-8 that stands across the place begins. */
function wholeEnd(line: Uint8Array, place: number): number {
  let at = place
  while (at > 0 && place - at < 3 && ((line[at] ?? 0) & 0xc0) === 0x80) at -= 1
  return at
}
