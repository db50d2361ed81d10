import { describe, expect, it } from 'vitest'
import { migrate } from '../../../../src-main/db/migrate.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const tables = (db: ReturnType<typeof memoryDb>) =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()

const hearing = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair')`
const notice = (number: string, hash: string) =>
  `INSERT INTO notice (number, case_id, kind, version, sha256, content, document, document_sha256, issued_at, signer, certificate)
   VALUES ('${number}', 'c', 'FULL', 1, '${hash}', x'01', '{}', 'd', 'at', 'Chair', '{}')`

describe('migration 4, notices', () => {
  it('adds its tables and keeps the cases', () => {
    const db = memoryDb(3)
    db.exec(hearing)
    valueOf(migrate(db, 4))
    expect(db.pragma('user_version', { simple: true })).toBe(4)
    expect(tables(db)).toEqual(
      expect.arrayContaining(['notice', 'signing_certificate', 'signing_key']),
    )
    expect(db.prepare('SELECT reference FROM hearing_case').pluck().all()).toEqual(['EH-2026-001'])
  })

  it('never changes or removes an issued notice, nor gives a number twice', () => {
    const db = memoryDb(4)
    db.exec(`${hearing}; ${notice('N-1', 'a')}`)
    expect(() => db.exec("UPDATE notice SET signer = 'x'")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM notice')).toThrow('never removed')
    expect(() => db.exec(notice('N-1', 'b'))).toThrow('UNIQUE')
    expect(() => db.exec(notice('N-2', 'a'))).toThrow('UNIQUE')
  })
})
