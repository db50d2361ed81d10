import { ofPieces, type SourceFile } from '../bundle-pdf/source-file.ts'
import { bytesOfFile, loadPartToRead } from '../db/bundle-content.ts'
import type { OpenLibrary } from './library.ts'

/** Taken from the library at once, and kept: a reader asks for many short parts, one after another. */
const stretch = 256 * 1024

/** A file with its page table, to be read part by part; null where no document has it. */
export function fileToRead({ db }: OpenLibrary, sha256: string): SourceFile | null {
  const own = db.open ? bytesOfFile(db, sha256) : null
  if (own === null) return null
  const load = (from: number, to: number) => {
    const found = db.open ? loadPartToRead(db, { sha256, bytes: own }, from, to) : null
    if (found === null) throw new Error('The file is no longer there')
    return found
  }
  let kept: { readonly at: number; readonly piece: Uint8Array } | null = null
  const pieceAt = (at: number): Uint8Array => {
    if (kept?.at !== at) kept = { at, piece: load(at, at + stretch).part }
    return kept.piece
  }
  const { bytes } = load(0, 1)
  return ofPieces({ bytes, pieceBytes: stretch, pieceAt })
}
