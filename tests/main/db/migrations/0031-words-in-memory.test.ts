import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0031-words-in-memory.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

describe('migration 31, the words of precedents in memory', () => {
  it('drops what is read no more and keeps every precedent', () => {
    const db = memoryDb(migrations.indexOf(sql))
    db.exec(`INSERT INTO precedent (seq, ref, origin, title, force, conduct_regime, outcome,
        later_effect, confidence, source_kind, content_hash, version, recorded_at, recorded_by)
      VALUES (7, 'P-0007', 'IMPORT', 'a', 'b', 'CR2012', 'DWN', 'NONE_RECORDED', 'HIGH', 'NEWS',
        'hash', 1, 'at', 'by');
      INSERT INTO precedent_allegation_type VALUES (7, 0, 'SEXUAL');
      INSERT INTO precedent_fts (rowid, title, narrative, words) VALUES (7, 'a', 'searches', '')`)
    valueOf(migrate(db, migrations.indexOf(sql) + 1))
    const named = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE name LIKE 'precedent_fts%' OR name LIKE '%_type'",
      )
      .pluck()
    expect(named.all()).toEqual([])
    expect(db.prepare('SELECT ref FROM precedent').pluck().all()).toEqual(['P-0007'])
  })
})
