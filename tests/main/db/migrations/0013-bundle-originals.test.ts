import { describe, expect, it } from 'vitest'
import { listDocuments, loadDocumentContent, loadOriginal } from '../../../../src-main/db/bundle.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0013-bundle-originals.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair');
  INSERT INTO bundle_content VALUES ('abc', x'01'), ('made', x'02');
  INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
  VALUES ('c', 'd', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair');`
describe('migration 13, files of a bundle as they came', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('takes every document from before as the PDF it is', () => {
    const db = memoryDb(migrations.indexOf(sql))
    db.exec(before)
    valueOf(migrate(db))
    expect(listDocuments(db, 'c')).toMatchObject([{ id: 'd', sha256: 'abc' }])
    expect(loadOriginal(db, 'c', 'd')?.content).toEqual(loadDocumentContent(db, 'c', 'd'))
  })

  it('keeps what a PDF was made from for as long as the PDF, unchanged', () => {
    db.pragma('foreign_keys = ON')
    const count = db.prepare('SELECT count(*) FROM bundle_original').pluck()
    expect(() => db.exec("INSERT INTO bundle_original VALUES ('made', 'none')")).toThrow('FOREIGN')
    db.exec("INSERT INTO bundle_original VALUES ('made', 'abc')")
    expect(() => db.exec("UPDATE bundle_original SET original_sha256 = 'made'")).toThrow('never')
    db.exec("DELETE FROM bundle_content WHERE sha256 = 'made'")
    expect(count.get()).toBe(0)
  })
})
