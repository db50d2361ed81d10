import { describe, expect, it } from 'vitest'
import { keepContent, loadContent } from '../../../../src-main/db/bundle-content.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0015-bundle-pieces.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const large = Buffer.alloc(3 * 1024 * 1024 + 1, 'pages ')

describe('migration 15, large files of a bundle in pieces', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec("INSERT INTO bundle_content VALUES ('old', x'0102')")
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('reads a file kept whole before as it read it then', () => {
    expect(loadContent(db, 'old')).toEqual(new Uint8Array([1, 2]))
  })

  it('leaves no piece of a file that goes, and changes none that stays', () => {
    const count = db.prepare('SELECT count(*) FROM bundle_piece').pluck()
    keepContent(db, 'large', large)
    expect(count.get()).toBe(13)
    expect(() => db.exec("UPDATE bundle_piece SET bytes = x'00'")).toThrow('never changed')
    db.exec("DELETE FROM bundle_content WHERE sha256 = 'large'")
    expect(count.get()).toBe(0)
  })
})
