import { inOneTransaction, type Db } from './open-database.ts'

/** A counter-signature or timestamp that was added to a signed notice. */
export type NoticeRevision = {
  readonly kind: 'COUNTERSIGNATURE' | 'TIMESTAMP' | 'REVOCATION'
  /** Who signed, or the authority that states it. */
  readonly signer: string
  /** Time that the signature or the authority states. */
  readonly statedAt: string
  /** SHA-256 of the whole file since then. */
  readonly sha256: string
  readonly addedAt: string
  readonly addedBy: string
}

/** What was added to a notice, in order. */
export const listRevisions = (db: Db, noticeId: string): readonly NoticeRevision[] =>
  db
    .prepare<[string], NoticeRevision>(
      `SELECT kind, signer, stated_at AS statedAt, sha256, added_at AS addedAt, added_by AS addedBy
       FROM notice_revision WHERE notice_id = ? ORDER BY position`,
    )
    .all(noticeId)

/**
 * Keeps the file with what was added; the notice as it stood before is kept too. A timestamp asked
 * for before is asked about another file now, and is no longer awaited.
 */
export function insertRevision(
  db: Db,
  added: NoticeRevision & {
    readonly noticeId: string
    readonly caseId: string
    readonly content: Uint8Array
  },
): void {
  inOneTransaction(db, () => {
    db.prepare(
      `INSERT INTO notice_revision (notice_id, case_id, position, kind, signer, stated_at, sha256,
         content, added_at, added_by)
       SELECT @noticeId, @caseId, coalesce(max(position), 0) + 1, @kind, @signer, @statedAt,
         @sha256, @content, @addedAt, @addedBy
       FROM notice_revision WHERE notice_id = @noticeId`,
    ).run(added)
    db.prepare('DELETE FROM timestamp_request WHERE notice_id = ?').run(added.noticeId)
  })
}

/** A request for a timestamp that waits for its answer. */
export type TimestampRequest = {
  readonly nonce: Uint8Array
  readonly askedAt: string
}

/** Keeps the last request of a notice; an earlier one is no longer answered. */
export function keepTimestampRequest(
  db: Db,
  asked: TimestampRequest & { readonly noticeId: string; readonly caseId: string },
): void {
  db.prepare(
    `INSERT OR REPLACE INTO timestamp_request (notice_id, case_id, nonce, asked_at)
     VALUES (@noticeId, @caseId, @nonce, @askedAt)`,
  ).run(asked)
}

export function loadTimestampRequest(db: Db, noticeId: string): TimestampRequest | null {
  const row = db
    .prepare<[string], TimestampRequest>(
      'SELECT nonce, asked_at AS askedAt FROM timestamp_request WHERE notice_id = ?',
    )
    .get(noticeId)
  return row ?? null
}
