import type { NamedPage, ReferringSection } from '#core/bundle/page-references'
import type { Db } from './open-database.ts'

/** The page that a number in a text meant. */
export type MeantPage = {
  readonly documentId: string
  /** Content of the document at the time. */
  readonly sha256: string
  readonly page: number
}
type Named = NamedPage & { readonly section: ReferringSection }

/** What every number in the texts of a case meant, as far as it was kept. */
export const listPageReferences = (db: Db, caseId: string): readonly (Named & MeantPage)[] =>
  db
    .prepare<[string], Named & MeantPage>(
      `SELECT section, field, label, document_id AS documentId, sha256, page
       FROM page_reference WHERE case_id = ?`,
    )
    .all(caseId)

/** Keeps what a number means, in place of what it meant there before. */
export function savePageReference(db: Db, caseId: string, reference: Named & MeantPage): void {
  db.prepare(
    `INSERT OR REPLACE INTO page_reference
     VALUES (@caseId, @section, @field, @label, @documentId, @sha256, @page)`,
  ).run({ ...reference, caseId })
}

/** A number that a text names no more. */
export function dropPageReference(db: Db, caseId: string, named: Named): void {
  db.prepare(
    `DELETE FROM page_reference
     WHERE case_id = @caseId AND section = @section AND field = @field AND label = @label`,
  ).run({ ...named, caseId })
}

/** The texts of a correction begin as those it corrects, and mean the same. */
export function copyPageReferences(db: Db, fromCase: string, toCase: string): void {
  db.prepare(
    `INSERT INTO page_reference
     SELECT ?, section, field, label, document_id, sha256, page
     FROM page_reference WHERE case_id = ?`,
  ).run(toCase, fromCase)
}
