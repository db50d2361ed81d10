import type { Hash } from 'node:crypto'
import { canonicalJson } from '#core/canonical'
import { CASE_PACK_FILE, readCasePack, type CasePack } from '#core/exchange/case-pack'
import { ok, refuse, type Result } from '#core/result'
import { contentLength, contentPieces } from '../db/case-exchange.ts'
import { contentOf, type PackContent } from '../exchange/pack-file.ts'
import type { FileWork } from './file-work.ts'
import type { OpenLibrary } from './library.ts'

type Drafted = { readonly text: Buffer; readonly contents: readonly PackContent[] }

/** The record as bytes, and every file of the bundle once, by its hash. */
export function draft(library: OpenLibrary, made: CasePack): Result<Drafted> {
  const text = canonicalJson(made)
  if (!readCasePack(text).ok)
    return refuse(
      'NOT_EXPORTABLE',
      'A title or another short text of this case holds characters that a pack does not carry.',
    )
  const hashes = new Set(made.documents.flatMap((one) => [one.sha256, one.original ?? one.sha256]))
  const contents: PackContent[] = []
  for (const sha256 of hashes) {
    const bytes = contentLength(library.db, sha256)
    if (bytes === null) return gone
    contents.push({ name: sha256, bytes, sha256 })
  }
  const record = Buffer.from(text)
  return ok({ text: record, contents: [contentOf(CASE_PACK_FILE, record), ...contents] })
}

export const gone = refuse('BUNDLE_CHANGED', 'A document was taken out of the bundle meanwhile.')

/** A document that is no longer there; ends the writing. */
export class Gone extends Error {}

/** The whole pack, piece by piece, its hash taken on the way. */
export async function* packBytes(
  { db }: OpenLibrary,
  head: Buffer,
  { text, contents }: Drafted,
  { work, hash }: { readonly work: FileWork; readonly hash: Hash },
): AsyncGenerator<Uint8Array> {
  const total = contents.reduce((sum, { bytes }) => sum + bytes, head.length)
  let done = 0
  const given = function (piece: Uint8Array) {
    hash.update(piece)
    done += piece.length
    return piece
  }
  yield given(head)
  yield given(text)
  for (const { sha256, bytes } of contents.slice(1)) {
    const before = done
    for (const piece of contentPieces(db, sha256, bytes)) {
      yield given(piece)
      await work.rest(done, total)
    }
    if (done - before !== bytes) throw new Gone(sha256)
  }
}

/** What ended the writing before its end is thrown again: the file that was begun is gone by then. */
export async function* noting(
  pieces: AsyncIterable<Uint8Array>,
  onFailure: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } catch (error) {
    onFailure(error)
    throw error
  }
}
