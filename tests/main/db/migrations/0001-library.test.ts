import { describe, expect, it } from 'vitest'
import { migrate } from '../../../../src-main/db/migrate.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const tables = (db: ReturnType<typeof memoryDb>) =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()

describe('migration 1, the library', () => {
  it('makes settings, people and the audit record in an empty file', () => {
    const db = memoryDb(0)
    valueOf(migrate(db, 1))
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(tables(db)).toEqual(['audit_entry', 'person', 'setting'])
  })

  it('refuses to change or shorten the audit record', () => {
    const db = memoryDb(1)
    db.exec("INSERT INTO audit_entry VALUES (1, 'at', 'p', 'Chair', 'act', 's', '{}', 'a', 'b')")
    expect(() => db.exec("UPDATE audit_entry SET at = 'x'")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM audit_entry')).toThrow('never shortened')
  })

  it('refuses a value of another kind', () => {
    const db = memoryDb(1)
    expect(() => db.exec("INSERT INTO audit_entry (seq, at) VALUES ('one', 'at')")).toThrow(
      'datatype mismatch',
    )
    expect(() => db.exec("INSERT INTO setting VALUES ('name', x'00')")).toThrow('cannot store BLOB')
  })

  it('runs once: a second time changes nothing', () => {
    const db = memoryDb(1)
    db.exec("INSERT INTO setting VALUES ('name', 'value')")
    valueOf(migrate(db, 1))
    expect(db.prepare('SELECT value FROM setting').pluck().all()).toEqual(['value'])
  })
})
