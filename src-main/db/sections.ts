import { type CaseSections, caseSectionsSchema, type SectionName } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { inOneTransaction, type Db } from './open-database.ts'
import { DamagedRecord, parseJson } from './stored.ts'

type Stamp = { readonly at: string; readonly by: string }
export type SectionSave<S extends SectionName = SectionName> = Stamp & {
  readonly caseId: string
  readonly section: S
  readonly value: CaseSections[S]
  /** True when the person leaves the field or step: then a version is kept. */
  readonly settled: boolean
}

const names: readonly SectionName[] = ['particulars', 'findings', 'seriousness', 'decision']

/**
 * Saves one section as it stands: small enough for every keystroke. Refuses `CASE_SIGNED` once the
 * notice is signed.
 */
export function saveSection<S extends SectionName>(
  db: Db,
  save: SectionSave<S>,
): Result<{ readonly revision: number; readonly savedAt: string }> {
  return inOneTransaction(db, () => {
    const status = db
      .prepare<[string], string>('SELECT status FROM hearing_case WHERE id = ?')
      .pluck()
      .get(save.caseId)
    if (status === undefined) return refuse('NOT_FOUND', 'There is no such case.')
    if (status !== 'OPEN')
      return refuse('CASE_SIGNED', 'This case is signed and cannot be changed. Make a correction.')
    const value = JSON.stringify(save.value)
    const revision = writeSection(db, { ...save, value })
    if (save.settled) keepVersion(db, { ...save, value, revision })
    return ok({ revision, savedAt: save.at })
  })
}

/** First values of a new case, each kept as a version. */
export function startSections(db: Db, caseId: string, sections: CaseSections, stamp: Stamp): void {
  for (const section of names) {
    const value = JSON.stringify(sections[section])
    const revision = writeSection(db, { ...stamp, caseId, section, value, settled: true })
    keepVersion(db, { ...stamp, caseId, section, value, revision })
  }
}

type Written = Omit<SectionSave, 'value'> & { readonly value: string }

function writeSection(db: Db, { caseId, section, value, settled, at, by }: Written): number {
  const row = db
    .prepare<object, { revision: number }>(
      `INSERT INTO case_section (case_id, section, value, revision, settled, saved_at, saved_by)
       VALUES (@caseId, @section, @value, 1, @settled, @at, @by)
       ON CONFLICT (case_id, section) DO UPDATE SET value = excluded.value, revision = revision + 1,
         settled = excluded.settled, saved_at = excluded.saved_at, saved_by = excluded.saved_by
       RETURNING revision`,
    )
    .get({ caseId, section, value, settled: settled ? 1 : 0, at, by })
  if (row === undefined) throw new Error('Not saved')
  return row.revision
}

/** Keeps the value as a version, unless the last version says the same. */
function keepVersion(
  db: Db,
  { caseId, section, revision, value, at, by }: Omit<Written, 'settled'> & { revision: number },
): void {
  db.prepare(
    `INSERT INTO case_section_version (case_id, section, revision, value, saved_at, saved_by)
     SELECT @caseId, @section, @revision, @value, @at, @by
     WHERE @value IS NOT (SELECT value FROM case_section_version
       WHERE case_id = @caseId AND section = @section ORDER BY revision DESC LIMIT 1)`,
  ).run({ caseId, section, revision, value, at, by })
}

/**
 * Keeps every section that was left at a keystroke as a version, so that what is sealed or signed is
 * among the versions. Gives those that were kept.
 */
export function settleSections(
  db: Db,
  caseId: string,
): readonly { readonly section: string; readonly value: string; readonly savedBy: string }[] {
  const rows = db
    .prepare<[string], Written & { revision: number }>(
      `SELECT case_id AS caseId, section, value, revision, saved_at AS at, saved_by AS "by"
       FROM case_section WHERE case_id = ? AND settled = 0 ORDER BY section`,
    )
    .all(caseId)
  for (const row of rows) keepVersion(db, row)
  db.prepare('UPDATE case_section SET settled = 1 WHERE case_id = ? AND settled = 0').run(caseId)
  return rows.map(({ section, value, by }) => ({ section, value, savedBy: by }))
}

/** All four sections of a case. @throws DamagedRecord */
export function loadSections(db: Db, caseId: string): CaseSections {
  const rows = db
    .prepare<[string], { section: string; value: string }>(
      'SELECT section, value FROM case_section WHERE case_id = ?',
    )
    .all(caseId)
  const what = 'A section of this case'
  const values = rows.map(({ section, value }) => [section, parseJson(value, what)])
  const parsed = caseSectionsSchema.safeParse(Object.fromEntries(values))
  if (!parsed.success) throw new DamagedRecord(what)
  return parsed.data
}

export type SectionVersion = {
  readonly revision: number
  readonly savedAt: string
  readonly savedBy: string
  readonly value: unknown
}

/** Kept versions of one section, newest first. */
export function listSectionVersions(
  db: Db,
  caseId: string,
  section: SectionName,
): readonly SectionVersion[] {
  return db
    .prepare<[string, string], Omit<SectionVersion, 'value'> & { value: string }>(
      `SELECT revision, saved_at AS savedAt, saved_by AS savedBy, value FROM case_section_version
       WHERE case_id = ? AND section = ? ORDER BY revision DESC`,
    )
    .all(caseId, section)
    .map((row) => ({ ...row, value: parseJson(row.value, 'A version of this case') }))
}
