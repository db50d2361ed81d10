import type { Db } from './open-database.ts'

/** Largest file kept as one value, and the size of the pieces of a larger one. */
const pieceBytes = 256 * 1024

/** Keeps the bytes of a file once, whoever holds it; call inside the change's own transaction. */
export function keepContent(db: Db, sha256: string, content: Uint8Array): void {
  const isLarge = content.length > pieceBytes
  const { changes } = db
    .prepare('INSERT INTO bundle_content (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(sha256, isLarge ? new Uint8Array() : content)
  if (!isLarge || changes === 0) return
  const insert = db.prepare('INSERT INTO bundle_piece (sha256, at, bytes) VALUES (?, ?, ?)')
  for (let at = 0; at < content.length; at += pieceBytes)
    insert.run(sha256, at, content.subarray(at, at + pieceBytes))
}

/** The bytes of a file; null where no document has it. */
export function loadContent(db: Db, sha256: string): Uint8Array | null {
  const whole = db
    .prepare<[string], Buffer>('SELECT content FROM bundle_content WHERE sha256 = ?')
    .pluck()
    .get(sha256)
  if (whole === undefined) return null
  return whole.length > 0 ? new Uint8Array(whole) : joinPieces(db, sha256, 0, Infinity)
}

/** Bytes `from` up to `to` of a file, fewer where it ends before; null where no document has it. */
export function loadPart(db: Db, sha256: string, from: number, to: number): Uint8Array | null {
  const whole = db
    .prepare<[number, number, string], { part: Buffer; bytes: number }>(
      `SELECT substr(content, ? + 1, ?) AS part, octet_length(content) AS bytes
       FROM bundle_content WHERE sha256 = ?`,
    )
    .get(from, to - from, sha256)
  if (whole === undefined) return null
  return whole.bytes > 0 ? new Uint8Array(whole.part) : joinPieces(db, sha256, from, to)
}

/** Keeps what is put after a long file for whoever opens its pages one by one. */
export function keepPageTable(db: Db, sha256: string, table: Uint8Array): void {
  db.prepare('INSERT INTO bundle_page_table VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    sha256,
    table,
  )
}

/** How many bytes the page table of a file has; 0 where it has none. */
const pageTableBytes = (db: Db, sha256: string): number =>
  db
    .prepare<[string], number>('SELECT octet_length(bytes) FROM bundle_page_table WHERE sha256 = ?')
    .pluck()
    .get(sha256) ?? 0

const pageTablePart = (db: Db, sha256: string, from: number, to: number): Buffer =>
  db
    .prepare<[number, number, string], Buffer>(
      'SELECT substr(bytes, ? + 1, ?) FROM bundle_page_table WHERE sha256 = ?',
    )
    .pluck()
    .get(from, to - from, sha256) ?? Buffer.alloc(0)

/** The bytes by which a file is read, with its page table after them; null where there is none. */
export function loadToRead(db: Db, sha256: string): Uint8Array | null {
  const content = loadContent(db, sha256)
  const tableBytes = pageTableBytes(db, sha256)
  if (content === null || tableBytes === 0) return content
  return new Uint8Array(Buffer.concat([content, pageTablePart(db, sha256, 0, tableBytes)]))
}

/** Bytes `from` up to `to` of a file of this size and its page table, and how many those have. */
export function loadPartToRead(
  db: Db,
  file: { readonly sha256: string; readonly bytes: number },
  from: number,
  to: number,
): { readonly part: Uint8Array; readonly bytes: number } | null {
  const part = loadPart(db, file.sha256, from, to)
  if (part === null) return null
  const tableBytes = pageTableBytes(db, file.sha256)
  const bytes = file.bytes + tableBytes
  if (to <= file.bytes || tableBytes === 0) return { part, bytes }
  const [start, end] = [Math.max(0, from - file.bytes), to - file.bytes]
  const rest = pageTablePart(db, file.sha256, start, end)
  return { part: new Uint8Array(Buffer.concat([part, rest])), bytes }
}

function joinPieces(db: Db, sha256: string, from: number, to: number): Uint8Array {
  const first = from - (from % pieceBytes)
  const pieces = db
    .prepare<[string, number, number], Buffer>(
      'SELECT bytes FROM bundle_piece WHERE sha256 = ? AND at >= ? AND at < ? ORDER BY at',
    )
    .pluck()
    .all(sha256, first, Math.min(to, Number.MAX_SAFE_INTEGER))
  return new Uint8Array(Buffer.concat(pieces)).subarray(from - first, to - first)
}
