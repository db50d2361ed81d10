import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0016-exchange.ts'
import {
  insertRecipient,
  listRecipients,
  markRecipientConfirmed,
  markRecipientRevoked,
} from '../../../../src-main/db/pack-recipients.ts'
import {
  insertRevokedSigner,
  loadKnownSigner,
  signerRevokedAt,
} from '../../../../src-main/db/packs.ts'
import { codeOf, memoryDb, valueOf } from '../../../support/make-db.ts'

const stamp = { at: '2026-11-22T09:00:00.000Z', by: 'Chair' }
const member = { label: 'Panel member 1', key: 'age1member', cameBy: 'PASTED', ...stamp } as const

describe('migration 16, exchange of cases', () => {
  it('leaves a signer confirmed before as one that is believed, until it is revoked for good', () => {
    const db = memoryDb(migrations.indexOf(sql))
    db.exec(`INSERT INTO known_signer VALUES ('f', 'l', 'North force', x'00', 'at', 'Chair')`)
    valueOf(migrate(db, migrations.indexOf(sql) + 1))
    const signer = { fingerprint: 'f', libraryId: 'l' }
    expect(signerRevokedAt(db, signer)).toBeNull()
    expect(insertRevokedSigner(db, { ...signer, ...stamp, reason: 'Lost' })).toBe(true)
    expect(insertRevokedSigner(db, { ...signer, ...stamp, reason: 'Again' })).toBe(false)
    expect(signerRevokedAt(db, signer)).toBe(stamp.at)
    expect(loadKnownSigner(db, 'f', 'l')).toBe('North force')
    expect(() => db.exec('DELETE FROM revoked_signer')).toThrow('stays revoked')
    const other = { fingerprint: 'g', libraryId: 'l' }
    expect(insertRevokedSigner(db, { ...other, ...stamp, reason: 'Unknown' })).toBe(false)
  })

  it('has each key once among those in use, confirmed once and revoked once', () => {
    const db = memoryDb(migrations.length)
    valueOf(insertRecipient(db, member))
    expect(codeOf(insertRecipient(db, member))).toBe('KNOWN_KEY')
    const [{ id } = { id: '' }] = listRecipients(db)
    markRecipientConfirmed(db, { id, ...stamp })
    expect(() => db.exec(`UPDATE pack_recipient SET confirmed_at = 'later'`)).toThrow('once')
    expect(() => db.exec(`UPDATE pack_recipient SET age_key = 'age1other'`)).toThrow('once')
    markRecipientRevoked(db, { id, ...stamp, reason: 'Lost' })
    expect(() => db.exec('UPDATE pack_recipient SET revoked_at = NULL')).toThrow('once')
    expect(() => db.exec('DELETE FROM pack_recipient')).toThrow('never removed')
    valueOf(insertRecipient(db, member))
    expect(listRecipients(db).map(({ revokedAt }) => revokedAt)).toEqual([null, stamp.at])
  })
})
