import type { BundleSection } from '#core/bundle/sections'
import { loadPart } from './bundle-content.ts'
import type { BundleIssue } from './bundle-issues.ts'
import type { Db } from './open-database.ts'

/** A document as it travels: all that the bundle says of it, and the hashes of its files. */
export type TravellingDocument = {
  readonly id: string
  readonly sha256: string
  readonly original: string | null
  readonly title: string
  readonly fileName: string
  readonly pages: number
  readonly bytes: number
  readonly section: BundleSection
  readonly dated: string | null
  readonly description: string
  readonly addedAt: string
  readonly addedBy: string
}

/** Documents of a case in the order of the bundle, each with the file that it came as. */
export const listTravelling = (db: Db, caseId: string): readonly TravellingDocument[] =>
  db
    .prepare<[string], TravellingDocument>(
      `SELECT id, sha256, original_sha256 AS original, title, file_name AS fileName, pages, bytes,
         section, dated, description, added_at AS addedAt, added_by AS addedBy
       FROM bundle_document LEFT JOIN bundle_original USING (sha256)
       WHERE case_id = ? ORDER BY position`,
    )
    .all(caseId)

/** Length of a file of a bundle; null where no document has it. */
export const contentLength = (db: Db, sha256: string): number | null =>
  db
    .prepare<[string], number>(
      `SELECT octet_length(content) + (SELECT coalesce(sum(octet_length(bytes)), 0)
         FROM bundle_piece p WHERE p.sha256 = c.sha256)
       FROM bundle_content c WHERE sha256 = ?`,
    )
    .pluck()
    .get(sha256) ?? null

const pieceBytes = 1024 * 1024

/** A file of a bundle piece by piece, each in a turn of its own; cut short where it was removed. */
export function* contentPieces(db: Db, sha256: string, bytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes; at += pieceBytes) {
    const piece = db.open ? loadPart(db, sha256, at, Math.min(at + pieceBytes, bytes)) : null
    if (piece === null || piece.length === 0) return
    yield piece
  }
}

/** True where the bytes are here already, for whichever case. */
export const hasContent = (db: Db, sha256: string): boolean =>
  db.prepare('SELECT 1 FROM bundle_content WHERE sha256 = ?').get(sha256) !== undefined

/** Puts a document from another library into a bundle as it stood there, at this place. */
export function insertTravelling(
  db: Db,
  placed: TravellingDocument & { readonly caseId: string; readonly position: number },
): void {
  db.prepare(
    `INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position,
       added_at, added_by, section, dated, description)
     VALUES (@caseId, @id, @title, @fileName, @bytes, @sha256, @pages, @position,
       @addedAt, @addedBy, @section, @dated, @description)`,
  ).run(placed)
  keepOriginal(db, placed)
}

/** Keeps of a document from elsewhere which file it was made from. */
export function keepOriginal(
  db: Db,
  { sha256, original }: Pick<TravellingDocument, 'sha256' | 'original'>,
): void {
  if (original !== null)
    db.prepare('INSERT INTO bundle_original VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      sha256,
      original,
    )
}

/** Gives a document that is here the words and place that it has in the other library. */
export function updateTravelling(
  db: Db,
  placed: TravellingDocument & { readonly caseId: string; readonly position: number },
): void {
  db.prepare(
    `UPDATE bundle_document SET title = @title, file_name = @fileName, section = @section,
       dated = @dated, description = @description, position = @position
     WHERE case_id = @caseId AND id = @id`,
  ).run(placed)
}

/** Issues that are not known here yet; a number that another issue has here stays with that one. */
export function insertMissingIssues(db: Db, caseId: string, issues: readonly BundleIssue[]): void {
  const insert = db.prepare(
    `INSERT INTO bundle_issue (case_id, version, sha256, pages, page_map, issued_at, issued_by)
     VALUES (@caseId, @version, @sha256, @pages, @pageMap, @issuedAt, @issuedBy)
     ON CONFLICT DO NOTHING`,
  )
  for (const issue of issues) insert.run({ ...issue, caseId })
}
