import type { Db } from './open-database.ts'

export type BundleIssue = {
  readonly version: number
  readonly sha256: string
  readonly pages: number
  /**
   * Canonical JSON of where each document stands and of the report of references, null where they
   * were not looked for; the places alone in issues of before references were linked.
   */
  readonly pageMap: string
  readonly issuedAt: string
  readonly issuedBy: string
}

/** Number of the next issue of a case's bundle, from 1. */
export function nextIssue(db: Db, caseId: string): number {
  const last = db
    .prepare<[string], number | null>('SELECT max(version) FROM bundle_issue WHERE case_id = ?')
    .pluck()
    .get(caseId)
  return (last ?? 0) + 1
}

/** Keeps what was issued: the hash of the very file, and where each document stood in it. */
export function insertIssue(db: Db, caseId: string, issue: BundleIssue): void {
  db.prepare(
    `INSERT INTO bundle_issue (case_id, version, sha256, pages, page_map, issued_at, issued_by)
     VALUES (@caseId, @version, @sha256, @pages, @pageMap, @issuedAt, @issuedBy)`,
  ).run({ ...issue, caseId })
}

/** Every issue of a case's bundle, the first one first. */
export function listIssues(db: Db, caseId: string): readonly BundleIssue[] {
  return db
    .prepare<[string], BundleIssue>(
      `SELECT version, sha256, pages, page_map AS pageMap, issued_at AS issuedAt,
         issued_by AS issuedBy FROM bundle_issue WHERE case_id = ? ORDER BY version`,
    )
    .all(caseId)
}
