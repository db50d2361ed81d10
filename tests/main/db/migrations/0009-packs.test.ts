import { describe, expect, it } from 'vitest'
import { migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0009-packs.ts'
import { memoryDb } from '../../../support/make-db.ts'

const rows = `
INSERT INTO known_signer VALUES ('f', 'north', 'North force', x'00', 'at', 'Secretariat');
INSERT INTO taken_pack
  VALUES ('p', 'LAW', 'north', 'North force', 'at', 3, '{}', 'f', 'at', 'Secretariat');
INSERT INTO law_sign_off_elsewhere
  VALUES ('north', 1, 'p', 'RULE', 'OUT-015', 'h', 'SIGNED', 'S', '2026-11-18', '', 'at', 'S');
INSERT INTO law_sign_off VALUES (1, 'RULE', 'OUT-015', 'h', 'SIGNED', 'S', '2026-11-18', '', 'at', 'S');
INSERT INTO law_sign_off_origin VALUES (1, 'north', 1);`

describe('migration 9, packs of other libraries', () => {
  it('keeps what was taken in and never changes or removes it', () => {
    const db = memoryDb(migrations.indexOf(sql) + 1)
    db.exec(rows)
    for (const [table, column] of [
      ['known_signer', 'label'],
      ['taken_pack', 'label'],
      ['law_sign_off_elsewhere', 'note'],
      ['law_sign_off_origin', 'library_id'],
    ] as const) {
      expect(() => db.exec(`UPDATE ${table} SET ${column} = 'other'`)).toThrow('never changed')
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('never removed')
    }
  })

  it('holds one act for each place in another library’s record', () => {
    const db = memoryDb(migrations.indexOf(sql) + 1)
    db.exec(rows)
    expect(() =>
      db.exec(`INSERT INTO law_sign_off_elsewhere VALUES
        ('north', 1, 'p', 'RULE', 'OUT-015', 'h', 'WITHDRAWN', 'S', '2026-11-18', '', 'at', 'S')`),
    ).toThrow('UNIQUE')
  })
})
