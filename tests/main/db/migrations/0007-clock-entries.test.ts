import { describe, expect, it } from 'vitest'
import { migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0007-clock-entries.ts'
import { memoryDb } from '../../../support/make-db.ts'

describe('migration 7, days recorded after signing', () => {
  it('takes further entries and never changes or removes one', () => {
    const db = memoryDb(migrations.indexOf(sql) + 1)
    db.exec(`INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
      VALUES ('c', 'EH-2026-001', 'SIGNED', 1, 'c', 'at', 'Chair')`)
    const insert = `INSERT INTO clock_entry (case_id, name, on_date, at, by_person)
      VALUES ('c', 'published', '2026-11-27', 'at', 'Secretariat')`
    db.exec(`${insert}; ${insert}`)
    expect(() => db.exec("UPDATE clock_entry SET on_date = '2026-01-01'")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM clock_entry')).toThrow('never removed')
  })
})
