import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { RedactionRow } from '#core/bundle/redaction/log'
import type { NoticeRedaction } from '#core/notice/redaction/redact'
import { inOneTransaction, type Db } from './open-database.ts'
import { parseStored } from './stored.ts'

type Marked = Omit<NoticeRedaction, 'id' | 'markedBy' | 'markedAt'>

const texts = [
  'document',
  'page',
  'place',
  'ground',
  'basis',
  'markedBy',
  'markedAt',
  'reviewedBy',
  'reviewedAt',
] as const
const rowsSchema = z.array(
  z.record(z.enum(texts), z.string()).and(z.object({ number: z.number() })),
) satisfies z.ZodType<readonly RedactionRow[]>

/** Keeps new redactions of the published notice of a case, all of them or none. */
export function insertNoticeRedactions(
  db: Db,
  caseId: string,
  marked: readonly Marked[],
  stamp: { readonly at: string; readonly by: string },
): void {
  const insert = db.prepare(
    `INSERT INTO notice_redaction (id, case_id, section_id, text, nth, from_sign, to_sign, ground,
       note, marked_at, marked_by)
     VALUES (@id, @caseId, @sectionId, @text, @nth, @from, @to, @ground, @note, @at, @by)`,
  )
  inOneTransaction(db, () => {
    for (const one of marked) insert.run({ ...one, id: randomUUID(), caseId, ...stamp })
  })
}

/** Redactions of one version of a case, in the order they were marked. */
export const listNoticeRedactions = (db: Db, caseId: string): readonly NoticeRedaction[] =>
  db
    .prepare<[string], NoticeRedaction>(
      `SELECT id, section_id AS sectionId, text, nth, from_sign AS "from", to_sign AS "to", ground,
         note, marked_at AS markedAt, marked_by AS markedBy
       FROM notice_redaction WHERE case_id = ? ORDER BY rowid`,
    )
    .all(caseId)

/** Takes redactions of an open case away; gives how many there were. */
export function deleteNoticeRedactions(db: Db, caseId: string, ids: readonly string[]): number {
  const remove = db.prepare('DELETE FROM notice_redaction WHERE id = ? AND case_id = ?')
  return inOneTransaction(db, () => ids.reduce((n, id) => n + remove.run(id, caseId).changes, 0))
}

/** A correction begins with what was left out before, each with who ordered it and when. */
export function copyNoticeRedactions(db: Db, fromCaseId: string, toCaseId: string): void {
  for (const { markedAt: at, markedBy: by, ...one } of listNoticeRedactions(db, fromCaseId))
    insertNoticeRedactions(db, toCaseId, [one], { at, by })
}

export function insertLeftOutLog(
  db: Db,
  log: {
    readonly noticeId: string
    readonly caseId: string
    readonly rows: readonly RedactionRow[]
  },
): void {
  db.prepare(
    'INSERT INTO left_out_log (notice_id, case_id, content) VALUES (@noticeId, @caseId, @content)',
  ).run({ ...log, rows: null, content: JSON.stringify(log.rows) })
}

/** The log of the published notice of a signed case; null where none was kept. */
export function loadLeftOutLog(db: Db, caseId: string): readonly RedactionRow[] | null {
  const content = db
    .prepare<[string], string>('SELECT content FROM left_out_log WHERE case_id = ?')
    .pluck()
    .get(caseId)
  return content === undefined
    ? null
    : parseStored(rowsSchema, content, 'The log of a published notice')
}
