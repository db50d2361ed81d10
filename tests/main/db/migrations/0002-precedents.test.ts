import { describe, expect, it } from 'vitest'
import { migrate } from '../../../../src-main/db/migrate.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const tables = (db: ReturnType<typeof memoryDb>) =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()

describe('migration 2, precedents', () => {
  it('adds its tables and keeps what was there', () => {
    const db = memoryDb(1)
    db.exec("INSERT INTO setting VALUES ('name', 'value')")
    valueOf(migrate(db, 2))
    expect(db.pragma('user_version', { simple: true })).toBe(2)
    expect(tables(db)).toEqual(
      expect.arrayContaining([
        'precedent',
        'precedent_allegation_type',
        'precedent_fts',
        'precedent_version',
      ]),
    )
    expect(db.prepare('SELECT value FROM setting').pluck().all()).toEqual(['value'])
  })

  it('finds a known source and a known content through an index', () => {
    const db = memoryDb(2)
    const plan = (sql: string) => JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all())
    const source = "SELECT ref FROM precedent WHERE source_id = 'a' AND source_ref = 'b'"
    expect(plan(source)).toContain('precedent_source')
    const content = "SELECT 1 FROM precedent_version WHERE content_hash = 'a'"
    expect(plan(content)).toContain('precedent_version_content')
  })

  it('joins the forms of a word and drops the words of a removed row', () => {
    const db = memoryDb(2)
    const find = db
      .prepare("SELECT rowid FROM precedent_fts WHERE precedent_fts MATCH 'search'")
      .pluck()
    db.exec(
      "INSERT INTO precedent_fts (rowid, title, narrative, words) VALUES (7, 'a', 'searches', '')",
    )
    expect(find.all()).toEqual([7])
    db.exec('DELETE FROM precedent_fts WHERE rowid = 7')
    expect(find.all()).toEqual([])
  })
})
