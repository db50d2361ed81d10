import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0025-publications.ts'
import { insertPublication, loadPublication } from '../../../../src-main/db/publications.ts'
import { deleteAtOnce } from '../../../support/delete-case.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'SIGNED', 1, 'c', 'at', 'Chair');
  INSERT INTO notice (id, number, case_id, kind, version, sha256, content, document,
    document_sha256, issued_at, signer, certificate)
  VALUES ('n', 'EH-2026-001/1/P', 'c', 'PUBLISHED', 1, 'ab', x'01', '{}', 'cd', 'at', 'Chair', '{}');`
const entry = {
  noticeId: 'n',
  caseId: 'c',
  publishedOn: '2026-11-20',
  address: 'https://force.example/outcomes/1',
  takenDownOn: null,
  reason: '',
  sha256: 'ab',
  at: '2026-11-22T09:00:00.000Z',
  by: 'Secretariat',
}

describe('migration 25, register of publications', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('keeps every entry; the last one stands', () => {
    expect(loadPublication(db, 'n')).toBeNull()
    insertPublication(db, entry)
    insertPublication(db, { ...entry, takenDownOn: '2026-12-18' })
    const { noticeId: _notice, caseId: _case, ...kept } = entry
    expect(loadPublication(db, 'n')).toEqual({ ...kept, takenDownOn: '2026-12-18' })
    expect(() => db.exec("UPDATE publication_entry SET address = ''")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM publication_entry')).toThrow('never removed')
  })

  it('goes with its case', () => {
    deleteAtOnce(db, { rootId: 'c', reference: 'EH-2026-001', at: entry.at, by: entry.by })
    expect(db.prepare('SELECT count(*) FROM publication_entry').pluck().get()).toBe(0)
  })
})
