import { markContentSchema, type MarkContent, type SharedMark } from '#core/bundle/marks'
import { ok, refuse, type Result } from '#core/result'
import { inOneTransaction, type Db } from './open-database.ts'
import { parseStored } from './stored.ts'

// Marks belong to the first version of a case, as the seals do: a correction is read with the same.
// A private one is only ever asked for by its author; a shared one only by who deliberates.

const root = '(SELECT root_id FROM hearing_case WHERE id = @caseId)'

type Reader = { readonly caseId: string; readonly profileId: string }
type One = Reader & { readonly id: string }

export type PrivateMark = { readonly id: string; readonly box: Uint8Array }

/** Boxes of the reader's own private marks. */
export const listPrivateMarks = (db: Db, reader: Reader): readonly PrivateMark[] =>
  db
    .prepare<object, PrivateMark>(
      `SELECT id, box FROM private_mark WHERE case_id = ${root} AND profile_id = @profileId`,
    )
    .all(reader)

/** Keeps a private mark, replacing the one before. Refuses `NOT_YOURS`. */
export function savePrivateMark(db: Db, mark: One & { readonly box: Uint8Array }): Result<null> {
  const { changes } = db
    .prepare(
      `INSERT INTO private_mark (id, case_id, profile_id, box)
       VALUES (@id, ${root}, @profileId, @box)
       ON CONFLICT (id) DO UPDATE SET box = excluded.box
       WHERE case_id = excluded.case_id AND profile_id = excluded.profile_id`,
    )
    .run(mark)
  return changes === 1 ? ok(null) : notYours
}

/** Whether the reader keeps a private mark of this name. */
export const hasPrivateMark = (db: Db, mark: One): boolean =>
  db
    .prepare(
      `SELECT 1 FROM private_mark
       WHERE id = @id AND case_id = ${root} AND profile_id = @profileId`,
    )
    .get(mark) !== undefined

/** Drops the reader's own private mark; false where there is none of that name. */
export function dropPrivateMark(db: Db, mark: One): boolean {
  const { changes } = db
    .prepare(
      `DELETE FROM private_mark
       WHERE id = @id AND case_id = ${root} AND profile_id = @profileId`,
    )
    .run(mark)
  return changes === 1
}

type SharedRow = Omit<SharedMark, 'content'> & { readonly content: string | null }

const columns = 'id, profile_id AS profileId, person_label AS author, revision, content'

const toSharedMark = (row: SharedRow): SharedMark => ({
  ...row,
  content:
    row.content === null ? null : parseStored(markContentSchema, row.content, 'A shared mark'),
})

/** Marks shared with the panel, for a reader whose role deliberates; none for anybody else. */
export const listSharedMarks = (db: Db, reader: Reader): readonly SharedMark[] =>
  db
    .prepare<object, SharedRow>(
      `SELECT ${columns} FROM shared_mark
       WHERE case_id = ${root} AND content IS NOT NULL AND EXISTS (
         SELECT 1 FROM person WHERE id = @profileId AND role IN ('CHAIR', 'MEMBER', 'ADVISER'))
       ORDER BY id`,
    )
    .all(reader)
    .map(toSharedMark)

/** Shares a mark or a change of one. Refuses `NOT_YOURS`. */
export function saveSharedMark(
  db: Db,
  mark: One & { readonly author: string; readonly content: MarkContent },
): Result<null> {
  return inOneTransaction(db, () => {
    const { changes } = db
      .prepare(
        `INSERT INTO shared_mark (id, case_id, profile_id, person_label, revision, content)
         VALUES (@id, ${root}, @profileId, @author, 1, @content)
         ON CONFLICT (id) DO UPDATE SET content = excluded.content, revision = revision + 1,
           person_label = excluded.person_label, received_at = NULL, received_by = NULL
         WHERE case_id = excluded.case_id AND profile_id = excluded.profile_id`,
      )
      .run({ ...mark, content: JSON.stringify(mark.content) })
    return changes === 1 ? ok(null) : notYours
  })
}

/** Empties the reader's own shared mark; its name stays, so that no older pack brings it back. */
export function takeBackSharedMark(db: Db, mark: One): void {
  db.prepare(
    `UPDATE shared_mark SET content = NULL, revision = revision + 1
     WHERE id = @id AND case_id = ${root} AND profile_id = @profileId AND content IS NOT NULL`,
  ).run(mark)
}

/** Who shares a mark of this name; null where nobody does. */
export const sharerOf = (db: Db, mark: Omit<One, 'profileId'>): string | null =>
  db
    .prepare<object, string>(
      `SELECT profile_id FROM shared_mark
       WHERE id = @id AND case_id = ${root} AND content IS NOT NULL`,
    )
    .pluck()
    .get(mark) ?? null

/** How many marks a person keeps in a case, this one left out. */
export const countOtherMarks = (db: Db, mark: One): number =>
  db
    .prepare<object, number>(
      `SELECT (SELECT count(*) FROM private_mark
               WHERE case_id = ${root} AND profile_id = @profileId AND id <> @id)
            + (SELECT count(*) FROM shared_mark
               WHERE case_id = ${root} AND profile_id = @profileId AND id <> @id)`,
    )
    .pluck()
    .get(mark) ?? 0

/** Every mark that was ever shared in a case, for a pack to its panel. Private ones never travel. */
export const sharedMarks = (db: Db, caseId: string): readonly SharedMark[] =>
  db
    .prepare<object, SharedRow>(
      `SELECT ${columns} FROM shared_mark WHERE case_id = ${root} ORDER BY id`,
    )
    .all({ caseId })
    .map(toSharedMark)

/**
 * Takes in marks of a pack; how many were new or newer than here. One that is older, or that names
 * another author than it had, is passed over: taking in the same pack again changes nothing.
 */
export function takeInSharedMarks(
  db: Db,
  taken: {
    readonly caseId: string
    readonly marks: readonly SharedMark[]
    readonly at: string
    readonly by: string
  },
): number {
  return inOneTransaction(db, () => {
    const { caseId, marks, at, by } = taken
    const put = db.prepare(
      `INSERT INTO shared_mark
         (id, case_id, profile_id, person_label, revision, content, received_at, received_by)
       VALUES (@id, ${root}, @profileId, @author, @revision, @content, @at, @by)
       ON CONFLICT (id) DO UPDATE SET content = excluded.content, revision = excluded.revision,
         person_label = excluded.person_label, received_at = excluded.received_at,
         received_by = excluded.received_by
       WHERE case_id = excluded.case_id AND profile_id = excluded.profile_id
         AND revision < excluded.revision`,
    )
    return marks.reduce((sum, mark) => {
      const content = mark.content === null ? null : JSON.stringify(mark.content)
      return sum + put.run({ ...mark, content, caseId, at, by }).changes
    }, 0)
  })
}

export type RemovedDocument = {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly sha256: string
  readonly pages: number
}

/** Documents that were in the bundle of a case once. */
export const listRemovedDocuments = (db: Db, caseId: string): readonly RemovedDocument[] =>
  db
    .prepare<object, RemovedDocument>(
      `SELECT id, title, file_name AS fileName, sha256, pages FROM removed_document
       WHERE case_id = @caseId
         AND id NOT IN (SELECT id FROM bundle_document WHERE case_id = @caseId)
       ORDER BY id`,
    )
    .all({ caseId })

const notYours = refuse('NOT_YOURS', 'This mark is another person’s. Only its author changes it.')
