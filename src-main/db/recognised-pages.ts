import { z } from 'zod'
import {
  recognisedText,
  recognitionFailures,
  type RecognisedPage,
  type RecognitionFailure,
} from '#core/bundle/recognition'
import { inOneTransaction, type Db } from './open-database.ts'
import { parseStored } from './stored.ts'

const wordSchema = z.object({
  text: z.string(),
  confidence: z.number(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
})
const linesSchema = z.array(z.array(wordSchema))
const failureSchema = z.enum(recognitionFailures)

/** A page without text of its own: waiting, recognised, or failed with the reason. */
export type PictureOnlyPage = {
  readonly documentId: string
  readonly page: number
  readonly confidence: number | null
  readonly words: number
  readonly doubtfulWords: number
  readonly failure: RecognitionFailure | null
  /** Whether taking its own text was given up: it may hold words that nobody has seen. */
  readonly givenUp: boolean
}

const waiting = `FROM bundle_page p JOIN bundle_document d USING (sha256)
  LEFT JOIN recognised_page r ON r.sha256 = p.sha256 AND r.page = p.page
  WHERE p.text = '' AND r.page IS NULL`

/** The next page that waits, those of `firstCase` before others; null where none does. */
export function nextToRecognise(
  db: Db,
  firstCase: string | null,
): { readonly sha256: string; readonly page: number } | null {
  const row = db
    .prepare<[string | null], { sha256: string; page: number }>(
      `SELECT p.sha256, p.page ${waiting}
       ORDER BY d.case_id IS ? DESC, d.case_id, d.position, p.page LIMIT 1`,
    )
    .get(firstCase)
  return row ?? null
}

/** How many pages of the library wait; the same file in two cases counts once. */
export function countWaiting(db: Db): number {
  const count = db
    .prepare<[], number>(`SELECT count(*) FROM (SELECT DISTINCT p.sha256, p.page ${waiting})`)
    .pluck()
    .get()
  return count ?? 0
}

/** Keeps what came of a page; nothing where its document has gone, or the page is done already. */
export function keepRecognised(
  db: Db,
  kept: {
    readonly sha256: string
    readonly page: number
    readonly came: RecognisedPage | RecognitionFailure
    readonly engine: string
    readonly at: string
  },
): void {
  const { came, ...where } = kept
  const failed = typeof came === 'string'
  const read = failed ? nothingRead : came
  inOneTransaction(db, () => {
    const added = db
      .prepare(
        `INSERT INTO recognised_page SELECT sha256, page, @lines, @confidence, @words,
           @doubtfulWords, @upright, @failure, @engine, @at
         FROM bundle_page WHERE sha256 = @sha256 AND page = @page AND text = ''
         ON CONFLICT DO NOTHING`,
      )
      .run({ ...where, ...read, lines: JSON.stringify(read.lines), failure: failed ? came : null })
    if (added.changes === 1 && !failed)
      db.prepare('UPDATE bundle_page SET text = @text WHERE sha256 = @sha256 AND page = @page').run(
        { sha256: kept.sha256, page: kept.page, text: recognisedText(came) },
      )
  })
}

const nothingRead = { lines: [], confidence: 0, words: 0, doubtfulWords: 0, upright: 0 }

/** Documents in all cases that are read by a content, once none of its pages waits; else none. */
export function documentsDone(
  db: Db,
  sha256: string,
): readonly {
  readonly reference: string
  readonly document: string
  readonly recognised: number
  readonly failed: number
}[] {
  return db
    .prepare<object, { reference: string; document: string; recognised: number; failed: number }>(
      `SELECT c.reference, d.id AS document,
         (SELECT count(*) FROM recognised_page WHERE sha256 = @sha256 AND failure IS NULL) AS recognised,
         (SELECT count(*) FROM recognised_page WHERE sha256 = @sha256 AND failure IS NOT NULL) AS failed
       FROM bundle_document d JOIN hearing_case c ON c.id = d.case_id
       WHERE d.sha256 = @sha256 AND NOT EXISTS (
         SELECT 1 FROM bundle_page p LEFT JOIN recognised_page r
           ON r.sha256 = p.sha256 AND r.page = p.page
         WHERE p.sha256 = @sha256 AND p.text = '' AND r.page IS NULL)
       ORDER BY c.reference, d.id`,
    )
    .all({ sha256 })
}

/** Every page of a bundle that has no text of its own, in the order of the bundle. */
export function listPictureOnly(db: Db, caseId: string): readonly PictureOnlyPage[] {
  return db
    .prepare<[string], Omit<PictureOnlyPage, 'givenUp'> & { readonly givenUp: number }>(
      `SELECT d.id AS documentId, p.page, p.given_up AS givenUp,
         CASE WHEN r.failure IS NULL THEN r.confidence END AS confidence,
         coalesce(r.words, 0) AS words, coalesce(r.doubtful_words, 0) AS doubtfulWords, r.failure
       FROM bundle_document d JOIN bundle_page p USING (sha256)
       LEFT JOIN recognised_page r INDEXED BY recognised_at_a_glance
         ON r.sha256 = p.sha256 AND r.page = p.page
       WHERE d.case_id = ? AND (p.text = '' OR r.page IS NOT NULL)
       ORDER BY d.position, p.page`,
    )
    .all(caseId)
    .map((row) => ({
      ...row,
      givenUp: row.givenUp === 1,
      failure: row.failure === null ? null : failureSchema.parse(row.failure),
    }))
}

const withWords = `FROM bundle_document d
  JOIN recognised_page r INDEXED BY recognised_at_a_glance USING (sha256)
  WHERE d.case_id = ? AND r.failure IS NULL AND r.words > 0`

/** How many pages of a bundle have their words from a machine alone. */
export const countRecognised = (db: Db, caseId: string): number =>
  db.prepare<[string], number>(`SELECT count(*) ${withWords}`).pluck().get(caseId) ?? 0

/** The first of them in the order of the bundle, with how sure their words are. */
export const listRecognised = (db: Db, caseId: string, most: number) =>
  db
    .prepare<[string, number], { documentId: string; page: number; confidence: number }>(
      `SELECT d.id AS documentId, r.page, r.confidence ${withWords}
       ORDER BY d.position, r.page LIMIT ?`,
    )
    .all(caseId, most)

/** Pages of a file whose text was recognised, by page from 1, with how sure it is. */
export const confidenceByPage = (db: Db, sha256: string): ReadonlyMap<number, number> =>
  new Map(
    db
      .prepare<[string], { page: number; confidence: number }>(
        `SELECT page, confidence FROM recognised_page INDEXED BY recognised_at_a_glance
         WHERE sha256 = ? AND failure IS NULL`,
      )
      .all(sha256)
      .map(({ page, confidence }) => [page, confidence]),
  )

/** The words of a page with their places; null where its text is not recognised text. */
export function loadRecognisedPage(
  db: Db,
  caseId: string,
  documentId: string,
  page: number,
): RecognisedPage | null {
  const row = db
    .prepare<[string, string, number], Omit<RecognisedPage, 'lines'> & { readonly lines: string }>(
      `SELECT r.lines, r.confidence, r.words, r.doubtful_words AS doubtfulWords, r.upright
       FROM bundle_document d JOIN recognised_page r USING (sha256)
       WHERE d.case_id = ? AND d.id = ? AND r.page = ? AND r.failure IS NULL`,
    )
    .get(caseId, documentId, page)
  if (row === undefined) return null
  return {
    ...row,
    lines: parseStored(linesSchema, row.lines, `The recognised text of page ${page}`),
  }
}

/** How sure the recognised text of a page is; null where the text is the page's own. */
export function recognisedConfidence(
  db: Db,
  caseId: string,
  documentId: string,
  page: number,
): number | null {
  return loadRecognisedPage(db, caseId, documentId, page)?.confidence ?? null
}

/** Lets the pages of a case that failed wait again; how many. */
export const retryFailed = (db: Db, caseId: string): number =>
  db
    .prepare(
      `DELETE FROM recognised_page WHERE failure IS NOT NULL
       AND sha256 IN (SELECT sha256 FROM bundle_document WHERE case_id = ?)`,
    )
    .run(caseId).changes
