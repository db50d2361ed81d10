import { describe, expect, it } from 'vitest'
import { insertIssue, numberedSoFar, saveLatePages } from '../../../../src-main/db/bundle-issues.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0018-late-pages.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair');
  INSERT INTO bundle_issue VALUES ('c', 1, 'abc', 5,
    '{"places":[{"documentId":"d","firstPage":3,"pages":3}],"references":null}', 'at', 'Chair');`

describe('migration 18, numbers of late pages', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))
  const late = () => numberedSoFar(db, 'c').late

  it('reads the numbers of an issue from before as they were printed', () => {
    const plain = (number: number) => ({ number, insert: 0 })
    expect(numberedSoFar(db, 'c')).toEqual({
      issued: {
        index: [plain(1), plain(2)],
        documents: [{ documentId: 'd', pages: 3, label: plain(3) }],
        last: 5,
        inserts: [],
      },
      late: 'AT_END',
    })
  })

  it('keeps the way chosen for the next issue, and no longer', () => {
    saveLatePages(db, 'c', 'INSERTS')
    saveLatePages(db, 'c', 'RENUMBER')
    expect(late()).toBe('RENUMBER')
    expect(() => db.exec("UPDATE bundle_late_pages SET way = 'OTHER'")).toThrow('CHECK')
    const kept = { sha256: 'b', pages: 2, issuedAt: 'at', issuedBy: 'Chair' }
    insertIssue(db, 'c', { version: 2, pageMap: '[]', ...kept })
    expect(late()).toBe('AT_END')
  })

  it('goes on under the same numbers in a corrected version of the case', () => {
    db.exec(`INSERT INTO hearing_case (id, reference, status, version, root_id, corrects_case_id,
      created_at, created_by) VALUES ('e', 'EH-2026-001', 'OPEN', 2, 'c', 'c', 'at', 'Chair')`)
    expect(numberedSoFar(db, 'e').issued).toEqual(numberedSoFar(db, 'c').issued)
    expect(numberedSoFar(db, 'e').issued).not.toBeNull()
  })
})
