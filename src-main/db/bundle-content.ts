import { createHash } from 'node:crypto'
import { toEnd } from '#core/steps'
import type { Db } from './open-database.ts'

/** Largest file kept as one value, and the size of the pieces of a larger one. */
const pieceBytes = 256 * 1024

const prepare = (db: Db) => ({
  part: db.prepare<[number, number, string], { part: Buffer; bytes: number }>(
    `SELECT substr(content, ? + 1, ?) AS part, octet_length(content) AS bytes
     FROM bundle_content WHERE sha256 = ?`,
  ),
  piece: db
    .prepare<[string, number], Buffer>('SELECT bytes FROM bundle_piece WHERE sha256 = ? AND at = ?')
    .pluck(),
  tableBytes: db
    .prepare<[string], number>('SELECT octet_length(bytes) FROM bundle_page_table WHERE sha256 = ?')
    .pluck(),
})
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

/** Statements prepared once for an open library: a long file is read in thousands of parts. */
function preparedFor(db: Db): ReturnType<typeof prepare> {
  const known = prepared.get(db) ?? prepare(db)
  prepared.set(db, known)
  return known
}

/** Keeps the bytes of a file once, whoever holds it; call inside the change's own transaction. */
export const keepContent = (db: Db, sha256: string, content: Uint8Array): void =>
  toEnd(keepContentInSteps(db, sha256, content))

/** The same piece by piece, where that transaction lasts over many turns. */
export function* keepContentInSteps(
  db: Db,
  sha256: string,
  content: Uint8Array,
): Generator<undefined, void> {
  const isLarge = content.length > pieceBytes
  const { changes } = db
    .prepare('INSERT INTO bundle_content (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(sha256, isLarge ? new Uint8Array() : content)
  if (!isLarge || changes === 0) return
  const insert = db.prepare('INSERT INTO bundle_piece (sha256, at, bytes) VALUES (?, ?, ?)')
  for (let at = 0; at < content.length; at += pieceBytes) {
    insert.run(sha256, at, content.subarray(at, at + pieceBytes))
    yield
  }
}

/** The bytes of a file, in a buffer of their own; null where no document has it. */
export function loadContent(db: Db, sha256: string): Uint8Array | null {
  const whole = db
    .prepare<[string], Buffer>('SELECT content FROM bundle_content WHERE sha256 = ?')
    .pluck()
    .get(sha256)
  if (whole === undefined) return null
  return whole.length > 0 ? new Uint8Array(whole) : joinPieces(db, sha256, 0, Infinity)
}

/**
 * Bytes `from` up to `to` of a file, in a buffer of their own; fewer where it ends before, null where
 * no document has it.
 */
export function loadPart(db: Db, sha256: string, from: number, to: number): Uint8Array | null {
  const { part, piece } = preparedFor(db)
  const whole = part.get(from, to - from, sha256)
  if (whole === undefined) return null
  if (whole.bytes > 0) return new Uint8Array(whole.part)
  const at = from - (from % pieceBytes)
  if (to > at + pieceBytes) return joinPieces(db, sha256, from, to)
  const found = piece.get(sha256, at)?.subarray(from - at, to - at) ?? Buffer.alloc(0)
  const { buffer, byteOffset, byteLength } = found
  // A whole piece is given as it came: of hundreds of megabytes every copy counts.
  const isWhole = byteLength === buffer.byteLength
  return isWhole ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(found)
}

/** Keeps what is put after a long file for whoever opens its pages one by one. */
export function keepPageTable(db: Db, sha256: string, table: Uint8Array): void {
  db.prepare(
    `INSERT INTO bundle_page_table (sha256, bytes, table_sha256) VALUES (?, ?, ?)
     ON CONFLICT DO NOTHING`,
  ).run(sha256, table, hashOf(table))
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** How the page table of a file stands to its hash; one kept by an earlier version has none. */
export function pageTableState(db: Db, sha256: string): 'NONE' | 'WITHOUT_HASH' | 'SAME' | 'OTHER' {
  const kept = db
    .prepare<[string], { bytes: Buffer; hash: string | null }>(
      'SELECT bytes, table_sha256 AS hash FROM bundle_page_table WHERE sha256 = ?',
    )
    .get(sha256)
  if (kept === undefined) return 'NONE'
  if (kept.hash === null) return 'WITHOUT_HASH'
  return kept.hash === hashOf(kept.bytes) ? 'SAME' : 'OTHER'
}

/** How many bytes the page table of a file has; 0 where it has none. */
const pageTableBytes = (db: Db, sha256: string): number =>
  preparedFor(db).tableBytes.get(sha256) ?? 0

const pageTablePart = (db: Db, sha256: string, from: number, to: number): Buffer =>
  db
    .prepare<[number, number, string], Buffer>(
      'SELECT substr(bytes, ? + 1, ?) FROM bundle_page_table WHERE sha256 = ?',
    )
    .pluck()
    .get(from, to - from, sha256) ?? Buffer.alloc(0)

/** How many bytes a file has; null where no document has it. */
export function bytesOfFile(db: Db, sha256: string): number | null {
  const whole = db
    .prepare<[string], number>('SELECT octet_length(content) FROM bundle_content WHERE sha256 = ?')
    .pluck()
    .get(sha256)
  return whole === 0 ? bytesInPieces(db, sha256) : (whole ?? null)
}

/** The bytes by which a file is read, with its page table after them; null where there is none. */
export function loadToRead(db: Db, sha256: string): Uint8Array | null {
  const content = loadContent(db, sha256)
  const tableBytes = pageTableBytes(db, sha256)
  if (content === null || tableBytes === 0) return content
  const { buffer, length } = content
  const read = new Uint8Array((buffer as ArrayBuffer).transfer(length + tableBytes))
  read.set(pageTablePart(db, sha256, 0, tableBytes), length)
  return read
}

export type PartToRead = {
  readonly part: Uint8Array
  readonly bytes: number
  readonly own: number
}

/**
 * Bytes `from` up to `to` of a file of this size and its page table; how many both have, and how many
 * the file alone.
 */
export function loadPartToRead(
  db: Db,
  file: { readonly sha256: string; readonly bytes: number },
  from: number,
  to: number,
): PartToRead | null {
  const part = loadPart(db, file.sha256, from, to)
  if (part === null) return null
  const tableBytes = pageTableBytes(db, file.sha256)
  const bytes = file.bytes + tableBytes
  const own = file.bytes
  if (to <= own || tableBytes === 0) return { part, bytes, own }
  const rest = pageTablePart(db, file.sha256, Math.max(0, from - own), to - own)
  return { part: new Uint8Array(Buffer.concat([part, rest])), bytes, own }
}

const bytesInPieces = (db: Db, sha256: string): number =>
  db
    .prepare<[string], number>(
      `SELECT at + octet_length(bytes) FROM bundle_piece WHERE sha256 = ? ORDER BY at DESC LIMIT 1`,
    )
    .pluck()
    .get(sha256) ?? 0

function joinPieces(db: Db, sha256: string, from: number, to: number): Uint8Array {
  const joined = new Uint8Array(Math.max(0, Math.min(to, bytesInPieces(db, sha256)) - from))
  const pieces = db.prepare<[string, number, number], { at: number; bytes: Buffer }>(
    'SELECT at, bytes FROM bundle_piece WHERE sha256 = ? AND at >= ? AND at < ? ORDER BY at',
  )
  // Piece by piece: a long file is there once, not twice.
  const first = from - (from % pieceBytes)
  for (const piece of pieces.iterate(sha256, first, from + joined.length)) {
    const at = piece.at - from
    joined.set(piece.bytes.subarray(Math.max(0, -at), joined.length - at), Math.max(0, at))
  }
  return joined
}
