import { inOneTransaction, type Db } from './open-database.ts'

export type SigningKey = {
  readonly origin: 'MADE_HERE' | 'PKCS12'
  /** Private key (PKCS#8) in a box under its owner's personal key. */
  readonly box: Uint8Array
  /** The signer's certificate first, then its issuers, DER. */
  readonly certificates: readonly Uint8Array[]
  readonly madeAt: string
}

/** Keeps a person's key and certificates; those used before stay, to judge older notices by. */
export function insertSigningKey(db: Db, made: SigningKey & { readonly personId: string }): void {
  inOneTransaction(db, () => {
    const { personId, origin, box, madeAt } = made
    const row = db
      .prepare<object, { seq: number }>(
        `INSERT INTO signing_key (person_id, origin, box, made_at)
         VALUES (@personId, @origin, @box, @madeAt) RETURNING seq`,
      )
      .get({ personId, origin, box, madeAt })
    if (row === undefined) throw new Error('Not written')
    const insert = db.prepare(
      'INSERT INTO signing_certificate (key_seq, position, der) VALUES (?, ?, ?)',
    )
    for (const [position, der] of made.certificates.entries()) insert.run(row.seq, position, der)
  })
}

/** The key that a person signs with: the last one kept. */
export function loadSigningKey(db: Db, personId: string): SigningKey | null {
  const key = db
    .prepare<[string], Omit<SigningKey, 'certificates'> & { seq: number }>(
      `SELECT seq, origin, box, made_at AS madeAt FROM signing_key
       WHERE person_id = ? ORDER BY seq DESC LIMIT 1`,
    )
    .get(personId)
  if (key === undefined) return null
  const certificates = db
    .prepare<[number], Buffer>(
      'SELECT der FROM signing_certificate WHERE key_seq = ? ORDER BY position',
    )
    .pluck()
    .all(key.seq)
  const { origin, box, madeAt } = key
  return { origin, box, madeAt, certificates }
}

/** Signers' own certificates that this library ever used, DER, oldest first. */
export function listOwnCertificates(db: Db): readonly Uint8Array[] {
  return db
    .prepare<[], Buffer>('SELECT der FROM signing_certificate WHERE position = 0 ORDER BY key_seq')
    .pluck()
    .all()
}

/** A key that waits for its certificate. */
export type SigningRequest = {
  readonly seq: number
  /** Private key (PKCS#8) in a box under its owner's personal key. */
  readonly box: Uint8Array
  /** The certificate request (PKCS#10), DER. */
  readonly request: Uint8Array
  readonly madeAt: string
}

export function insertSigningRequest(
  db: Db,
  made: Omit<SigningRequest, 'seq'> & { readonly personId: string },
): void {
  db.prepare(
    `INSERT INTO signing_request (person_id, box, request, made_at)
     VALUES (@personId, @box, @request, @madeAt)`,
  ).run(made)
}

/** What a person asked for and has not been answered, oldest first. */
export const listSigningRequests = (db: Db, personId: string): readonly SigningRequest[] =>
  db
    .prepare<[string], SigningRequest>(
      `SELECT seq, box, request, made_at AS madeAt FROM signing_request
       WHERE person_id = ? ORDER BY seq`,
    )
    .all(personId)

export function removeSigningRequest(db: Db, seq: number): void {
  db.prepare('DELETE FROM signing_request WHERE seq = ?').run(seq)
}
