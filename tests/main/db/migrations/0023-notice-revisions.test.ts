import { expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0023-notice-revisions.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

it('migration 23 leaves notices from before as they are, and lets go of additions with the case alone', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(`INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
    VALUES ('c', 'EH-2026-001', 'SIGNED', 1, 'c', 'at', 'Chair');
    INSERT INTO notice VALUES ('n', 'EH-2026-001/1', 'c', 'FULL', 1, NULL, 'abc', x'01', '{}', 'h',
      'at', 'Chair', '{}')`)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))
  db.pragma('foreign_keys = ON')
  expect(db.prepare('SELECT sha256 FROM notice').pluck().get()).toBe('abc')
  const add = db.prepare(`INSERT INTO notice_revision VALUES
    ('n', 'c', ?, ?, 'Secretariat', 'at', ?, x'02', 'at', 'Secretariat')`)
  add.run(1, 'COUNTERSIGNATURE', 'def')
  expect(() => add.run(2, 'SOMETHING', 'ghi')).toThrow('CHECK')
  expect(() => add.run(2, 'TIMESTAMP', 'def')).toThrow('UNIQUE')
  expect(() => db.exec('DELETE FROM notice_revision')).toThrow('never removed')
  db.exec("INSERT INTO case_being_deleted VALUES ('c')")
  db.exec('DELETE FROM notice_revision')
  expect(db.prepare('SELECT count(*) FROM notice_revision').pluck().get()).toBe(0)
})
