import { describe, expect, it } from 'vitest'
import { migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0006-panel-records.ts'
import { memoryDb } from '../../../support/make-db.ts'

const upTo = migrations.indexOf(sql) + 1
const openCase = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair')`

describe('migration 6, panel records', () => {
  it('never changes or removes what a seal was taken on, or a confirmed key', () => {
    const db = memoryDb(upTo)
    db.exec(`${openCase};
      INSERT INTO seal_basis VALUES ('c', 'p', 'Member', 'abc', NULL, NULL);
      INSERT INTO known_key VALUES ('p', 'Member', x'01', 'at', 'Chair')`)
    for (const table of ['seal_basis', 'known_key']) {
      expect(() => db.exec(`UPDATE ${table} SET person_label = 'Other'`)).toThrow('never changed')
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('never removed')
    }
  })

  it('lets a change of view be released once and nothing else of it be changed', () => {
    const db = memoryDb(upTo)
    db.exec(`${openCase}; INSERT INTO changed_view (case_id, profile_id, at, box)
      VALUES ('c', 'p', 'at', x'01')`)
    for (const change of ["box = x'02'", "at = 'x'", "profile_id = 'q'", 'seq = 9'])
      expect(() => db.exec(`UPDATE changed_view SET ${change}, released = '{}'`)).toThrow(
        'never changed',
      )
    db.exec("UPDATE changed_view SET released = '{}'")
    expect(() => db.exec('UPDATE changed_view SET released = \'{"a":1}\'')).toThrow('never changed')
    expect(() => db.exec('DELETE FROM changed_view')).toThrow('never removed')
  })
})
