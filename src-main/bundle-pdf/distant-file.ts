import { ofPieces, type SourceFile } from './source-file.ts'

// A parser cannot wait for a message. What a thread reads of a file it therefore asks for in one
// message, and sleeps until the bytes stand in memory that both threads see.

/** Asked for at once; a file is kept in pieces of this size, and is read once for many short parts. */
const pieceBytes = 256 * 1024
/** Pieces that stay in memory: most documents are smaller, and none of them is asked for twice. */
const mostKept = 48

/** Stands before a piece and says how much of it there is. */
const headBytes = 8
const waiting = 0
const failed = -1

/** Memory by which one thread gives another pieces of a file. */
export const newChannel = (): SharedArrayBuffer => new SharedArrayBuffer(headBytes + pieceBytes)

/** Gives the piece that was asked for; null where it cannot be had. */
export function give(channel: SharedArrayBuffer, piece: Uint8Array | null): void {
  const state = new Int32Array(channel, 0, 1)
  if (piece !== null) new Uint8Array(channel, headBytes).set(piece)
  Atomics.store(state, 0, piece === null ? failed : piece.length + 1)
  Atomics.notify(state, 0)
}

type Ask = (documentId: string, from: number, to: number) => void

/** Files of another thread, of which `ask` has a piece given; the last pieces of all are kept. */
export function distantFiles(channel: SharedArrayBuffer, ask: Ask) {
  const state = new Int32Array(channel, 0, 1)
  const given = new Uint8Array(channel, headBytes)
  const kept = new Map<string, Uint8Array>()
  /** Memory for a piece: that of the one used longest ago, once there are enough. */
  const room = (): Uint8Array => {
    const [oldest] = kept
    if (kept.size < mostKept || oldest === undefined) return new Uint8Array(pieceBytes)
    kept.delete(oldest[0])
    return oldest[1]
  }
  const askFor = (documentId: string, from: number, to: number): Uint8Array => {
    Atomics.store(state, 0, waiting)
    ask(documentId, from, to)
    Atomics.wait(state, 0, waiting)
    if (Atomics.load(state, 0) === failed) throw new Error('The file is no longer there')
    const piece = room()
    piece.set(given)
    return piece
  }
  return (documentId: string, bytes: number): SourceFile => {
    const pieceAt = (at: number): Uint8Array => {
      const key = `${documentId} ${at}`
      const piece = kept.get(key) ?? askFor(documentId, at, Math.min(at + pieceBytes, bytes))
      kept.delete(key)
      kept.set(key, piece)
      return piece
    }
    return ofPieces({ bytes, pieceBytes, pieceAt })
  }
}
