import type { z } from 'zod'
import type { Sha256 } from '#core/canonical'
import type { Db } from './open-database.ts'
import type { Problem } from '#core/result'

/** A stored record that is not what was written: said by name, never guessed at or skipped. */
export class DamagedRecord extends Error {
  readonly problem: Problem
  constructor(what: string) {
    const message = `${what} is damaged in the library. Restore it from the last backup.`
    super(message)
    this.name = 'DamagedRecord'
    this.problem = { code: 'RECORD_DAMAGED', message }
  }
}

/** Reads a JSON column through the schema of core. @throws DamagedRecord */
export function parseStored<T extends z.ZodType>(
  schema: T,
  text: string,
  what: string,
): z.infer<T> {
  const parsed = schema.safeParse(parseJson(text, what))
  if (!parsed.success) throw new DamagedRecord(what)
  return parsed.data
}

/** Any JSON text. @throws DamagedRecord */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DamagedRecord(what)
  }
}

const hashes = new WeakMap<Db, Sha256>()

/** Keeps the hash function that a database was opened with; this folder has none of its own. */
export function rememberHash(db: Db, sha256: Sha256): void {
  hashes.set(db, sha256)
}

/** The hash function that the database was opened with. */
export function hashOf(db: Db): Sha256 {
  const sha256 = hashes.get(db)
  if (sha256 === undefined) throw new Error('Not opened with openDatabase')
  return sha256
}
