import { describe, expect, it } from 'vitest'
import { judgePage } from '#core/bundle/recognition'
import { findPages, pagesWithoutText } from '../../../../src-main/db/bundle-text.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0017-recognised-pages.ts'
import {
  countWaiting,
  documentsDone,
  keepRecognised,
  listPictureOnly,
  loadRecognisedPage,
  nextToRecognise,
  recognisedConfidence,
  retryFailed,
} from '../../../../src-main/db/recognised-pages.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-1', 'OPEN', 1, 'c', 'at', 'Chair'), ('d', 'EH-2', 'OPEN', 1, 'd', 'at', 'Chair');
  INSERT INTO bundle_content VALUES ('scan', x'01'), ('other', x'02');
  INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
  VALUES ('c', 'c1', 'Scan', 'scan.pdf', 1, 'scan', 3, 1, 'at', 'Chair'),
    ('d', 'd1', 'Other', 'other.pdf', 1, 'other', 1, 1, 'at', 'Chair'),
    ('d', 'd2', 'Scan again', 'scan.pdf', 1, 'scan', 3, 2, 'at', 'Chair');
  INSERT INTO bundle_page (sha256, page, text) VALUES
    ('scan', 1, ''), ('scan', 2, 'typed words'), ('scan', 3, ''), ('other', 1, '');`
const stamped = { engine: 'engine 1', at: 'at' }
const box = [1, 2, 3, 4] as const
const read = judgePage([[{ text: 'Lantern', confidence: 82.6, box }]], 90)

function library() {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db))
  return db
}
const search = (db: ReturnType<typeof library>, caseId: string, words: string) =>
  findPages(db, caseId, words, 10).hits.map(({ documentId, page, recognised }) => [
    documentId,
    page,
    recognised,
  ])

describe('migration 17, words read off pictures', () => {
  it('lets pages wait in the order of the bundle, those of the case that is open first', () => {
    const db = library()
    expect(countWaiting(db)).toBe(3)
    expect(nextToRecognise(db, null)).toEqual({ sha256: 'scan', page: 1 })
    expect(nextToRecognise(db, 'd')).toEqual({ sha256: 'other', page: 1 })
  })

  it('finds the words in every case that holds the file, and says that they were recognised', () => {
    const db = library()
    keepRecognised(db, { sha256: 'scan', page: 1, came: read, ...stamped })
    expect(search(db, 'c', 'lantern')).toEqual([['c1', 1, 83]])
    expect(search(db, 'd', 'lantern')).toEqual([['d2', 1, 83]])
    expect(search(db, 'c', 'typed')).toEqual([['c1', 2, null]])
    expect(loadRecognisedPage(db, 'd', 'd2', 1)).toEqual(read)
    expect(recognisedConfidence(db, 'c', 'c1', 2)).toBeNull()
    expect(countWaiting(db)).toBe(2)
  })

  it('keeps a page once, and never over text that is the page’s own', () => {
    const db = library()
    const again = judgePage([[{ text: 'Otherwise', confidence: 99, box }]], 0)
    keepRecognised(db, { sha256: 'scan', page: 1, came: read, ...stamped })
    for (const page of [1, 2, 9])
      keepRecognised(db, { sha256: 'scan', page, came: again, ...stamped })
    expect(search(db, 'c', 'otherwise')).toEqual([])
    expect(loadRecognisedPage(db, 'c', 'c1', 1)).toEqual(read)
    expect(recognisedConfidence(db, 'c', 'c1', 2)).toBeNull()
  })

  it('names the reason of a page that failed, and lets it wait again when asked', () => {
    const db = library()
    keepRecognised(db, { sha256: 'scan', page: 1, came: read, ...stamped })
    keepRecognised(db, { sha256: 'scan', page: 3, came: 'TOO_LONG', ...stamped })
    expect(listPictureOnly(db, 'c')).toMatchObject([
      { page: 1, confidence: 83, words: 1, failure: null },
      { page: 3, confidence: null, failure: 'TOO_LONG' },
    ])
    expect(pagesWithoutText(db, 'c', 10)).toEqual([{ documentId: 'c1', page: 3 }])
    expect(documentsDone(db, 'scan')).toEqual([
      { reference: 'EH-1', document: 'c1', recognised: 1, failed: 1 },
      { reference: 'EH-2', document: 'd2', recognised: 1, failed: 1 },
    ])
    expect(retryFailed(db, 'd')).toBe(1)
    expect(nextToRecognise(db, 'c')).toEqual({ sha256: 'scan', page: 3 })
    expect(documentsDone(db, 'scan')).toEqual([])
  })

  it('goes with the file, words and index', () => {
    const db = library()
    keepRecognised(db, { sha256: 'scan', page: 1, came: read, ...stamped })
    db.exec("DELETE FROM bundle_document WHERE sha256 = 'scan'")
    db.exec("DELETE FROM bundle_content WHERE sha256 = 'scan'")
    expect(db.prepare('SELECT count(*) FROM recognised_page').pluck().get()).toBe(0)
    db.exec("INSERT INTO bundle_page_text (bundle_page_text, rank) VALUES ('integrity-check', 1)")
    expect(db.prepare("SELECT count(*) FROM bundle_page_text('lantern')").pluck().get()).toBe(0)
  })
})
