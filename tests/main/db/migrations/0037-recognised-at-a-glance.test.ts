import { describe, expect, it } from 'vitest'
import { judgePage } from '#core/bundle/recognition'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0037-recognised-at-a-glance.ts'
import {
  confidenceByPage,
  countRecognised,
  keepRecognised,
  listPictureOnly,
  listRecognised,
} from '../../../../src-main/db/recognised-pages.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const box = [1, 2, 3, 4] as const
const read = judgePage([[{ text: 'Lantern', confidence: 83, box }]], 0)
const stamped = { sha256: 'scan', engine: 'engine 1', at: 'at' }

function library() {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(`INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
      VALUES ('c', 'EH-1', 'OPEN', 1, 'c', 'at', 'Chair');
    INSERT INTO bundle_content VALUES ('scan', x'01');
    INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
      VALUES ('c', 'c1', 'Scan', 'scan.pdf', 1, 'scan', 4, 1, 'at', 'Chair');
    INSERT INTO bundle_page (sha256, page, text)
      VALUES ('scan', 1, ''), ('scan', 2, ''), ('scan', 3, ''), ('scan', 4, 'typed words')`)
  keepRecognised(db, { ...stamped, page: 1, came: read })
  valueOf(migrate(db))
  keepRecognised(db, { ...stamped, page: 2, came: judgePage([], 0) })
  keepRecognised(db, { ...stamped, page: 3, came: 'TOO_LONG' })
  return db
}

describe('migration 37, how sure recognised pages are', () => {
  it('counts and lists the pages with words off their pictures, those read before it too', () => {
    const db = library()
    expect(countRecognised(db, 'c')).toBe(1)
    expect(listRecognised(db, 'c', 9)).toEqual([{ documentId: 'c1', page: 1, confidence: 83 }])
    expect([...confidenceByPage(db, 'scan')]).toEqual([
      [1, 83],
      [2, 0],
    ])
    expect(listPictureOnly(db, 'c').map(({ page, failure }) => [page, failure])).toEqual([
      [1, null],
      [2, null],
      [3, 'TOO_LONG'],
    ])
  })

  it('answers without the words themselves', () => {
    const db = library()
    // Where a list read them, words that are none would be refused.
    db.exec("UPDATE recognised_page SET lines = 'not words'")
    expect(listRecognised(db, 'c', 9)).toHaveLength(1)
    const plan = db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT confidence FROM recognised_page
         INDEXED BY recognised_at_a_glance WHERE sha256 = 'scan' AND failure IS NULL`,
      )
      .all()
    expect(plan[0]?.detail).toContain('COVERING INDEX')
  })
})
