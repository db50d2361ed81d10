import { z } from 'zod'
import type { CameAs } from '#core/bundle/intake'
import type { Db } from './open-database.ts'

/** How a new document came, as it is kept beside it. */
export type Came = Pick<CameAs, 'attachedTo' | 'notes'> & {
  readonly origin: Exclude<CameAs['origin'], 'NOT_RECORDED'>
}

const notesSchema = z.array(z.string())

/**
 * Keeps how a file of a document came; call inside the transaction that adds it. The same file come
 * back to the document keeps what was said of it first.
 */
export function insertCame(
  db: Db,
  document: { readonly id: string; readonly sha256: string },
  { origin, attachedTo, notes }: Came,
): void {
  db.prepare(
    `INSERT INTO bundle_came VALUES (@id, @sha256, @origin, @attachedTo, @notes)
     ON CONFLICT DO NOTHING`,
  ).run({ ...document, origin, attachedTo, notes: JSON.stringify(notes) })
}

/** How a document came and what its file was; null where the case has no such document. */
export function loadCame(db: Db, caseId: string, documentId: string): CameAs | null {
  const row = db
    .prepare<[string, string], Omit<CameAs, 'notes'> & { notes: string }>(
      `SELECT file_name AS fileName, content.sha256,
         max(octet_length(content),
           (SELECT coalesce(sum(octet_length(bytes)), 0) FROM bundle_piece
            WHERE bundle_piece.sha256 = content.sha256)) AS bytes,
         coalesce(origin, 'NOT_RECORDED') AS origin, attached_to AS attachedTo,
         coalesce(notes, '[]') AS notes, added_at AS addedAt, added_by AS addedBy
       FROM bundle_document AS document
       LEFT JOIN bundle_original AS original ON original.sha256 = document.sha256
       LEFT JOIN bundle_came ON document_id = document.id
         AND bundle_came.sha256 = document.sha256
       JOIN bundle_content AS content
         ON content.sha256 = coalesce(original.original_sha256, document.sha256)
       WHERE document.case_id = ? AND document.id = ?`,
    )
    .get(caseId, documentId)
  return row === undefined ? null : { ...row, notes: notesSchema.parse(JSON.parse(row.notes)) }
}
