import { describe, expect, it } from 'vitest'
import { keepContent, keepPageTable, loadToRead } from '../../../../src-main/db/bundle-content.ts'
import { keepPageText, placedReferences } from '../../../../src-main/db/bundle-text.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0027-bundle-reading.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

describe('migration 27, what is worked out from the file of a document', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec("INSERT INTO bundle_content VALUES ('old', x'0102')")
  valueOf(migrate(db))
  const target = { kind: 'TAB', tab: 'A2', first: null, last: null } as const
  const references = [{ words: '[A/2]', target, rects: [[1, 2, 3, 4]] as const }]

  it('reads a file kept before as it read it then', () => {
    expect(loadToRead(db, 'old')).toEqual(new Uint8Array([1, 2]))
    expect(placedReferences(db, 'old').size).toBe(0)
  })

  it('goes with the file', () => {
    keepContent(db, 'new', new Uint8Array([1]))
    keepPageTable(db, 'new', new Uint8Array([2]))
    keepPageText(db, 'new', [{ page: 3, text: 'See [A/2]', references }])
    expect([...placedReferences(db, 'new')]).toEqual([[3, references]])
    expect(loadToRead(db, 'new')).toEqual(new Uint8Array([1, 2]))
    db.exec("DELETE FROM bundle_content WHERE sha256 = 'new'")
    expect(placedReferences(db, 'new').size).toBe(0)
    expect(db.prepare('SELECT count(*) FROM bundle_page_table').pluck().get()).toBe(0)
  })

  it('is not kept of a file that has gone, nor taken where older rules found it', () => {
    keepPageText(db, 'gone', [{ page: 1, text: 'See [A/2]', references }])
    expect(placedReferences(db, 'gone').size).toBe(0)
    keepPageText(db, 'old', [{ page: 1, text: 'See [A/2]', references }])
    expect(placedReferences(db, 'old').size).toBe(1)
    db.exec('UPDATE bundle_reference SET rules = 0')
    expect(placedReferences(db, 'old').size).toBe(0)
  })
})
