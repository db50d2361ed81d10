import { z } from 'zod'
import type { CaseSections, HearingCase } from '#core/hearing-case'
import { emptySections } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { loadClockEntries } from './clock-entries.ts'
import { inOneTransaction, type Db } from './open-database.ts'
import { loadSections, startSections } from './sections.ts'
import { DamagedRecord } from './stored.ts'

/** A case as stored; the regime is core's to derive from its dates. */
export type StoredCase = Omit<HearingCase, 'regime'> & {
  /** First version of the case: seals and comparisons belong to it and every version shares them. */
  readonly rootId: string
  readonly createdBy: string
}

const rowSchema = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(['OPEN', 'SIGNED', 'SUPERSEDED']),
  version: z.number(),
  replacesNotice: z.string().nullable(),
  correctionReason: z.string().nullable(),
  rootId: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
})
const columns = `id, reference, status, version, replaces_notice AS replacesNotice,
  correction_reason AS correctionReason,
  root_id AS rootId, created_at AS createdAt, created_by AS createdBy`

/** Next free reference of a year: `EH-2026-014`. */
export function nextReference(db: Db, year: string): string {
  const last = db
    .prepare<[string], number | null>(
      `SELECT max(CAST(substr(reference, 9) AS INTEGER)) FROM (
         SELECT reference FROM hearing_case UNION SELECT reference FROM deleted_case
       ) WHERE reference LIKE ?`,
    )
    .pluck()
    .get(`EH-${year}-%`)
  return `EH-${year}-${String((last ?? 0) + 1).padStart(3, '0')}`
}

/**
 * Opens a new case under the next reference of the year of `at`; one handed over from another
 * laptop keeps the key and reference it has there, which must be free (`isTaken`).
 */
export function insertCase(
  db: Db,
  made: {
    readonly at: string
    readonly by: string
    readonly sections?: CaseSections
    readonly handedOver?: { readonly caseKey: string; readonly reference: string }
  },
): StoredCase {
  return inOneTransaction(db, () => {
    const reference = made.handedOver?.reference ?? nextReference(db, made.at.slice(0, 4))
    const id = made.handedOver?.caseKey ?? newId(db)
    db.prepare(
      `INSERT INTO hearing_case (id, reference, status, version, root_id, created_at, created_by)
       VALUES (@id, @reference, 'OPEN', 1, @id, @at, @by)`,
    ).run({ id, reference, at: made.at, by: made.by })
    startSections(db, id, made.sections ?? emptySections(), made)
    return mustLoad(db, id)
  })
}

/** Whether a case with this key, or another under this reference, is in the library. */
export const isTaken = (
  db: Db,
  { caseKey, reference }: { readonly caseKey: string; readonly reference: string },
): boolean =>
  db
    .prepare<[string, string], 1>('SELECT 1 FROM hearing_case WHERE id = ? OR reference = ?')
    .pluck()
    .get(caseKey, reference) !== undefined

/**
 * Opens the next version of a signed case with its sections and bundle as they were signed. Refuses
 * `NOT_SIGNED` where there is nothing to correct, `CORRECTION_OPEN` where one is under way.
 */
export function insertCorrection(
  db: Db,
  made: {
    readonly caseId: string
    readonly replacesNotice: string
    readonly reason: string
    readonly at: string
    readonly by: string
  },
): Result<StoredCase> {
  return inOneTransaction(db, () => {
    const before = loadCase(db, made.caseId)
    if (before === null) return refuse('NOT_FOUND', 'There is no such case.')
    if (before.status !== 'SIGNED')
      return refuse('NOT_SIGNED', 'Only a signed case is corrected. This one can still be changed.')
    const version = before.version + 1
    const { reference, rootId } = before
    const under = db.prepare('SELECT 1 FROM hearing_case WHERE reference = ? AND version = ?')
    if (under.get(reference, version) !== undefined)
      return refuse('CORRECTION_OPEN', `A correction of ${reference} is under way. Open that one.`)
    const id = newId(db)
    db.prepare(
      `INSERT INTO hearing_case
         (id, reference, status, version, replaces_notice, correction_reason, corrects_case_id,
          root_id, created_at, created_by)
       VALUES (@id, @reference, 'OPEN', @version, @replacesNotice, @reason, @caseId,
          @rootId, @at, @by)`,
    ).run({ ...made, id, reference, rootId, version })
    startSections(db, id, before, made)
    db.prepare(
      `INSERT INTO bundle_document (case_id, id, title, file_name, bytes, sha256, pages, position,
         added_at, added_by, section, dated, description)
       SELECT ?, id, title, file_name, bytes, sha256, pages, position, added_at, added_by,
         section, dated, description
       FROM bundle_document WHERE case_id = ?`,
    ).run(id, made.caseId)
    return ok(mustLoad(db, id))
  })
}

/** Locks a case for good, and sets the one it corrects aside. */
export function markCaseSigned(db: Db, caseId: string): void {
  inOneTransaction(db, () => {
    db.prepare(`UPDATE hearing_case SET status = 'SIGNED' WHERE id = ? AND status = 'OPEN'`).run(
      caseId,
    )
    db.prepare(
      `UPDATE hearing_case SET status = 'SUPERSEDED'
       WHERE id = (SELECT corrects_case_id FROM hearing_case WHERE id = ?)`,
    ).run(caseId)
  })
}

export function loadCase(db: Db, id: string): StoredCase | null {
  const row = db.prepare(`SELECT ${columns} FROM hearing_case WHERE id = ?`).get(id)
  return row === undefined ? null : toCase(db, row)
}

/** The version of a case that can still be changed, found by its first one; null where all are signed. */
export function loadOpenVersion(db: Db, rootId: string): StoredCase | null {
  const row = db
    .prepare(`SELECT ${columns} FROM hearing_case WHERE root_id = ? AND status = 'OPEN'`)
    .get(rootId)
  return row === undefined ? null : toCase(db, row)
}

/** Every case and version, newest first. */
export function listCases(db: Db): readonly StoredCase[] {
  return db
    .prepare(`SELECT ${columns} FROM hearing_case ORDER BY created_at DESC, rowid DESC`)
    .all()
    .map((row) => toCase(db, row))
}

export function countOpenCases(db: Db): number {
  const count = db
    .prepare<[], number>(`SELECT count(*) FROM hearing_case WHERE status = 'OPEN'`)
    .pluck()
    .get()
  return count ?? 0
}

function toCase(db: Db, row: unknown): StoredCase {
  const parsed = rowSchema.safeParse(row)
  if (!parsed.success) throw new DamagedRecord('The record of a case')
  const sections = loadSections(db, parsed.data.id)
  const { particulars } = sections
  const dates = { ...particulars.dates, ...loadClockEntries(db, parsed.data.id) }
  return { ...sections, particulars: { ...particulars, dates }, ...parsed.data }
}

function mustLoad(db: Db, id: string): StoredCase {
  const found = loadCase(db, id)
  if (found === null) throw new Error('Written and not found')
  return found
}

function newId(db: Db): string {
  const id = db.prepare<[], string>('SELECT lower(hex(randomblob(16)))').pluck().get()
  if (id === undefined) throw new Error('No id')
  return id
}
