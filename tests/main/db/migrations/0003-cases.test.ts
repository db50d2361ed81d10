import { describe, expect, it } from 'vitest'
import { migrate } from '../../../../src-main/db/migrate.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const tables = (db: ReturnType<typeof memoryDb>) =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()

const openCase = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair')`
const seal = `INSERT INTO seal (case_id, profile_id, sealed_at, commitment, box)
  VALUES ('c', 'p', 'at', 'abc', x'01')`

describe('migration 3, cases', () => {
  it('adds its tables to those that were there', () => {
    const db = memoryDb(2)
    const before = tables(db)
    valueOf(migrate(db, 3))
    expect(db.pragma('user_version', { simple: true })).toBe(3)
    expect(tables(db).filter((name) => !before.includes(name))).toEqual([
      'bundle_content',
      'bundle_document',
      'case_section',
      'case_section_version',
      'comparison',
      'early_opening',
      'hearing_case',
      'provisional_draft',
      'seal',
    ])
  })

  it('never opens a signed case again, nor changes its sections', () => {
    const db = memoryDb(3)
    db.exec(
      `${openCase}; INSERT INTO case_section VALUES ('c', 'findings', '{}', 1, 0, 'at', 'Chair')`,
    )
    db.exec(
      "UPDATE case_section SET value = '{\"a\":1}'; UPDATE hearing_case SET status = 'SIGNED'",
    )
    expect(() => db.exec("UPDATE case_section SET value = '{}'")).toThrow('never changed')
    expect(() => db.exec("UPDATE hearing_case SET status = 'OPEN'")).toThrow('never opened again')
  })

  it('lets a seal be released once and nothing else of it be changed', () => {
    const db = memoryDb(3)
    db.exec(`${openCase}; ${seal}`)
    for (const change of ["commitment = 'x'", "box = x'02'", "sealed_at = 'x'", "profile_id = 'q'"])
      expect(() => db.exec(`UPDATE seal SET ${change}, released = '{}'`)).toThrow('never changed')
    db.exec("UPDATE seal SET released = '{}'")
    expect(() => db.exec('UPDATE seal SET released = \'{"a":1}\'')).toThrow('never changed')
    expect(() => db.exec('DELETE FROM seal')).toThrow('never removed')
  })

  it('never changes or removes an early opening or a comparison', () => {
    const db = memoryDb(3)
    db.exec(`${openCase}; INSERT INTO early_opening VALUES ('c', 'Chair', 'at', 'why');
      INSERT INTO comparison VALUES (1, 'c', 'at', 'Chair', '{}', 'a', 'b', 'c');
      INSERT INTO case_section_version VALUES ('c', 'findings', 1, '{}', 'at', 'Chair')`)
    for (const table of ['early_opening', 'comparison', 'case_section_version']) {
      expect(() => db.exec(`UPDATE ${table} SET case_id = case_id`)).toThrow('never changed')
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('never removed')
    }
  })
})
