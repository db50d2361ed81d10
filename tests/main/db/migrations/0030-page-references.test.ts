import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0030-page-references.ts'
import {
  copyPageReferences,
  dropPageReference,
  listPageReferences,
  savePageReference,
} from '../../../../src-main/db/page-references.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

describe('migration 30, what page numbers in reasons mean', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(`INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
    VALUES ('c', 'EH-2026-001', 'SIGNED', 1, 'c', 'at', 'Chair'),
      ('d', 'EH-2026-001', 'OPEN', 2, 'c', 'at', 'Chair')`)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))
  const named = { section: 'findings', field: '/allegations/a1/reasons', label: '4' } as const
  const meant = { documentId: 'x', sha256: 'abc', page: 2 }

  it('keeps one meaning of a number in a text, the last one', () => {
    savePageReference(db, 'c', { ...named, ...meant })
    savePageReference(db, 'c', { ...named, ...meant, page: 3 })
    expect(listPageReferences(db, 'c')).toEqual([{ ...named, ...meant, page: 3 }])
  })

  it('begins a correction with the same, and goes with the case', () => {
    copyPageReferences(db, 'c', 'd')
    dropPageReference(db, 'c', named)
    expect(listPageReferences(db, 'c')).toEqual([])
    expect(listPageReferences(db, 'd')).toHaveLength(1)
    db.exec(`DELETE FROM hearing_case WHERE id = 'd'`)
    expect(listPageReferences(db, 'd')).toEqual([])
  })
})
