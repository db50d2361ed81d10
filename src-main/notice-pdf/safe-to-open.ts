import { constants, inflateSync } from 'node:zlib'
import { readDictionaries, type PdfDictionary } from './pdf-dictionaries.ts'

/** Packed objects of a notice take some kilobytes; of a large form, a few megabytes. */
const MOST_UNPACKED = 16 * 1024 * 1024
const MOST_STREAMS = 100_000
/** How far before its content a stream's own description is looked for. */
const LONGEST_HEAD = 4096

/**
 * Whether a PDF can be opened without being blown up: opening it unpacks its packed objects and
 * tables, and a file of a megabyte may hold gigabytes of those.
 */
export function isSafeToOpen(file: Buffer): boolean {
  let left = MOST_UNPACKED
  let at = file.indexOf('stream')
  for (let count = 0; at >= 0; count++) {
    if (count >= MOST_STREAMS) return false
    const isEnd = file.toString('latin1', Math.max(at - 3, 0), at) === 'end'
    const packed = isEnd ? 0 : unpackedAtOnce(file, at, left)
    if (packed === null) return false
    left -= packed
    at = file.indexOf('stream', at + 6)
  }
  return true
}

/** Bytes that opening the file unpacks from the stream here; null where they are too many, or hidden. */
function unpackedAtOnce(file: Buffer, at: number, most: number): number | null {
  const content = contentFrom(file, at)
  if (content === null) return 0
  const head = headBefore(file, at)
  const kind = head?.entries.get('Type')?.at(-1)?.text
  // Where its description cannot be read, it might be anything.
  if (head !== null && kind !== 'ObjStm' && kind !== 'XRef') return 0
  const end = file.indexOf('endstream', content)
  const bytes = file.subarray(content, end < 0 ? file.length : end)
  const filters = head === null ? 'FlateDecode' : filtersOf(head)
  if (filters === '') return bytes.length <= most ? bytes.length : null
  return filters === 'FlateDecode' ? unpackedSize(bytes, most, head === null) : null
}

/** Where the content begins, if the word is one that begins it. */
function contentFrom(file: Buffer, at: number): number | null {
  const after = at + 'stream'.length
  if (file[after] === 0x0a) return after + 1
  if (file[after] === 0x0d) return file[after + 1] === 0x0a ? after + 2 : after + 1
  return null
}

function headBefore(file: Buffer, at: number): PdfDictionary | null {
  const start = file.lastIndexOf('obj', at)
  if (start < at - LONGEST_HEAD) return null
  const outer = readDictionaries(file, start + 3)?.at(-1)
  const isWhole = outer !== undefined && /^\s*$/.test(file.toString('latin1', outer.end, at))
  return isWhole && outer.end <= at ? outer : null
}

const filtersOf = (head: PdfDictionary): string =>
  (head.entries.get('Filter') ?? [])
    .flatMap(({ kind, text, items }) => (kind === 'array' ? items.map((one) => one.text) : [text]))
    .join()

function unpackedSize(bytes: Uint8Array, most: number, mayBeOther: boolean): number | null {
  if (most <= 0) return null
  try {
    const finishFlush = constants.Z_SYNC_FLUSH
    return inflateSync(bytes, { finishFlush, maxOutputLength: most }).length
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    return mayBeOther && !isTooLarge ? 0 : null
  }
}
