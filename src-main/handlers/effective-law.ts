import { effectiveLaw } from '#core/law/law-records'
import type { Law } from '#core/law/law'
import { ok, type Result } from '#core/result'
import { loadLawRecords } from '../db/law-records.ts'
import type { Db } from '../db/open-database.ts'
import { DamagedRecord } from '../db/stored.ts'
import { hashText } from '../vault/keys.ts'

/** The law that applies in a library: as shipped, with what the library recorded since. @throws DamagedRecord */
export const lawOf = (shipped: Law, db: Db): Law =>
  effectiveLaw(shipped, loadLawRecords(db), hashText)

/** The same while a library opens, where a damaged record is a refusal in words. */
export function lawIn(shipped: Law, db: Db): Result<Law> {
  try {
    return ok(lawOf(shipped, db))
  } catch (error) {
    if (error instanceof DamagedRecord) return { ok: false, problems: [error.problem] }
    throw error
  }
}
