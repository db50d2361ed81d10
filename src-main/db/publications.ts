import type { PublicationEntry } from '#core/notice/publication-register'
import type { Db } from './open-database.ts'

/** Records a publication or its end; the earlier entry stays. */
export function insertPublication(
  db: Db,
  entry: PublicationEntry & { readonly noticeId: string; readonly caseId: string },
): void {
  db.prepare(
    `INSERT INTO publication_entry (notice_id, case_id, published_on, address, taken_down_on, reason,
       sha256, at, by_person)
     VALUES (@noticeId, @caseId, @publishedOn, @address, @takenDownOn, @reason, @sha256, @at, @by)`,
  ).run(entry)
}

/** The entry that stands for a notice; null where nothing was recorded. */
export function loadPublication(db: Db, noticeId: string): PublicationEntry | null {
  const row = db
    .prepare<[string], PublicationEntry>(
      `SELECT published_on AS publishedOn, address, taken_down_on AS takenDownOn, reason, sha256, at,
         by_person AS by
       FROM publication_entry WHERE notice_id = ? ORDER BY seq DESC LIMIT 1`,
    )
    .get(noticeId)
  return row ?? null
}
