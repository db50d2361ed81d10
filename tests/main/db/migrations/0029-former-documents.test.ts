import { describe, expect, it } from 'vitest'
import { insertCame, loadCame } from '../../../../src-main/db/bundle-came.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0029-former-documents.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const document = (caseId: string, id: string) =>
  `INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position,
     added_at, added_by)
   VALUES ('${caseId}', '${id}', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair');`
const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair'),
    ('d', 'EH-2026-001', 'OPEN', 2, 'c', 'at', 'Chair'),
    ('e', 'EH-2026-002', 'OPEN', 1, 'e', 'at', 'Chair');
  INSERT INTO bundle_content VALUES ('abc', x'0102'), ('def', x'03');
  ${document('c', 'x')} ${document('d', 'x')} ${document('e', 'y')}
  INSERT INTO bundle_came VALUES ('x', 'DROPPED', NULL, '["Holds a script."]');`
const former = `INSERT INTO bundle_former VALUES
  ('d', 'x', 1, 'report.pdf', 'abc', 2, 'at', 'Chair', 'at', 'Chair', '[null,"f0"]', 'abc')`

describe('migration 29, earlier files of documents', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('keeps what was said of every file, by document and file', () => {
    const dropped = { origin: 'DROPPED', notes: ['Holds a script.'] }
    expect(loadCame(db, 'c', 'x')).toMatchObject(dropped)
    expect(loadCame(db, 'e', 'y')).toEqual({
      fileName: 'report.pdf',
      bytes: 2,
      sha256: 'abc',
      origin: 'NOT_RECORDED',
      attachedTo: null,
      notes: [],
      addedAt: 'at',
      addedBy: 'Chair',
    })
    const came = { origin: 'CHOSEN', attachedTo: null, notes: [] } as const
    insertCame(db, { id: 'x', sha256: 'def' }, came)
    expect(loadCame(db, 'c', 'x')).toMatchObject(dropped)
    db.exec("UPDATE bundle_document SET sha256 = 'def' WHERE case_id = 'd'")
    expect(loadCame(db, 'd', 'x')).toMatchObject({ origin: 'CHOSEN', notes: [] })
    expect(() => db.exec("UPDATE bundle_came SET notes = '[]'")).toThrow('never changed')
  })

  it('holds an earlier file for as long as its document, and never changes it', () => {
    db.exec(former)
    expect(() => db.exec('UPDATE bundle_former SET pages = 3')).toThrow('never changed')
    expect(() => db.exec("DELETE FROM bundle_content WHERE sha256 = 'abc'")).toThrow('FOREIGN KEY')
    db.exec("DELETE FROM bundle_document WHERE case_id = 'd'")
    expect(db.prepare('SELECT count(*) FROM bundle_former').pluck().get()).toBe(0)
    expect(loadCame(db, 'c', 'x')).toMatchObject({ origin: 'DROPPED' })
    db.exec("DELETE FROM bundle_document WHERE case_id = 'c'")
    expect(db.prepare('SELECT count(*) FROM bundle_came').pluck().get()).toBe(0)
  })
})
