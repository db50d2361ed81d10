import { canonicalJson } from '#core/canonical'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import type { Db } from './open-database.ts'
import { DamagedRecord, hashOf } from './stored.ts'

export type StoredComparison = {
  readonly comparison: CaseComparison
  readonly madeAt: string
  readonly madeBy: string
}

const root = '(SELECT root_id FROM hearing_case WHERE id = @caseId)'

/** Keeps a comparison as it was shown; earlier ones of the case stay. */
export function insertComparison(
  db: Db,
  made: {
    readonly caseId: string
    readonly at: string
    readonly by: string
    readonly comparison: CaseComparison
  },
): void {
  const { caseId, at, by, comparison } = made
  const result = canonicalJson(comparison)
  db.prepare(
    `INSERT INTO comparison (case_id, made_at, made_by, result, result_sha256, library_state, fingerprint)
     VALUES (${root}, @at, @by, @result, @hash, @library, @fingerprint)`,
  ).run({
    caseId,
    at,
    by,
    result,
    hash: hashOf(db)(result),
    library: comparison.fingerprint.library,
    fingerprint: comparison.fingerprint.result,
  })
}

type Row = {
  readonly result: string
  readonly hash: string
  readonly madeAt: string
  readonly madeBy: string
}

/** The hash stands for the schema: what gives it is, to the byte, what core made. */
function toComparison(db: Db, { result, hash, madeAt, madeBy }: Row): StoredComparison {
  if (hashOf(db)(result) !== hash) throw new DamagedRecord('The comparison of this case')
  const comparison: CaseComparison = JSON.parse(result)
  return { comparison, madeAt, madeBy }
}

const kept = `FROM comparison WHERE case_id = ${root} AND (@until IS NULL OR made_at <= @until)`

/** Whether a case has a comparison, or has one made up to an instant, without reading it. */
export const hasComparison = (db: Db, caseId: string, until: string | null = null): boolean =>
  db.prepare(`SELECT 1 ${kept} LIMIT 1`).get({ caseId, until }) !== undefined

/**
 * The last comparison of a case, or the last one made up to an instant; null where comparators were
 * never opened. Every version of a case shares them. @throws DamagedRecord
 */
export function loadLatestComparison(
  db: Db,
  caseId: string,
  until: string | null = null,
): StoredComparison | null {
  const row = db
    .prepare<object, Row>(
      `SELECT result, result_sha256 AS hash, made_at AS madeAt, made_by AS madeBy ${kept}
       ORDER BY seq DESC LIMIT 1`,
    )
    .get({ caseId, until })
  return row === undefined ? null : toComparison(db, row)
}

/**
 * The comparison of a case whose fingerprint begins with these hex digits; the last where several
 * gave the same result, null where none did. @throws DamagedRecord
 */
export function loadComparisonByResult(
  db: Db,
  caseId: string,
  result: string,
  until: string | null = null,
): StoredComparison | null {
  const row = db
    .prepare<object, Row>(
      `SELECT result, result_sha256 AS hash, made_at AS madeAt, made_by AS madeBy
       FROM comparison WHERE case_id = ${root} AND substr(fingerprint, 1, length(@given)) = @given
         AND (@until IS NULL OR made_at <= @until)
       ORDER BY seq DESC LIMIT 1`,
    )
    .get({ caseId, given: result, until })
  return row === undefined ? null : toComparison(db, row)
}
