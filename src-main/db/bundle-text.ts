import { referenceRules } from '#core/bundle/references'
import type { PlacedReference } from '#core/bundle/resolve-references'
import { searchExpression } from '#core/bundle/search-words'
import { inOneTransaction, type Db } from './open-database.ts'

/** Pages of a case's bundle whose text has not been taken yet: the first document that has any. */
export type UnreadPages = {
  readonly documentId: string
  readonly sha256: string
  readonly from: number
  readonly to: number
}
/** Pages of one document whose text is read for a search of all of them. */
const readOfEach = 5

/** A page of a document, from 1. */
export type PagePlace = { readonly documentId: string; readonly page: number }
export type PageHit = PagePlace & {
  readonly text: string
  /** How sure the text of the page is where it was recognised; null where it is the page's own. */
  readonly recognised: number | null
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

/**
 * Keeps the text of pages and where their references stand. Text that is there already stays, and
 * nothing is kept of a document that has gone.
 */
export function keepPageText(
  db: Db,
  sha256: string,
  pages: readonly {
    readonly page: number
    readonly text: string
    /** Null where the page could not be read: its text was given up then too. */
    readonly references: readonly PlacedReference[] | null
  }[],
): void {
  inOneTransaction(db, () => {
    const insert = db.prepare(
      `INSERT INTO bundle_page (sha256, page, text, given_up)
       SELECT @sha256, @page, @text, @givenUp
       WHERE EXISTS (SELECT 1 FROM bundle_content WHERE sha256 = @sha256)
       ON CONFLICT DO NOTHING`,
    )
    const place = db.prepare(
      `INSERT OR REPLACE INTO bundle_reference (sha256, page, rules, found)
       SELECT @sha256, @page, ${referenceRules}, @found
       WHERE EXISTS (SELECT 1 FROM bundle_content WHERE sha256 = @sha256)`,
    )
    for (const { page, text, references } of pages) {
      insert.run({ sha256, page, text, givenUp: references === null ? 1 : 0 })
      if (references !== null && references.length > 0)
        place.run({ sha256, page, found: JSON.stringify(references) })
    }
  })
}

/** References kept with their places, by page from 1, as today's rules find them. */
export function placedReferences(
  db: Db,
  sha256: string,
): ReadonlyMap<number, readonly PlacedReference[]> {
  const rows = db
    .prepare<[string], { page: number; found: string }>(
      `SELECT page, found FROM bundle_reference WHERE sha256 = ? AND rules = ${referenceRules}`,
    )
    .all(sha256)
  // Written by the function above.
  return new Map(rows.map(({ page, found }) => [page, JSON.parse(found) as PlacedReference[]]))
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

/** The same in the order of the pages, read from the library as far as it is gone through. */
export function* pagesOfDocument(db: Db, caseId: string, documentId: string): Generator<string> {
  const rows = db
    .prepare<[string, string], { text: string }>(
      `SELECT p.text FROM bundle_document d JOIN bundle_page p USING (sha256)
       WHERE d.case_id = ? AND d.id = ? ORDER BY p.page`,
    )
    .iterate(caseId, documentId)
  for (const { text } of rows) yield text
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

/** Pages without text that no machine has read off their pictures either, in the order of the bundle. */
export function pagesWithoutText(db: Db, caseId: string, most: number) {
  return db
    .prepare<[string, number], { documentId: string; page: number }>(
      `SELECT d.id AS documentId, p.page FROM bundle_document d JOIN bundle_page p USING (sha256)
       WHERE d.case_id = ? AND p.text = '' ORDER BY d.position, p.page LIMIT ?`,
    )
    .all(caseId, most)
}

type BundlePage = { readonly seq: number; readonly documentId: string; readonly page: number }

/** Every page of a case that was read, in the order of the bundle; its text is not touched. */
const pagesOfCase = (db: Db, caseId: string) =>
  db
    .prepare<[string], BundlePage>(
      `SELECT p.seq, d.id AS documentId, p.page FROM bundle_document d
       JOIN bundle_page p INDEXED BY sqlite_autoindex_bundle_page_1 USING (sha256)
       WHERE d.case_id = ? ORDER BY d.position, p.page`,
    )
    .all(caseId)

/** Pages of the library among these that hold the words. */
function matching(db: Db, expression: string, pages: readonly BundlePage[]): ReadonlySet<number> {
  // The index is of the whole library: only the stretch in which these pages stand is read.
  let [least, most] = [Infinity, 0]
  for (const { seq } of pages) [least, most] = [Math.min(least, seq), Math.max(most, seq)]
  return new Set(
    db
      .prepare<[string, number, number], number>(
        `SELECT rowid FROM bundle_page_text
         WHERE bundle_page_text MATCH ? AND rowid BETWEEN ? AND ?`,
      )
      .pluck()
      .all(expression, least, most),
  )
}

/** The pages whose text is wanted: the first few of each document, or more of the one asked for. */
function toRead(
  found: readonly BundlePage[],
  most: number,
  within: string | undefined,
): readonly BundlePage[] {
  if (within !== undefined)
    return found.filter(({ documentId }) => documentId === within).slice(0, most)
  const counts = new Map<string, number>()
  const few = found.filter(({ documentId }) => {
    const count = (counts.get(documentId) ?? 0) + 1
    counts.set(documentId, count)
    return count <= readOfEach
  })
  return few.slice(0, most)
}

/**
 * Pages that hold what a person typed, in the order of the bundle, and the text of the first of
 * them: `most` at the most, or of the one document `within`.
 */
export function findPages(
  db: Db,
  caseId: string,
  query: string,
  most: number,
  within?: string,
): { readonly found: readonly PagePlace[]; readonly hits: readonly PageHit[] } {
  const expression = searchExpression(query)
  const pages = expression === null ? [] : pagesOfCase(db, caseId)
  if (expression === null || pages.length === 0) return { found: [], hits: [] }
  const matches = matching(db, expression, pages)
  const found = pages.filter(({ seq }) => matches.has(seq))
  const read = db.prepare<[number], PageHit>(
    `SELECT text, CASE WHEN failure IS NULL THEN confidence END AS recognised
     FROM bundle_page LEFT JOIN recognised_page USING (sha256, page) WHERE seq = ?`,
  )
  const hits = toRead(found, most, within).flatMap(({ seq, documentId, page }) => {
    const row = read.get(seq)
    return row === undefined ? [] : [{ ...row, documentId, page }]
  })
  return { found: found.map(({ documentId, page }) => ({ documentId, page })), hits }
}
