import { expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src-main/db/migrate.ts'
import { sql } from '../../../../src-main/db/migrations/0021-signing-requests.ts'
import { memoryDb, valueOf } from '../../../support/make-db.ts'

it('migration 21 leaves keys from before as they are, and lets nobody unknown ask', () => {
  const db = memoryDb(migrations.indexOf(sql))
  db.exec(`INSERT INTO person (id, label, role) VALUES ('p', 'Chair', 'CHAIR');
    INSERT INTO signing_key (person_id, origin, box, made_at) VALUES ('p', 'PKCS12', x'01', 'at')`)
  valueOf(migrate(db, migrations.indexOf(sql) + 1))
  db.pragma('foreign_keys = ON')
  expect(db.prepare('SELECT count(*) FROM signing_key').pluck().get()).toBe(1)
  const ask = db.prepare(
    `INSERT INTO signing_request (person_id, box, request, made_at) VALUES (?, x'01', x'02', 'at')`,
  )
  ask.run('p')
  expect(() => ask.run('nobody')).toThrow('FOREIGN')
})
