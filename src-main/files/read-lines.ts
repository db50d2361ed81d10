import { createReadStream } from 'node:fs'

/** One line of a text file as bytes; `tooLong` where it was over the cap and its rest passed over. */
export type RawLine = {
  readonly line: number
  readonly bytes: Uint8Array
  readonly tooLong: boolean
}

/** Longest line taken in, in bytes: about ten times the longest record that the importer accepts. */
export const LONGEST_LINE = 1_048_576

const NEW_LINE = 10

/**
 * The lines of a file, one at a time, whatever its size: memory holds one chunk and one line. A line
 * over the cap is cut there and marked; the rest of the file is still read.
 */
export async function* readLines(path: string, cap = LONGEST_LINE): AsyncGenerator<RawLine> {
  let line = 1
  let kept: Uint8Array[] = []
  let size = 0
  let tooLong = false
  const take = (piece: Uint8Array) => {
    const room = cap - size
    if (piece.length > room) tooLong = true
    if (room > 0) kept.push(piece.subarray(0, room))
    size += Math.min(piece.length, Math.max(0, room))
  }
  const finish = (): RawLine => {
    // A line that stands whole in one piece is not copied.
    const [whole, ...more] = kept
    const bytes = whole === undefined || more.length > 0 ? Buffer.concat(kept) : whole
    const done = { line, bytes, tooLong }
    ;[kept, size, tooLong] = [[], 0, false]
    line += 1
    return done
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    const bytes: Uint8Array = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk))
    let start = 0
    for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, start)) {
      take(bytes.subarray(start, end))
      yield finish()
      start = end + 1
    }
    // Copied: the stream may use its buffer again while a line is still open.
    take(Uint8Array.from(bytes.subarray(start)))
  }
  if (size > 0) yield finish()
}
