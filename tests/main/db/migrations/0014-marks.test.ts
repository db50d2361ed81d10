import { describe, expect, it } from 'vitest'
import type { MarkContent, SharedMark } from '#core/bundle/marks'
import {
  dropPrivateMark,
  listPrivateMarks,
  listRemovedDocuments,
  listSharedMarks,
  savePrivateMark,
  saveSharedMark,
  sharedMarks,
  takeBackSharedMark,
  takeInSharedMarks,
} from '../../../../src-main/db/marks.ts'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0014-marks.ts'
import { savePerson } from '../../../../src-main/db/people.ts'
import { at, codeOf, memoryDb, valueOf } from '../../../support/make-db.ts'

const content: MarkContent = {
  kind: 'NOTE',
  documentId: 'd',
  sha256: 'a'.repeat(64),
  page: 2,
  areas: [],
  quotation: '',
  note: 'A note',
  links: [],
  at,
}
const id = 'b'.repeat(32)

function openedDb() {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(`INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
    VALUES ('c', 'EH-2026-001', 'OPEN', 1, 'c', 'at', 'Chair'),
      ('c2', 'EH-2026-001', 'OPEN', 2, 'c', 'at', 'Chair');
    INSERT INTO bundle_content (sha256, content) VALUES ('abc', x'01');
    INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position, added_at, added_by)
    VALUES ('c', 'd', 'Report', 'report.pdf', 1, 'abc', 2, 1, 'at', 'Chair');`)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))
  for (const [person, role] of [
    ['chair', 'CHAIR'],
    ['member', 'MEMBER'],
    ['adviser', 'ADVISER'],
    ['secretariat', 'SECRETARIAT'],
    ['oversight', 'OVERSIGHT'],
  ] as const)
    savePerson(db, { id: person, label: person, role, capacity: null })
  return db
}
const mine = { caseId: 'c', id, profileId: 'chair' }

describe('migration 14, marks on bundle pages', () => {
  it('gives private marks to their author alone, in every version of the case', () => {
    const db = openedDb()
    const box = Buffer.from('box')
    valueOf(savePrivateMark(db, { ...mine, box }))
    expect(listPrivateMarks(db, { caseId: 'c2', profileId: 'chair' })).toEqual([{ id, box }])
    expect(listPrivateMarks(db, { caseId: 'c', profileId: 'member' })).toEqual([])
    expect(codeOf(savePrivateMark(db, { ...mine, profileId: 'member', box }))).toBe('NOT_YOURS')
    expect(dropPrivateMark(db, { ...mine, profileId: 'member' })).toBe(false)
    expect(dropPrivateMark(db, mine)).toBe(true)
  })

  it('gives shared marks to roles that deliberate, and nothing to the others', () => {
    const db = openedDb()
    valueOf(saveSharedMark(db, { ...mine, author: 'chair', content }))
    const seenBy = (profileId: string) => listSharedMarks(db, { caseId: 'c', profileId }).length
    expect(
      ['chair', 'member', 'adviser', 'secretariat', 'oversight', 'nobody'].map(seenBy),
    ).toEqual([1, 1, 1, 0, 0, 0])
  })

  it('keeps the author of a shared mark, and counts its changes', () => {
    const db = openedDb()
    valueOf(saveSharedMark(db, { ...mine, author: 'chair', content }))
    const theirs = { ...mine, profileId: 'member', author: 'member', content }
    expect(codeOf(saveSharedMark(db, theirs))).toBe('NOT_YOURS')
    expect(() => db.exec(`UPDATE shared_mark SET profile_id = 'member', revision = 9`)).toThrow(
      'keeps its author',
    )
    takeBackSharedMark(db, { ...mine, profileId: 'member' })
    expect(sharedMarks(db, 'c')[0]).toMatchObject({ revision: 1, content })
    takeBackSharedMark(db, mine)
    expect(sharedMarks(db, 'c')[0]).toMatchObject({ revision: 2, content: null })
  })

  it('takes a newer mark in, never an older one, and nothing twice', () => {
    const db = openedDb()
    const from = (revision: number, change: Partial<SharedMark> = {}) =>
      takeInSharedMarks(db, {
        caseId: 'c2',
        marks: [{ id, profileId: 'member', author: 'member', revision, content, ...change }],
        at,
        by: 'chair',
      })
    expect([from(2), from(2), from(1), from(3, { profileId: 'chair' })]).toEqual([1, 0, 0, 0])
    expect([from(3, { content: null }), from(2)]).toEqual([1, 0])
    expect(sharedMarks(db, 'c')).toMatchObject([{ revision: 3, content: null }])
  })

  it('remembers what a document was called when it leaves the bundle', () => {
    const db = openedDb()
    expect(listRemovedDocuments(db, 'c')).toEqual([])
    db.exec(`DELETE FROM bundle_document WHERE id = 'd'`)
    expect(listRemovedDocuments(db, 'c')).toEqual([
      { id: 'd', title: 'Report', fileName: 'report.pdf', sha256: 'abc', pages: 2 },
    ])
  })

  it('leaves nothing behind when a case goes', () => {
    const db = openedDb()
    valueOf(savePrivateMark(db, { ...mine, box: Buffer.from('box') }))
    valueOf(saveSharedMark(db, { ...mine, id: 'e'.repeat(32), author: 'chair', content }))
    db.exec(`DELETE FROM bundle_document; DELETE FROM hearing_case`)
    const left = ['private_mark', 'shared_mark', 'removed_document'].map((table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    )
    expect(left).toEqual([0, 0, 0])
  })
})
