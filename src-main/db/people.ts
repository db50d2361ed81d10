import { z } from 'zod'
import { chairCapacitySchema, roleSchema } from '#core/vocabulary'
import type { Db } from './open-database.ts'
import { DamagedRecord } from './stored.ts'

const personSchema = z.object({
  id: z.string(),
  label: z.string(),
  role: roleSchema,
  capacity: chairCapacitySchema.nullable(),
})
export type StoredPerson = z.infer<typeof personSchema>

/** Adds a person, or brings the record up to what the authenticated header says. */
export function savePerson(db: Db, person: StoredPerson): void {
  db.prepare(
    `INSERT INTO person (id, label, role, capacity) VALUES (@id, @label, @role, @capacity)
     ON CONFLICT (id) DO UPDATE SET label = excluded.label, role = excluded.role, capacity = excluded.capacity`,
  ).run(person)
}

export function listPeople(db: Db): readonly StoredPerson[] {
  return db
    .prepare('SELECT id, label, role, capacity FROM person ORDER BY label, id')
    .all()
    .map(toPerson)
}

export function loadPerson(db: Db, id: string): StoredPerson | null {
  const row = db.prepare('SELECT id, label, role, capacity FROM person WHERE id = ?').get(id)
  return row === undefined ? null : toPerson(row)
}

function toPerson(row: unknown): StoredPerson {
  const parsed = personSchema.safeParse(row)
  if (!parsed.success) throw new DamagedRecord('The record of a person')
  return parsed.data
}
