import { describe, expect, it } from 'vitest'
import { nextReference } from '../../../../src-main/db/cases.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0022-case-deletion.ts'
import { deleteAtOnce } from '../../../support/delete-case.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'SIGNED', 1, 'c', 'at', 'Chair'),
    ('d', 'EH-2026-002', 'OPEN', 1, 'd', 'at', 'Chair');
  INSERT INTO hearing_case (id, reference, status, version, root_id, corrects_case_id, created_at, created_by)
  VALUES ('c2', 'EH-2026-001', 'OPEN', 2, 'c', 'c', 'at', 'Chair');
  INSERT INTO case_section_version VALUES ('c', 'findings', 1, '{}', 'at', 'Chair'), ('d', 'findings', 1, '{}', 'at', 'Chair');
  INSERT INTO early_opening VALUES ('c', 'Chair', 'at', 'why'), ('d', 'Chair', 'at', 'why');
  INSERT INTO bundle_content VALUES ('one', x'01'), ('both', x'02'), ('made', x'03');
  INSERT INTO bundle_original VALUES ('one', 'made');
  INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
  VALUES ('c', 'x', 'T', 'f', 1, 'one', 1, 1, 'at', 'Chair'), ('c', 'y', 'T', 'f', 1, 'both', 1, 2, 'at', 'Chair'),
    ('c2', 'x', 'T', 'f', 1, 'one', 1, 1, 'at', 'Chair'), ('d', 'z', 'T', 'f', 1, 'both', 1, 1, 'at', 'Chair');`
const stamp = { at: '2026-11-22T09:00:00.000Z', by: 'Chair' }

describe('migration 22, deletion of a case', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))
  const all = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

  it('still lets nobody remove by itself what is kept', () => {
    expect(() => db.exec('DELETE FROM early_opening')).toThrow('never removed')
    expect(() => db.exec('DELETE FROM case_section_version')).toThrow('never removed')
  })

  it('removes a case in all its versions and what no other case holds, and its reference stays taken', () => {
    const gone = deleteAtOnce(db, { rootId: 'c', reference: 'EH-2026-001', ...stamp })
    expect(gone).toEqual({ versions: 2, documents: 3, contents: ['one', 'made'], notices: [] })
    for (const table of ['hearing_case', 'case_section_version', 'early_opening', 'bundle_content'])
      expect([table, all(table)]).toEqual([table, 1])
    expect(all('case_being_deleted')).toBe(0)
    expect(() => db.exec('DELETE FROM early_opening')).toThrow('never removed')
    deleteAtOnce(db, { rootId: 'd', reference: 'EH-2026-002', ...stamp })
    expect(nextReference(db, '2026')).toBe('EH-2026-003')
  })
})
