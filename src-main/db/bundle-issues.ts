import type { LatePages } from '#core/bundle/numbering'
import { readNumbering } from '#core/bundle/page-map'
import type { NumberedSoFar } from '#core/bundle/paginate'
import type { Db } from './open-database.ts'

export type BundleIssue = {
  readonly version: number
  readonly sha256: string
  readonly pages: number
  /**
   * Canonical JSON of a PageMap: the numbers given, the documents as they were called, and the
   * report of references; fewer of these in issues of earlier versions of the application.
   */
  readonly pageMap: string
  readonly issuedAt: string
  readonly issuedBy: string
}

/** A case and those it corrects: one bundle, issued under one row of numbers. */
export const line = `WITH RECURSIVE line (id) AS (
    VALUES (@caseId) UNION ALL
    SELECT corrects_case_id FROM hearing_case JOIN line USING (id) WHERE corrects_case_id IS NOT NULL
  )`

/** The numbers that the last issue gave, if there was one, and how what came later is numbered. */
export function numberedSoFar(db: Db, caseId: string): NumberedSoFar {
  const kept = db
    .prepare<object, string>(
      `${line} SELECT json_remove(page_map, '$.references', '$.documents') FROM bundle_issue
       WHERE case_id IN line ORDER BY version DESC LIMIT 1`,
    )
    .pluck()
    .get({ caseId })
  const issued = kept === undefined ? null : readNumbering(JSON.parse(kept))
  return { issued, late: latePages(db, caseId) }
}

function latePages(db: Db, caseId: string): LatePages {
  const chosen = db
    .prepare<object, LatePages>(
      'SELECT way FROM bundle_late_pages WHERE case_id = @caseId AND after_version = @version',
    )
    .pluck()
    .get({ caseId, version: nextIssue(db, caseId) - 1 })
  return chosen ?? 'AT_END'
}

/** Chooses how what came after the last issue is numbered in the next one. */
export function saveLatePages(db: Db, caseId: string, way: LatePages): void {
  db.prepare(
    `INSERT INTO bundle_late_pages VALUES (@caseId, @version, @way)
     ON CONFLICT DO UPDATE SET way = excluded.way`,
  ).run({ caseId, version: nextIssue(db, caseId) - 1, way })
}

/** Number of the next issue of a bundle, from 1. */
export function nextIssue(db: Db, caseId: string): number {
  const last = db
    .prepare<object, number | null>(
      `${line} SELECT max(version) FROM bundle_issue WHERE case_id IN line`,
    )
    .pluck()
    .get({ caseId })
  return (last ?? 0) + 1
}

/** Keeps what was issued: the hash of the very file, and where each document stood in it. */
export function insertIssue(db: Db, caseId: string, issue: BundleIssue): void {
  db.prepare(
    `INSERT INTO bundle_issue (case_id, version, sha256, pages, page_map, issued_at, issued_by)
     VALUES (@caseId, @version, @sha256, @pages, @pageMap, @issuedAt, @issuedBy)`,
  ).run({ ...issue, caseId })
}

/** Every issue of a bundle, the first one first. */
export function listIssues(db: Db, caseId: string): readonly BundleIssue[] {
  return db
    .prepare<object, BundleIssue>(
      `${line} SELECT version, sha256, pages, page_map AS pageMap, issued_at AS issuedAt,
         issued_by AS issuedBy FROM bundle_issue WHERE case_id IN line ORDER BY version`,
    )
    .all({ caseId })
}
