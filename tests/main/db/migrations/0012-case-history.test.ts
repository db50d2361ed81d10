import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0012-case-history.ts'
import { insertSeenBeside, listSeenBeside } from '../../../../src-main/db/seals.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const openCase = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c1', 'EH-2026-001', 'OPEN', 1, 'c1', 'at', 'Chair')`
const seen = { caseId: 'c1', reference: 'EH-2026-002', by: 'Chair', at: '2026-11-19T09:00:00Z' }

describe('migration 12, what a case remembers of its correction and of cases beside it', () => {
  it('leaves a case from before without a reason', () => {
    const db = memoryDb(migrations.indexOf(sql))
    db.exec(openCase)
    valueOf(migrate(db, migrations.indexOf(sql) + 1))
    expect(db.prepare('SELECT correction_reason FROM hearing_case').pluck().get()).toBeNull()
  })

  it('keeps the first sight of another case, and lets nobody change or remove it', () => {
    const db = memoryDb(migrations.length)
    db.exec(openCase)
    expect(insertSeenBeside(db, seen)).toBe(true)
    expect(insertSeenBeside(db, { ...seen, by: 'Panel member 1' })).toBe(false)
    const { caseId: _, ...kept } = seen
    expect(listSeenBeside(db, 'c1')).toEqual([kept])
    expect(() => db.exec(`UPDATE comparators_seen_beside SET by_person = 'X'`)).toThrow('never')
    expect(() => db.exec('DELETE FROM comparators_seen_beside')).toThrow('never')
  })
})
