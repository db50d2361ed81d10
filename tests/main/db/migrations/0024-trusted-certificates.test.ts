import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0024-trusted-certificates.ts'
import {
  insertTrust,
  listTrust,
  listTrusted,
  markTrustRemoved,
} from '../../../../src-main/db/trusted-certificates.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const stamp = { at: '2026-11-22T09:00:00.000Z', by: 'Secretariat' }
const one = { fingerprint: 'a', der: Buffer.from('01', 'hex'), confirmedBy: 'By telephone' }

describe('migration 24, trusted certificates', () => {
  const db = memoryDb(migrations.indexOf(sql))
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('keeps what was trusted, with why it is no more, and may trust it again', () => {
    insertTrust(db, { ...one, ...stamp })
    expect(() => insertTrust(db, { ...one, ...stamp })).toThrow('UNIQUE')
    expect(markTrustRemoved(db, { fingerprint: 'a', reason: 'Replaced', ...stamp })).toBe(true)
    expect(markTrustRemoved(db, { fingerprint: 'a', reason: 'Again', ...stamp })).toBe(false)
    expect(listTrusted(db)).toEqual([])
    insertTrust(db, { ...one, ...stamp })
    expect(listTrusted(db)).toHaveLength(1)
    expect(listTrust(db).map(({ removedBecause }) => removedBecause)).toEqual([null, 'Replaced'])
  })

  it('lets nobody change or forget what was trusted', () => {
    for (const change of [
      "UPDATE trusted_certificate SET der = x'02' WHERE removed_at IS NULL",
      "UPDATE trusted_certificate SET removed_because = 'else' WHERE removed_at IS NOT NULL",
      "UPDATE trusted_certificate SET der = x'02', removed_at = 'at', removed_by = 'X', removed_because = 'why' WHERE removed_at IS NULL",
    ])
      expect(() => db.exec(change)).toThrow('only ever removed')
    expect(() => db.exec('DELETE FROM trusted_certificate')).toThrow('never forgotten')
  })
})
