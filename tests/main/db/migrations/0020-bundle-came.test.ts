import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0020-bundle-came.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair'),
    ('d', 'EH-2026-001', 'OPEN', 2, 'c', 'at', 'Chair');
  INSERT INTO bundle_content VALUES ('abc', x'0102');
  INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
  VALUES ('c', 'x', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair'),
    ('d', 'x', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair');`

describe('migration 20, how documents came', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('says nothing of documents from before', () => {
    expect(db.prepare('SELECT count(*) FROM bundle_came').pluck().get()).toBe(0)
  })

  it('is kept for as long as any case holds the document, unchanged', () => {
    db.exec(`INSERT INTO bundle_came VALUES ('x', 'DROPPED', NULL, '["Holds a script."]')`)
    expect(() => db.exec("UPDATE bundle_came SET notes = '[]'")).toThrow('never changed')
    db.exec("DELETE FROM bundle_document WHERE case_id = 'c'")
    expect(db.prepare('SELECT * FROM bundle_came').all()).toMatchObject([
      { origin: 'DROPPED', notes: '["Holds a script."]' },
    ])
    db.exec("DELETE FROM bundle_document WHERE case_id = 'd'")
    expect(db.prepare('SELECT count(*) FROM bundle_came').pluck().get()).toBe(0)
  })
})
