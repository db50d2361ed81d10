import { markEnd, markStart, searchExpression } from '#core/bundle/search-words'
import { inOneTransaction, type Db } from './open-database.ts'

/** Pages of a case's bundle whose text has not been taken yet: the first document that has any. */
export type UnreadPages = {
  readonly documentId: string
  readonly sha256: string
  readonly from: number
  readonly to: number
}
export type PageHit = {
  readonly documentId: string
  /** Page of the document, from 1. */
  readonly page: number
  /** A passage of the page, the words found between `markStart` and `markEnd`. */
  readonly marked: string
}

/** The next pages to read, at most `most`; null where every page has been read. */
export function nextUnread(db: Db, caseId: string, most: number): UnreadPages | null {
  const row = db
    .prepare<[string], { documentId: string; sha256: string; pages: number; read: number }>(
      `SELECT id AS documentId, sha256, pages,
         (SELECT count(*) FROM bundle_page p WHERE p.sha256 = d.sha256) AS read
       FROM bundle_document d WHERE case_id = ? AND read < pages ORDER BY position LIMIT 1`,
    )
    .get(caseId)
  if (row === undefined) return null
  const { documentId, sha256, pages, read } = row
  return { documentId, sha256, from: read + 1, to: Math.min(pages, read + most) }
}

/** Keeps the text of pages; a page that is there already, or whose document has gone, is passed over. */
export function keepPageText(
  db: Db,
  sha256: string,
  pages: readonly { readonly page: number; readonly text: string }[],
): void {
  inOneTransaction(db, () => {
    const insert = db.prepare(
      `INSERT INTO bundle_page (sha256, page, text) SELECT @sha256, @page, @text
       WHERE EXISTS (SELECT 1 FROM bundle_content WHERE sha256 = @sha256)
       ON CONFLICT DO NOTHING`,
    )
    for (const { page, text } of pages) insert.run({ sha256, page, text })
  })
}

/** The text of every page of a document that was read already, by page from 1. */
export function textOfDocument(
  db: Db,
  caseId: string,
  documentId: string,
): ReadonlyMap<number, string> {
  const rows = db
    .prepare<[string, string], { page: number; text: string }>(
      `SELECT p.page, p.text FROM bundle_document d JOIN bundle_page p USING (sha256)
       WHERE d.case_id = ? AND d.id = ?`,
    )
    .all(caseId, documentId)
  return new Map(rows.map(({ page, text }) => [page, text]))
}

/** How many pages of a bundle were read and found without text, and how many are still to be read. */
export function pageTextCounts(db: Db, caseId: string) {
  const row = db
    .prepare<[string], { pages: number; read: number; empty: number }>(
      `SELECT coalesce(sum(pages), 0) AS pages,
         coalesce(sum((SELECT count(*) FROM bundle_page p WHERE p.sha256 = d.sha256)), 0) AS read,
         coalesce(sum((SELECT count(*) FROM bundle_page p WHERE p.sha256 = d.sha256 AND text = '')), 0) AS empty
       FROM bundle_document d WHERE case_id = ?`,
    )
    .get(caseId)
  const { pages = 0, read = 0, empty = 0 } = row ?? {}
  return { pages, withoutText: empty, unread: pages - read }
}

/** Pages without text, in the order of the bundle. */
export function pagesWithoutText(db: Db, caseId: string, most: number) {
  return db
    .prepare<[string, number], { documentId: string; page: number }>(
      `SELECT d.id AS documentId, p.page FROM bundle_document d JOIN bundle_page p USING (sha256)
       WHERE d.case_id = ? AND p.text = '' ORDER BY d.position, p.page LIMIT ?`,
    )
    .all(caseId, most)
}

/** Pages that hold what a person typed, in the order of the bundle; and how many there are in all. */
export function findPages(
  db: Db,
  caseId: string,
  query: string,
  most: number,
): { readonly hits: readonly PageHit[]; readonly total: number } {
  const expression = searchExpression(query)
  if (expression === null) return { hits: [], total: 0 }
  const found = `FROM bundle_page_text f JOIN bundle_page p ON p.seq = f.rowid
    JOIN bundle_document d ON d.sha256 = p.sha256
    WHERE bundle_page_text MATCH @expression AND d.case_id = @caseId`
  const total = db
    .prepare<object, number>(`SELECT count(*) ${found}`)
    .pluck()
    .get({ expression, caseId })
  const hits = db
    .prepare<object, PageHit>(
      `SELECT d.id AS documentId, p.page,
         snippet(bundle_page_text, 0, @markStart, @markEnd, '…', 18) AS marked
       ${found} ORDER BY d.position, p.page LIMIT @most`,
    )
    .all({ expression, caseId, most, markStart, markEnd })
  return { hits, total: total ?? 0 }
}
