import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0033-removed-documents.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

describe('migration 33, files of documents that were taken out', () => {
  it('keeps an earlier file whose document goes, for as long as its case', () => {
    const db = memoryDb(migrations.indexOf(sql))
    db.exec(`INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
        VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair');
      INSERT INTO bundle_content VALUES ('abc', x'0102');
      INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position,
          added_at, added_by)
        VALUES ('c', 'x', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair');
      INSERT INTO bundle_former VALUES
        ('c', 'x', 1, 'report.pdf', 'abc', 2, 'at', 'Chair', 'at', 'Chair', '[null,"f0"]', 'abc')`)
    valueOf(migrate(db, migrations.indexOf(sql) + 1))
    const formers = () => db.prepare('SELECT count(*) FROM bundle_former').pluck().get()
    db.exec("DELETE FROM bundle_document WHERE id = 'x'")
    expect(formers()).toBe(1)
    expect(() => db.exec('DELETE FROM bundle_content')).toThrow('FOREIGN KEY')
    db.exec('PRAGMA foreign_keys = ON')
    db.exec("DELETE FROM hearing_case WHERE id = 'c'")
    expect(formers()).toBe(0)
  })
})
