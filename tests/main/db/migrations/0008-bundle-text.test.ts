import { describe, expect, it } from 'vitest'
import { migrate } from '../../../../src-main/db/migrate.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair');
  INSERT INTO bundle_content VALUES ('abc', x'01');
  INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
  VALUES ('c', 'd', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair');`
const page = `INSERT INTO bundle_page (sha256, page, text) VALUES ('abc', 1, 'Conditions of release')`

describe('migration 8, text, order and issues of bundles', () => {
  it('stands documents that were there before in the last part, without a date', () => {
    const db = memoryDb(7)
    db.exec(before)
    valueOf(migrate(db, 8))
    expect(db.prepare('SELECT section, dated, description FROM bundle_document').get()).toEqual({
      section: 'OTHER',
      dated: null,
      description: '',
    })
    expect(() => db.exec("UPDATE bundle_document SET section = 'APPENDIX'")).toThrow('CHECK')
  })

  it('finds the text of a page for as long as the file is held, and not a moment longer', () => {
    const db = memoryDb(8)
    db.pragma('foreign_keys = ON')
    db.exec(`${before} ${page}`)
    const found = () =>
      db.prepare("SELECT count(*) FROM bundle_page_text WHERE bundle_page_text MATCH 'release'")
    expect(found().pluck().get()).toBe(1)
    db.exec('DELETE FROM bundle_document; DELETE FROM bundle_content')
    expect(found().pluck().get()).toBe(0)
    expect(db.prepare('SELECT count(*) FROM bundle_page').pluck().get()).toBe(0)
  })

  it('never changes or removes an issue', () => {
    const db = memoryDb(8)
    db.exec(`${before} INSERT INTO bundle_issue VALUES ('c', 1, 'abc', 3, '[]', 'at', 'Chair')`)
    expect(() => db.exec('UPDATE bundle_issue SET pages = 4')).toThrow('never changed')
    expect(() => db.exec('DELETE FROM bundle_issue')).toThrow('never removed')
  })
})
