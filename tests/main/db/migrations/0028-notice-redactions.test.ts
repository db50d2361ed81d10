import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0028-notice-redactions.ts'
import {
  copyNoticeRedactions,
  deleteNoticeRedactions,
  insertLeftOutLog,
  insertNoticeRedactions,
  listNoticeRedactions,
  loadLeftOutLog,
} from '../../../../src-main/db/notice-redactions.ts'
import { deleteAtOnce } from '../../../support/delete-case.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const before = `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
  VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair'), ('d', 'EH-2026-002', 'OPEN', 1, 'd', 'at', 'Chair');
  INSERT INTO notice (id, number, case_id, kind, version, sha256, content, document,
    document_sha256, issued_at, signer, certificate)
  VALUES ('n', 'EH-2026-001/1/P', 'c', 'PUBLISHED', 1, 'ab', x'01', '{}', 'cd', 'at', 'Chair', '{}');`
const stamp = { at: '2026-11-22T09:00:00.000Z', by: 'Chair' }
const one = {
  sectionId: 'reasons',
  text: 'She spoke to Mrs Holt.',
  nth: 0,
  from: 13,
  to: 21,
  ground: 'THIRD_PARTY',
  note: '',
} as const
const row = {
  number: 1,
  document: 'EH-2026-001/1/P',
  page: '',
  place: 'Reasons, paragraph 1',
  ground: 'Personal data of a third party',
  basis: '',
  markedBy: 'Chair',
  markedAt: stamp.at,
  reviewedBy: '',
  reviewedAt: '',
}

describe('migration 28, redactions of the published notice', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(before)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))
  const marked = (caseId: string) => listNoticeRedactions(db, caseId)

  it('keeps what is marked, with who and when, until it is taken back', () => {
    insertNoticeRedactions(db, 'c', [one, { ...one, nth: 1 }], stamp)
    expect(marked('c')[0]).toMatchObject({ ...one, markedAt: stamp.at, markedBy: 'Chair' })
    expect(deleteNoticeRedactions(db, 'd', [marked('c')[1]?.id ?? ''])).toBe(0)
    expect(deleteNoticeRedactions(db, 'c', [marked('c')[1]?.id ?? ''])).toBe(1)
    expect(() => db.exec("UPDATE notice_redaction SET ground = 'x'")).toThrow('never changed')
  })

  it('gives a correction the same, ordered by the same person', () => {
    copyNoticeRedactions(db, 'c', 'd')
    expect(marked('d').map(({ id: _id, ...rest }) => rest)).toEqual(
      marked('c').map(({ id: _id, ...rest }) => rest),
    )
  })

  it('keeps marks and log of a signed case for good, until the case is deleted', () => {
    insertLeftOutLog(db, { noticeId: 'n', caseId: 'c', rows: [row] })
    db.exec("UPDATE hearing_case SET status = 'SIGNED' WHERE id = 'c'")
    expect(loadLeftOutLog(db, 'c')).toEqual([row])
    expect(loadLeftOutLog(db, 'd')).toBeNull()
    expect(() => db.exec('DELETE FROM notice_redaction')).toThrow('never removed')
    expect(() => db.exec('DELETE FROM left_out_log')).toThrow('never removed')
    expect(() => db.exec("UPDATE left_out_log SET content = '[]'")).toThrow('never changed')
    deleteAtOnce(db, { rootId: 'c', reference: 'EH-2026-001', ...stamp })
    expect([marked('c'), loadLeftOutLog(db, 'c'), marked('d').length]).toEqual([[], null, 1])
  })
})
