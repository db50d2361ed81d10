import { describe, expect, it } from 'vitest'
import { keepPageText } from '../../../../src-main/db/bundle-text.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0032-text-given-up.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

describe('migration 32, text that was given up', () => {
  it('keeps the text taken before, and tells an empty page from one that was given up', () => {
    const db = memoryDb(migrations.indexOf(sql))
    db.exec(`INSERT INTO bundle_content VALUES ('file', x'01');
      INSERT INTO bundle_page (sha256, page, text) VALUES ('file', 1, 'Before')`)
    valueOf(migrate(db, migrations.indexOf(sql) + 1))
    keepPageText(db, 'file', [
      { page: 2, text: '', references: [] },
      { page: 3, text: '', references: null },
    ])
    expect(db.prepare('SELECT page, text, given_up FROM bundle_page').raw().all()).toEqual([
      [1, 'Before', 0],
      [2, '', 0],
      [3, '', 1],
    ])
  })
})
