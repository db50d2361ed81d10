import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0026-notice-phrases.ts'
import { insertTranslations, listTranslations } from '../../../../src-main/db/notice-phrases.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const stamp = { at: '2026-11-22T09:00:00.000Z', by: 'Secretariat' }
const first = { key: 'outcome.heading', english: 'Outcome', welsh: 'Canlyniad' }

describe('migration 26, Welsh of the phrases of a notice', () => {
  const db = memoryDb(migrations.indexOf(sql))
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('keeps every translation with who and when; the last one stands', () => {
    insertTranslations(db, [first, { ...first, key: 'none', welsh: 'Dim' }], stamp)
    insertTranslations(db, [{ ...first, welsh: 'Y canlyniad' }], stamp)
    expect(listTranslations(db)).toEqual([
      { ...first, key: 'none', welsh: 'Dim' },
      { ...first, welsh: 'Y canlyniad' },
    ])
    expect(db.prepare('SELECT DISTINCT at, by_person AS by FROM notice_phrase').all()).toEqual([
      stamp,
    ])
    expect(db.prepare('SELECT count(*) FROM notice_phrase').pluck().get()).toBe(3)
  })

  it('lets none be changed or removed', () => {
    expect(() => db.exec("UPDATE notice_phrase SET welsh = ''")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM notice_phrase')).toThrow('never removed')
  })
})
