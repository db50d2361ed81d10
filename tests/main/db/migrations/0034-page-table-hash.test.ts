import { describe, expect, it } from 'vitest'
import {
  keepPageTable,
  loadToRead,
  pageTableState,
} from '../../../../src-main/db/bundle-content.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0034-page-table-hash.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

describe('migration 34, the hash of the table of pages', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(`INSERT INTO bundle_content VALUES ('old', x'0102'), ('new', x'03'), ('short', x'04');
    INSERT INTO bundle_page_table VALUES ('old', x'09')`)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('leaves a table kept before it as it is, and says that it has none', () => {
    expect([...(loadToRead(db, 'old') ?? [])]).toEqual([1, 2, 9])
    expect(pageTableState(db, 'old')).toBe('WITHOUT_HASH')
    expect(pageTableState(db, 'short')).toBe('NONE')
  })

  it('tells a table that was changed since from one that was not', () => {
    keepPageTable(db, 'new', new Uint8Array([7, 8]))
    expect(pageTableState(db, 'new')).toBe('SAME')
    db.exec("UPDATE bundle_page_table SET bytes = x'0709' WHERE sha256 = 'new'")
    expect(pageTableState(db, 'new')).toBe('OTHER')
  })
})
