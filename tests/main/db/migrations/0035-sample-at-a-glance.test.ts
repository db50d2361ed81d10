import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0035-sample-at-a-glance.ts'
import { countPrecedents } from '../../../../src-main/db/precedents.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

describe('migration 35, the sample at a glance', () => {
  const db = memoryDb(migrations.indexOf(sql))
  const insert = db.prepare(
    `INSERT INTO precedent (seq, ref, origin, title, force, conduct_regime, outcome,
       later_effect, confidence, source_kind, content_hash, version, recorded_at, recorded_by)
     VALUES (@seq, 'P-' || @seq, @origin, 'a', 'b', 'CR2012', 'DWN', 'NONE_RECORDED', 'HIGH', 'NEWS',
       'hash ' || @seq, 1, 'at', 'by')`,
  )
  for (const [at, origin] of ['SAMPLE', 'IMPORT', 'SAMPLE', 'RECORDED'].entries())
    insert.run({ seq: at + 1, origin })
  valueOf(migrate(db, migrations.indexOf(sql) + 1))

  it('counts what was there before, and what comes after', () => {
    expect(countPrecedents(db)).toEqual({ all: 4, sample: 2 })
    insert.run({ seq: 5, origin: 'SAMPLE' })
    expect(countPrecedents(db)).toEqual({ all: 5, sample: 3 })
  })

  it('finds them without going through the precedents', () => {
    const plan = db
      .prepare<[], { detail: string }>(
        "EXPLAIN QUERY PLAN SELECT count(*) FROM precedent WHERE origin = 'SAMPLE'",
      )
      .all()
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SCAN precedent USING COVERING INDEX precedent_of_sample',
    ])
  })
})
