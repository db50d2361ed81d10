import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0011-content-once.ts'
import { loadPrecedent } from '../../../../src-main/db/precedents.ts'
import { canonicalJson } from '#core/canonical'
import { memoryDb, sampleContent, valueOf } from '../../../support/make-db.ts'

describe('migration 11, the content of a precedent kept once', () => {
  it('reads what was there before from its present version', () => {
    const db = memoryDb(migrations.indexOf(sql))
    const [first, second] = [sampleContent(1), sampleContent(1, { title: 'Corrected' })]
    const text = canonicalJson(second)
    db.prepare(
      `INSERT INTO precedent (seq, ref, origin, title, force, conduct_regime, outcome, later_effect,
         confidence, source_kind, content, content_hash, version, recorded_at, recorded_by)
       VALUES (1, 'P-0001', 'IMPORT', 'Corrected', 'F', 'CR2012', 'DWN', 'NONE_RECORDED', 'HIGH',
         'PRESS', ?, 'h2', 2, 'at', 'Secretariat')`,
    ).run(text)
    const version = db.prepare(
      `INSERT INTO precedent_version VALUES (1, ?, ?, ?, 'Recorded', 'at', 'Secretariat')`,
    )
    version.run(1, canonicalJson(first), 'h1')
    version.run(2, text, 'h2')
    valueOf(migrate(db, migrations.indexOf(sql) + 1))
    expect(loadPrecedent(db, 'P-0001')).toMatchObject({ ...second, version: 2, contentHash: 'h2' })
  })
})
