import type { Db } from './open-database.ts'

/** A certificate that is trusted, or was. */
export type StoredTrust = {
  readonly fingerprint: string
  readonly der: Uint8Array
  readonly confirmedBy: string
  readonly addedAt: string
  readonly addedBy: string
  readonly removedAt: string | null
  readonly removedBy: string | null
  readonly removedBecause: string | null
}

type Stamp = { readonly at: string; readonly by: string }

/** Those trusted now first, then those removed; each the latest first. */
export const listTrust = (db: Db): readonly StoredTrust[] =>
  db
    .prepare<[], StoredTrust>(
      `SELECT fingerprint, der, confirmed_by AS confirmedBy, added_at AS addedAt,
         added_by AS addedBy, removed_at AS removedAt, removed_by AS removedBy,
         removed_because AS removedBecause
       FROM trusted_certificate ORDER BY removed_at IS NOT NULL, seq DESC`,
    )
    .all()

/** The certificates trusted now, DER. */
export const listTrusted = (db: Db): readonly Uint8Array[] =>
  db
    .prepare<[], Buffer>(
      'SELECT der FROM trusted_certificate WHERE removed_at IS NULL ORDER BY seq',
    )
    .pluck()
    .all()

export function insertTrust(
  db: Db,
  added: Pick<StoredTrust, 'fingerprint' | 'der' | 'confirmedBy'> & Stamp,
): void {
  db.prepare(
    `INSERT INTO trusted_certificate (fingerprint, der, confirmed_by, added_at, added_by)
     VALUES (@fingerprint, @der, @confirmedBy, @at, @by)`,
  ).run(added)
}

/** Whether there was such a certificate to remove. */
export const markTrustRemoved = (
  db: Db,
  removed: Stamp & { readonly fingerprint: string; readonly reason: string },
): boolean =>
  db
    .prepare(
      `UPDATE trusted_certificate
       SET removed_at = @at, removed_by = @by, removed_because = @reason
       WHERE fingerprint = @fingerprint AND removed_at IS NULL`,
    )
    .run(removed).changes === 1
