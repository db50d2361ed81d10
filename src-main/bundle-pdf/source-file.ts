/** A file that is read part by part: each part is there as soon as it is asked for. */
export type SourceFile = {
  readonly bytes: number
  /** Bytes `from` up to `to`, in a buffer of their own; fewer where the file ends before. */
  readonly read: (from: number, to: number) => Uint8Array
  /** The same where they stand, in parts, each of which is there until the next is asked for. */
  readonly parts: (from: number, to: number) => Iterable<Uint8Array>
}

export const inMemory = (bytes: Uint8Array): SourceFile => ({
  bytes: bytes.length,
  read: (from, to) => new Uint8Array(bytes.subarray(from, to)),
  parts: (from, to) => [bytes.subarray(from, to)],
})

/** The same file; `onRead` hears how much of it was read so far, from 0 to 1. */
export function followed(file: SourceFile, onRead: (share: number) => void): SourceFile {
  let furthest = 0
  const hear = (to: number) => {
    if (to > furthest) onRead(Math.min((furthest = to) / file.bytes, 1))
  }
  return {
    bytes: file.bytes,
    read: (from, to) => {
      hear(to)
      return file.read(from, to)
    },
    parts: (from, to) => {
      hear(to)
      return file.parts(from, to)
    },
  }
}

/** A file of which every piece of this size can be had. */
export function ofPieces({
  bytes,
  pieceBytes,
  pieceAt,
}: {
  readonly bytes: number
  readonly pieceBytes: number
  readonly pieceAt: (at: number) => Uint8Array
}): SourceFile {
  function* parts(from: number, to: number): Generator<Uint8Array> {
    const [first, last] = [Math.max(0, from), Math.min(to, bytes)]
    for (let at = first - (first % pieceBytes); at < last; at += pieceBytes)
      yield pieceAt(at).subarray(Math.max(0, first - at), last - at)
  }
  const read = (from: number, to: number) => {
    const whole = new Uint8Array(Math.max(0, Math.min(to, bytes) - Math.max(0, from)))
    fill(whole, parts(from, to))
    return whole
  }
  return { bytes, read, parts }
}

/** Puts parts one after another into memory that has room for them; how many bytes they are. */
export function fill(room: Uint8Array, parts: Iterable<Uint8Array>): number {
  let at = 0
  for (const part of parts) {
    room.set(part, at)
    at += part.length
  }
  return at
}

/** Frees memory that nothing looks at any more: left alone it may wait long until it is collected. */
export function letGo({ buffer, byteLength }: Uint8Array): void {
  // What shares its memory with others stays.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
