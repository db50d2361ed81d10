import { letterSchema, type Letter } from '#core/change-file'
import { changedViewSchema, type ChangedView } from '#core/provisional-view'
import type { TakenOn } from '#core/view-change'
import type { Db } from './open-database.ts'
import { parseStored } from './stored.ts'

// Beside each seal: what it was taken on, where it came from, and what its owner held afterwards.
// Like the seals, all of it belongs to the first version of a case.

export type SealBasis = {
  readonly profileId: string
  readonly label: string
  /** SHA-256 of the findings and seriousness at the time. */
  readonly decidedOn: string
  /** When it came from another laptop, and who took it in; null for a seal made here. */
  readonly receivedAt: string | null
  readonly receivedBy: string | null
}

const root = '(SELECT root_id FROM hearing_case WHERE id = @caseId)'

/** Call in the transaction of the seal itself. */
export function insertSealBasis(db: Db, basis: SealBasis & { readonly caseId: string }): void {
  db.prepare(
    `INSERT INTO seal_basis (case_id, profile_id, person_label, decided_on, received_at, received_by)
     VALUES (${root}, @profileId, @label, @decidedOn, @receivedAt, @receivedBy)`,
  ).run(basis)
}

export const listSealBases = (db: Db, caseId: string): readonly SealBasis[] =>
  db
    .prepare<object, SealBasis>(
      `SELECT profile_id AS profileId, person_label AS label, decided_on AS decidedOn,
         received_at AS receivedAt, received_by AS receivedBy
       FROM seal_basis WHERE case_id = ${root} ORDER BY profile_id`,
    )
    .all({ caseId })

/** Keeps a key that a person confirmed by its fingerprint. The first one stands for good. */
export function confirmKey(
  db: Db,
  key: {
    readonly profileId: string
    readonly label: string
    readonly publicKey: Uint8Array
    readonly at: string
    readonly by: string
  },
): void {
  db.prepare(
    `INSERT INTO known_key (profile_id, person_label, public_key, confirmed_at, confirmed_by)
     VALUES (@profileId, @label, @publicKey, @at, @by) ON CONFLICT DO NOTHING`,
  ).run(key)
}

/** The confirmed key of a person from another laptop; null while none was confirmed. */
export const loadConfirmedKey = (db: Db, profileId: string): Uint8Array | null =>
  db
    .prepare<[string], Buffer>('SELECT public_key FROM known_key WHERE profile_id = ?')
    .pluck()
    .get(profileId) ?? null

export type NewChange = {
  readonly profileId: string
  readonly at: string
  readonly box: Uint8Array
  /** SHA-256 of findings and seriousness when it was recorded; null for one from before that was kept. */
  readonly decidedOn: string | null
  /** The letter in which it came from another laptop; null for one recorded here. */
  readonly letter: Letter | null
  readonly receivedAt: string | null
  readonly receivedBy: string | null
}
export type StoredChange = NewChange & {
  readonly seq: number
  readonly released: ChangedView | null
}

/** Adds to what a person held after the comparators; earlier entries stay. */
export function insertChange(db: Db, change: NewChange & { readonly caseId: string }): void {
  db.prepare(
    `INSERT INTO changed_view
       (case_id, profile_id, at, box, decided_on, letter, received_at, received_by)
     VALUES (${root}, @profileId, @at, @box, @decidedOn, @letter, @receivedAt, @receivedBy)`,
  ).run({ ...change, letter: change.letter === null ? null : JSON.stringify(change.letter) })
}

type ChangeRow = Omit<StoredChange, 'released' | 'letter'> & {
  readonly released: string | null
  readonly letter: string | null
}

/** In the order in which they were recorded. @throws DamagedRecord */
export const listChanges = (db: Db, caseId: string): readonly StoredChange[] =>
  db
    .prepare<object, ChangeRow>(
      `SELECT seq, profile_id AS profileId, at, box, released, decided_on AS decidedOn, letter,
         received_at AS receivedAt, received_by AS receivedBy
       FROM changed_view WHERE case_id = ${root} ORDER BY seq`,
    )
    .all({ caseId })
    .map(({ released, letter, ...change }) => ({
      ...change,
      letter: letter === null ? null : parseStored(letterSchema, letter, 'A change of view'),
      released:
        released === null ? null : parseStored(changedViewSchema, released, 'A change of view'),
    }))

/** Makes one entry readable to the panel, once; only who can open it does. */
export function releaseChange(db: Db, seq: number, change: ChangedView): void {
  db.prepare('UPDATE changed_view SET released = ? WHERE seq = ? AND released IS NULL').run(
    JSON.stringify(change),
    seq,
  )
}

/** On what each view of a case was taken: the seals, then what was recorded after them, in order. */
export const listTakenOn = (db: Db, caseId: string): readonly TakenOn[] =>
  db
    .prepare<object, TakenOn>(
      `SELECT profileId, decidedOn FROM (
         SELECT 0 AS seq, profile_id AS profileId, decided_on AS decidedOn
         FROM seal_basis WHERE case_id = ${root}
         UNION ALL
         SELECT seq, profile_id, decided_on
         FROM changed_view WHERE case_id = ${root} AND decided_on IS NOT NULL
       ) ORDER BY seq`,
    )
    .all({ caseId })
