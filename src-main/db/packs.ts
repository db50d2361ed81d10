import type { LawPack } from '#core/law/law-pack'
import type { SignOffElsewhere, SignOffRecord } from '#core/law/law-records'
import type { PackKind } from '#core/pack'
import { insertSignOff } from './law-records.ts'
import type { Db } from './open-database.ts'

type SignerName = { readonly fingerprint: string; readonly libraryId: string }

/** The name that a person here gave a signer of that library; null where nobody confirmed it. */
export function loadKnownSigner(db: Db, fingerprint: string, libraryId: string): string | null {
  const label = db
    .prepare<[string, string], string>(
      'SELECT label FROM known_signer WHERE fingerprint = ? AND library_id = ?',
    )
    .pluck()
    .get(fingerprint, libraryId)
  return label ?? null
}

/** Signers confirmed here, revoked ones too, in the order in which they were confirmed. */
export const listKnownSigners = (db: Db) =>
  db
    .prepare<
      [],
      SignerName & {
        readonly label: string
        readonly confirmedAt: string
        readonly confirmedBy: string
        readonly revokedAt: string | null
        readonly reason: string | null
      }
    >(
      `SELECT fingerprint, library_id AS libraryId, label, confirmed_at AS confirmedAt,
         confirmed_by AS confirmedBy, revoked_at AS revokedAt, reason
       FROM known_signer LEFT JOIN revoked_signer USING (fingerprint, library_id)
       ORDER BY confirmed_at, label`,
    )
    .all()

/** When a signer was revoked here; null where it was not. */
export const signerRevokedAt = (db: Db, signer: SignerName): string | null =>
  db
    .prepare<object, string>(
      `SELECT revoked_at FROM revoked_signer
       WHERE fingerprint = @fingerprint AND library_id = @libraryId`,
    )
    .pluck()
    .get(signer) ?? null

/** Believes a confirmed signer no longer; the first time stands. Whether there was one to revoke. */
export function insertRevokedSigner(
  db: Db,
  revoked: SignerName & { readonly at: string; readonly by: string; readonly reason: string },
): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO revoked_signer (fingerprint, library_id, revoked_at, revoked_by, reason)
       SELECT fingerprint, library_id, @at, @by, @reason FROM known_signer
       WHERE fingerprint = @fingerprint AND library_id = @libraryId ON CONFLICT DO NOTHING`,
    )
    .run(revoked)
  return changes === 1
}

export function insertKnownSigner(
  db: Db,
  signer: {
    readonly fingerprint: string
    readonly libraryId: string
    readonly label: string
    readonly certificate: Uint8Array
    readonly confirmedAt: string
    readonly confirmedBy: string
  },
): void {
  db.prepare(
    `INSERT INTO known_signer
       (fingerprint, library_id, label, certificate, confirmed_at, confirmed_by)
     VALUES (@fingerprint, @libraryId, @label, @certificate, @confirmedAt, @confirmedBy)`,
  ).run(signer)
}

/** The same pack a second time leaves everything as it is. */
export function insertTakenPack(
  db: Db,
  pack: {
    readonly sha256: string
    readonly kind: PackKind
    readonly libraryId: string
    readonly label: string
    readonly madeAt: string
    readonly entries: number
    readonly manifest: string
    readonly signer: string
    readonly takenAt: string
    readonly takenBy: string
  },
): void {
  db.prepare(
    `INSERT INTO taken_pack (sha256, kind, library_id, label, made_at, entries, manifest, signer,
       taken_at, taken_by)
     VALUES (@sha256, @kind, @libraryId, @label, @madeAt, @entries, @manifest, @signer,
       @takenAt, @takenBy) ON CONFLICT (sha256) DO NOTHING`,
  ).run(pack)
}

/** When a pack of that library was made that holds more than one with so many entries; the newest. */
export function newerPackOf(
  db: Db,
  about: { readonly kind: PackKind; readonly libraryId: string; readonly entries: number },
): string | null {
  const madeAt = db
    .prepare<object, string>(
      `SELECT made_at FROM taken_pack
       WHERE kind = @kind AND library_id = @libraryId AND entries > @entries
       ORDER BY entries DESC LIMIT 1`,
    )
    .pluck()
    .get(about)
  return madeAt ?? null
}

export function insertElsewhere(
  db: Db,
  from: { readonly libraryId: string; readonly packSha256: string },
  signOffs: LawPack['signOffs'],
): void {
  const insert = db.prepare(
    `INSERT INTO law_sign_off_elsewhere (library_id, seq, pack_sha256, kind, entry_id, entry_hash,
       act, signed_by, signed_on, note, recorded_at, recorded_by)
     VALUES (@libraryId, @seq, @packSha256, @kind, @entryId, @entryHash,
       @act, @signedBy, @signedOn, @note, @recordedAt, @recordedBy)`,
  )
  for (const one of signOffs) insert.run({ ...one, ...from })
}

/** Acts of other forces as they were taken in, in the order of each force's own record. */
export function listElsewhere(db: Db): readonly SignOffElsewhere[] {
  return db
    .prepare<[], SignOffElsewhere>(
      `SELECT e.library_id AS libraryId, e.seq, e.kind, e.entry_id AS entryId,
         e.entry_hash AS entryHash, e.act, e.signed_by AS signedBy, e.signed_on AS signedOn,
         e.note, e.recorded_at AS recordedAt, e.recorded_by AS recordedBy,
         COALESCE(s.label, p.label) AS force, p.taken_at AS takenAt, p.taken_by AS takenBy
       FROM law_sign_off_elsewhere e
       JOIN taken_pack p ON p.sha256 = e.pack_sha256
       LEFT JOIN known_signer s ON s.fingerprint = p.signer AND s.library_id = p.library_id
       ORDER BY e.library_id, e.seq`,
    )
    .all()
}

/** Records an act here that follows another force's, and which. */
export function insertFollowing(
  db: Db,
  record: Omit<SignOffRecord, 'seq'>,
  origin: { readonly libraryId: string; readonly seq: number },
): void {
  insertSignOff(db, record)
  db.prepare(
    `INSERT INTO law_sign_off_origin (sign_off_seq, library_id, seq)
     SELECT MAX(seq), @libraryId, @seq FROM law_sign_off`,
  ).run(origin)
}

/** Places in this library's record of acts that follow another force, by the library followed. */
export function listFollowing(db: Db): ReadonlyMap<number, string> {
  const rows = db
    .prepare<[], { signOff: number; libraryId: string }>(
      'SELECT sign_off_seq AS signOff, library_id AS libraryId FROM law_sign_off_origin',
    )
    .all()
  return new Map(rows.map(({ signOff, libraryId }) => [signOff, libraryId]))
}
