import { refuse, ok, type Result } from '#core/result'
import type { Db } from './open-database.ts'

/** Somebody to whose key packs may be locked, once a person compared its fingerprint. */
export type StoredRecipient = {
  readonly id: string
  readonly label: string
  readonly key: string
  readonly cameBy: 'FILE' | 'PASTED'
  readonly addedAt: string
  readonly addedBy: string
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
  readonly revokedAt: string | null
  readonly revokedBy: string | null
  readonly revokedBecause: string | null
}

/** Adds a key to the book. Refuses `KNOWN_KEY` where it stands there already. */
export function insertRecipient(
  db: Db,
  added: Pick<StoredRecipient, 'label' | 'key' | 'cameBy'> & {
    readonly at: string
    readonly by: string
  },
): Result<null> {
  const { changes } = db
    .prepare(
      `INSERT INTO pack_recipient (label, age_key, came_by, added_at, added_by)
       VALUES (@label, @key, @cameBy, @at, @by) ON CONFLICT DO NOTHING`,
    )
    .run(added)
  return changes === 1
    ? ok(null)
    : refuse('KNOWN_KEY', 'This key stands in the book already. Revoke it there to add it anew.')
}

/** Every recipient there was, those in use first, by name. */
export const listRecipients = (db: Db): readonly StoredRecipient[] =>
  db
    .prepare<[], StoredRecipient>(
      `SELECT id, label, age_key AS "key", came_by AS cameBy, added_at AS addedAt,
         added_by AS addedBy, confirmed_at AS confirmedAt, confirmed_by AS confirmedBy,
         revoked_at AS revokedAt, revoked_by AS revokedBy, revoked_because AS revokedBecause
       FROM pack_recipient ORDER BY revoked_at IS NOT NULL, label, rowid`,
    )
    .all()

type Act = { readonly id: string; readonly at: string; readonly by: string }

/** Puts on record that a person compared the fingerprint of the key. */
export function markRecipientConfirmed(db: Db, act: Act): void {
  db.prepare(
    `UPDATE pack_recipient SET confirmed_at = @at, confirmed_by = @by
     WHERE id = @id AND confirmed_at IS NULL AND revoked_at IS NULL`,
  ).run(act)
}

/** Nothing is locked to the key from here on. */
export function markRecipientRevoked(db: Db, act: Act & { readonly reason: string }): void {
  db.prepare(
    `UPDATE pack_recipient SET revoked_at = @at, revoked_by = @by, revoked_because = @reason
     WHERE id = @id AND revoked_at IS NULL`,
  ).run(act)
}
