/** A file that is read part by part: each part is there as soon as it is asked for. */
export type SourceFile = {
  readonly bytes: number
  /** Bytes `from` up to `to`, in a buffer of their own; fewer where the file ends before. */
  readonly read: (from: number, to: number) => Uint8Array
}

export const inMemory = (bytes: Uint8Array): SourceFile => ({
  bytes: bytes.length,
  read: (from, to) => new Uint8Array(bytes.subarray(from, to)),
})

/** The same file; `onRead` hears how much of it was read so far, from 0 to 1. */
export function followed(file: SourceFile, onRead: (share: number) => void): SourceFile {
  let furthest = 0
  return {
    bytes: file.bytes,
    read: (from, to) => {
      if (to > furthest) onRead(Math.min((furthest = to) / file.bytes, 1))
      return file.read(from, to)
    },
  }
}

/** Bytes `from` up to `to` of a file of which every piece of this size can be had. */
export function fromPieces(
  file: {
    readonly bytes: number
    readonly pieceBytes: number
    readonly pieceAt: (at: number) => Uint8Array
  },
  from: number,
  to: number,
): Uint8Array {
  const [first, last] = [Math.max(0, from), Math.min(to, file.bytes)]
  const part = new Uint8Array(Math.max(0, last - first))
  for (let at = first - (first % file.pieceBytes); at < last; at += file.pieceBytes) {
    const piece = file.pieceAt(at).subarray(Math.max(0, first - at), last - at)
    part.set(piece, Math.max(0, at - first))
  }
  return part
}
