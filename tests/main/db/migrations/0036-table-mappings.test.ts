import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0036-table-mappings.ts'
import {
  deleteMapping,
  insertMapping,
  listMappings,
} from '../../../../src-main/db/table-mappings.ts'
import { mappingOf } from '../../../support/foreign-table.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

const mapping = mappingOf(['Case', 'Result'], ['id', 'outcome'])
const text = JSON.stringify(mapping)
const kept = { text, sha256: 'ab', at: '2026-11-22T09:00:00.000Z', by: 'Secretariat' }

describe('migration 36, mappings of tables', () => {
  const db = memoryDb(migrations.indexOf(sql))
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('keeps a mapping under its name with who and when, each name once, until it is deleted', () => {
    insertMapping(db, { ...kept, name: 'Register' })
    insertMapping(db, { ...kept, name: 'Another' })
    expect(() => insertMapping(db, { ...kept, name: 'Another' })).toThrow('UNIQUE')
    expect(listMappings(db)).toEqual([
      { name: 'Another', mapping, sha256: 'ab', savedAt: kept.at, savedBy: kept.by },
      { name: 'Register', mapping, sha256: 'ab', savedAt: kept.at, savedBy: kept.by },
    ])
    expect([deleteMapping(db, 'Another'), deleteMapping(db, 'Another')]).toEqual([true, false])
    expect(listMappings(db).map(({ name }) => name)).toEqual(['Register'])
  })

  it('says by name that a mapping is not what was written', () => {
    db.exec("UPDATE table_mapping SET mapping = '{}'")
    expect(() => listMappings(db)).toThrow('Register')
  })
})
