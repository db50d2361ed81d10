import { describe, expect, it } from 'vitest'
import { migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0010-changes-between-laptops.ts'
import { memoryDb } from '../../../support/make-db.ts'

const upTo = migrations.indexOf(sql) + 1
const openCase = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair')`
const change = `INSERT INTO changed_view (case_id, profile_id, at, box) VALUES ('c', 'p', 'at', x'01')`

describe('migration 10, changes of view between laptops', () => {
  it('keeps what was recorded before, with nothing known of where and on what', () => {
    const db = memoryDb(upTo - 1)
    db.exec(`${openCase}; ${change}`)
    db.exec(sql)
    expect(db.prepare('SELECT decided_on, letter, received_at FROM changed_view').all()).toEqual([
      { decided_on: null, letter: null, received_at: null },
    ])
  })

  it('never changes where an entry came from, also while it is released', () => {
    const db = memoryDb(upTo)
    db.exec(`${openCase}; ${change}`)
    for (const column of ['decided_on', 'letter', 'received_at', 'received_by', 'at'])
      expect(() => db.exec(`UPDATE changed_view SET ${column} = 'x', released = '{}'`)).toThrow(
        'never changed',
      )
    db.exec("UPDATE changed_view SET released = '{}'")
    expect(() => db.exec('DELETE FROM changed_view')).toThrow('never removed')
  })

  it('keeps one draft for each person, which goes once it is recorded', () => {
    const db = memoryDb(upTo)
    db.exec(`${openCase}; INSERT INTO changed_view_draft VALUES ('c', 'p', x'01', 'at')`)
    expect(() => db.exec(`INSERT INTO changed_view_draft VALUES ('c', 'p', x'02', 'at')`)).toThrow(
      'UNIQUE',
    )
    db.exec('DELETE FROM changed_view_draft')
  })
})
