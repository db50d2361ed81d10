import type { Precedent } from '#core/precedent'
import type { Db } from '../../src-main/db/open-database.ts'
import { listChanged } from '../../src-main/db/precedents.ts'

/** Every precedent of a small library as it stands, whole, in order of reference number. */
export const listPrecedents = (db: Db): readonly Precedent[] =>
  listChanged(db, 0, { after: 0, limit: 100_000 }).precedents
