import { describe, expect, it } from 'vitest'
import {
  insertHolidayUpdate,
  insertSignOff,
  loadLawRecords,
} from '../../../../src-main/db/law-records.ts'
import { migrate } from '../../../../src-main/db/migrate.ts'
import { DamagedRecord } from '../../../../src-main/db/stored.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const signOff = {
  kind: 'RULE',
  entryId: 'OUT-015',
  entryHash: 'a'.repeat(64),
  act: 'SIGNED',
  signedBy: 'Force solicitor',
  signedOn: '2026-11-20',
  note: '',
  recordedAt: '2026-11-20T10:00:00.000Z',
  recordedBy: 'Secretariat',
} as const
const update = {
  source: 'bank-holidays.json',
  days: [{ date: '2031-01-01', label: "New Year's Day" }],
  fileSha256: 'b'.repeat(64),
  recordedAt: '2026-11-20T10:00:00.000Z',
  recordedBy: 'Secretariat',
}

describe('migration 5, what a force records about the law', () => {
  it('adds its tables and keeps what was there', () => {
    const db = memoryDb(4)
    db.exec("INSERT INTO setting (name, value) VALUES ('library-id', 'one')")
    valueOf(migrate(db, 5))
    expect(db.pragma('user_version', { simple: true })).toBe(5)
    expect(db.prepare('SELECT value FROM setting').pluck().all()).toEqual(['one'])
    expect(loadLawRecords(db)).toEqual({ signOffs: [], holidayUpdates: [] })
  })

  it('gives back what was recorded, in order', () => {
    const db = memoryDb(5)
    insertSignOff(db, signOff)
    insertSignOff(db, { ...signOff, act: 'WITHDRAWN', note: 'Taken back' })
    insertHolidayUpdate(db, update)
    const records = loadLawRecords(db)
    expect(records.signOffs).toEqual([
      { seq: 1, ...signOff },
      { seq: 2, ...signOff, act: 'WITHDRAWN', note: 'Taken back' },
    ])
    const { fileSha256: _, ...kept } = update
    expect(records.holidayUpdates).toEqual([kept])
  })

  it('only ever grows', () => {
    const db = memoryDb(5)
    insertSignOff(db, signOff)
    insertHolidayUpdate(db, update)
    expect(() => db.exec("UPDATE law_sign_off SET signed_by = 'x'")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM law_sign_off')).toThrow('never removed')
    expect(() => db.exec("UPDATE bank_holiday_update SET source = 'x'")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM bank_holiday_update')).toThrow('never removed')
  })

  it('says by name what is damaged', () => {
    const db = memoryDb(5)
    insertHolidayUpdate(db, update)
    db.exec('DROP TRIGGER bank_holiday_update_stays')
    db.exec('UPDATE bank_holiday_update SET days = \'[{"date":"soon"}]\'')
    expect(() => loadLawRecords(db)).toThrow(DamagedRecord)
  })
})
