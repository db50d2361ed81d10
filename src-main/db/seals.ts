import { provisionalViewSchema, type ProvisionalView } from '#core/provisional-view'
import { ok, refuse, type Result } from '#core/result'
import type { Db } from './open-database.ts'
import { parseStored } from './stored.ts'

// What a person thinks before the seals are all in is stored only as a box under their own key.
// Seals belong to the first version of a case: a correction of the notice does not ask for them again.

export type Seal = {
  readonly profileId: string
  readonly sealedAt: string
  readonly commitment: string
  readonly box: Uint8Array
  readonly signerPublicKey: Uint8Array | null
  readonly signature: Uint8Array | null
  readonly released: ProvisionalView | null
}
export type EarlyOpening = { readonly by: string; readonly at: string; readonly reason: string }

const root = '(SELECT root_id FROM hearing_case WHERE id = @caseId)'

/** What is being written: one's view before it is sealed, or what one holds after the comparators. */
export type DraftKind = 'provisional_draft' | 'changed_view_draft'

/** Keeps a private draft, replacing the one before. */
export function saveDraft(
  db: Db,
  kind: DraftKind,
  draft: {
    readonly caseId: string
    readonly profileId: string
    readonly box: Uint8Array
    readonly at: string
  },
): void {
  db.prepare(
    `INSERT INTO ${kind} (case_id, profile_id, box, saved_at)
     VALUES (${root}, @profileId, @box, @at)
     ON CONFLICT (case_id, profile_id) DO UPDATE SET box = excluded.box, saved_at = excluded.saved_at`,
  ).run(draft)
}

export function loadDraft(
  db: Db,
  kind: DraftKind,
  caseId: string,
  profileId: string,
): Uint8Array | null {
  const row = db
    .prepare<object, { box: Buffer }>(
      `SELECT box FROM ${kind} WHERE case_id = ${root} AND profile_id = @profileId`,
    )
    .get({ caseId, profileId })
  return row?.box ?? null
}

/** Drops a draft; call in the transaction that keeps what was drafted for good. */
export function dropDraft(db: Db, kind: DraftKind, caseId: string, profileId: string): void {
  db.prepare(`DELETE FROM ${kind} WHERE case_id = ${root} AND profile_id = @profileId`).run({
    caseId,
    profileId,
  })
}

/** Commits a view for good. Refuses `SEALED_ALREADY`: there is no undo. */
export function insertSeal(
  db: Db,
  seal: Omit<Seal, 'released'> & { readonly caseId: string },
): Result<null> {
  const { changes } = db
    .prepare(
      `INSERT INTO seal (case_id, profile_id, sealed_at, commitment, box, signer_public_key, signature)
       VALUES (${root}, @profileId, @sealedAt, @commitment, @box, @signerPublicKey, @signature)
       ON CONFLICT DO NOTHING`,
    )
    .run(seal)
  if (changes === 1) return ok(null)
  return refuse('SEALED_ALREADY', 'Your view of this case is sealed already and cannot be changed.')
}

/** Seals of a case in the order they were made. @throws DamagedRecord */
export function listSeals(db: Db, caseId: string): readonly Seal[] {
  return db
    .prepare<object, Omit<Seal, 'released'> & { released: string | null }>(
      `SELECT profile_id AS profileId, sealed_at AS sealedAt, commitment, box,
         signer_public_key AS signerPublicKey, signature, released
       FROM seal WHERE case_id = ${root} ORDER BY sealed_at, profile_id`,
    )
    .all({ caseId })
    .map(({ released, ...seal }) => ({
      ...seal,
      released:
        released === null ? null : parseStored(provisionalViewSchema, released, 'A sealed view'),
    }))
}

/** Makes a sealed view readable to the panel, once; its owner does this after every seal is in. */
export function markReleased(
  db: Db,
  release: { readonly caseId: string; readonly profileId: string; readonly view: ProvisionalView },
): void {
  const { caseId, profileId, view } = release
  db.prepare(
    `UPDATE seal SET released = @released
     WHERE case_id = ${root} AND profile_id = @profileId AND released IS NULL`,
  ).run({ caseId, profileId, released: JSON.stringify(view) })
}

/** Records that comparators were opened before every seal was in. The first opening stands. */
export function insertEarlyOpening(
  db: Db,
  opening: EarlyOpening & { readonly caseId: string },
): void {
  db.prepare(
    `INSERT INTO early_opening (case_id, by_person, at, reason)
     VALUES (${root}, @by, @at, @reason) ON CONFLICT DO NOTHING`,
  ).run(opening)
}

export function loadEarlyOpening(db: Db, caseId: string): EarlyOpening | null {
  const row = db
    .prepare<object, EarlyOpening>(
      `SELECT by_person AS "by", at, reason FROM early_opening WHERE case_id = ${root}`,
    )
    .get({ caseId })
  return row ?? null
}

/** That somebody on this panel saw the comparators of another case on the same matter. */
export type SeenBeside = { readonly reference: string; readonly by: string; readonly at: string }

/** Put on record once for each other case; the first stands. Whether it was new. */
export function insertSeenBeside(db: Db, seen: SeenBeside & { readonly caseId: string }): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO comparators_seen_beside (case_id, other_reference, by_person, at)
       VALUES (${root}, @reference, @by, @at) ON CONFLICT DO NOTHING`,
    )
    .run(seen)
  return changes > 0
}

export const listSeenBeside = (db: Db, caseId: string): readonly SeenBeside[] =>
  db
    .prepare<object, SeenBeside>(
      `SELECT other_reference AS reference, by_person AS "by", at
       FROM comparators_seen_beside WHERE case_id = ${root} ORDER BY at, other_reference`,
    )
    .all({ caseId })
