import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0019-redactions.ts'
import {
  insertAreas,
  insertCopy,
  listAreas,
  listCopies,
} from '../../../../src-main/db/redactions.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair');
  INSERT INTO bundle_content VALUES ('abc', x'01');
  INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
  VALUES ('c', 'd', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair');`
const stamp = { at: '2026-11-22T09:00:00.000Z', by: 'Chair' }

describe('migration 19, redactions', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db))
  const area = {
    documentId: 'd',
    page: 1,
    rects: [[1, 2, 30, 40]] as const,
    ground: 'WITNESS' as const,
    note: '',
    passage: 'Words under it',
  }

  it('finds no area and no copy in a library from before', () => {
    expect(listAreas(db, 'c', 'c')).toEqual([])
    expect(listCopies(db, 'c')).toEqual([])
  })

  it('keeps the log of a copy as it was, and numbers the next one', () => {
    insertAreas(db, 'c', [area], stamp)
    const copy = {
      madeAt: stamp.at,
      madeBy: stamp.by,
      kind: 'FILE',
      sha256: 'f'.repeat(64),
      pages: 2,
      sources: [{ document: 'Report', sha256: 'abc' }],
      rows: [],
    } as const
    expect(insertCopy(db, 'c', copy, listAreas(db, 'c', 'c')).number).toBe(1)
    expect(insertCopy(db, 'c', copy, []).number).toBe(2)
    expect(listAreas(db, 'c', 'c')).toMatchObject([{ ...area, appliedIn: [1] }])
    expect(listCopies(db, 'c')).toMatchObject([copy, { number: 2 }])
    expect(() => db.exec('UPDATE redacted_copy SET pages = 1')).toThrow('never changed')
  })

  it('forgets the words of a document that leaves the bundle, and keeps the log', () => {
    db.exec(`DELETE FROM bundle_document WHERE id = 'd'`)
    expect(db.prepare('SELECT count(*) FROM redaction').pluck().get()).toBe(0)
    expect(listCopies(db, 'c')).toHaveLength(2)
  })
})
