import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { AreaContent, RedactionArea } from '#core/bundle/redaction/areas'
import type { RedactedCopy } from '#core/bundle/redaction/log'
import { inOneTransaction, type Db } from './open-database.ts'
import { parseStored } from './stored.ts'

const rects = z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]))
const texts = ['document', 'page', 'place', 'ground', 'basis'] as const
const signatures = ['markedBy', 'markedAt', 'reviewedBy', 'reviewedAt'] as const
const copySchema = z.object({
  sources: z.array(z.object({ document: z.string(), sha256: z.string() })),
  rows: z.array(
    z.record(z.enum([...texts, ...signatures]), z.string()).and(z.object({ number: z.number() })),
  ),
  /** Which area, as it was last marked, is which row. */
  areas: z.array(z.string()),
})

type Stamp = { readonly at: string; readonly by: string }
type Row = Omit<RedactionArea, 'rects' | 'appliedIn'> & { readonly rects: string }
type CopyRow = Omit<RedactedCopy, 'sources' | 'rows'> & { readonly content: string }

/** An area counts as taken out of a copy as it was then marked: not once it was changed. */
const versionOf = ({ id, markedAt }: Pick<RedactionArea, 'id' | 'markedAt'>) => `${id} ${markedAt}`

/** Keeps new areas, all of them or none; `passage` is what stands under each. */
export function insertAreas(
  db: Db,
  rootId: string,
  areas: readonly (AreaContent & { readonly passage: string })[],
  { at, by }: Stamp,
): void {
  inOneTransaction(db, () => {
    const insert = db.prepare(
      `INSERT INTO redaction (id, root_id, document_id, page, rects, passage, ground, note, marked_at,
         marked_by) VALUES (@id, @rootId, @documentId, @page, @rects, @passage, @ground, @note, @at, @by)`,
    )
    for (const area of areas)
      insert.run({ ...area, rects: JSON.stringify(area.rects), id: randomUUID(), rootId, at, by })
  })
}

/** Areas of the documents that a version of the case holds, in the order they were marked. */
export function listAreas(db: Db, rootId: string, caseId: string): readonly RedactionArea[] {
  const applied = new Map<string, number[]>()
  for (const { number, areas } of copyRows(db, rootId))
    for (const version of areas) applied.set(version, [...(applied.get(version) ?? []), number])
  return db
    .prepare<[string, string], Row>(
      `SELECT r.id, document_id AS documentId, page, rects, passage, ground, note,
         marked_at AS markedAt, marked_by AS markedBy, reviewed_at AS reviewedAt,
         reviewed_by AS reviewedBy
       FROM redaction r JOIN bundle_document d ON d.case_id = ? AND d.id = r.document_id
       WHERE root_id = ? ORDER BY r.rowid`,
    )
    .all(caseId, rootId)
    .map((row) => ({
      ...row,
      rects: parseStored(rects, row.rects, 'An area to redact'),
      appliedIn: applied.get(versionOf(row)) ?? [],
    }))
}

/** Gives an area another ground and note; it waits for review again. False where it is gone. */
export function changeArea(
  db: Db,
  rootId: string,
  changed: { readonly id: string; readonly ground: string; readonly note: string } & Stamp,
): boolean {
  const { changes } = db
    .prepare(
      `UPDATE redaction SET ground = @ground, note = @note, marked_at = @at, marked_by = @by,
         reviewed_at = NULL, reviewed_by = NULL WHERE id = @id AND root_id = @rootId`,
    )
    .run({ ...changed, rootId })
  return changes === 1
}

/** Takes areas away; gives how many there were. */
export function deleteAreas(db: Db, rootId: string, ids: readonly string[]): number {
  const remove = db.prepare('DELETE FROM redaction WHERE id = ? AND root_id = ?')
  return inOneTransaction(db, () => ids.reduce((n, id) => n + remove.run(id, rootId).changes, 0))
}

/** Takes away every area of a document whose file is another now; gives how many there were. */
export function deleteAreasOf(db: Db, caseId: string, documentId: string): number {
  const { changes } = db
    .prepare(
      `DELETE FROM redaction WHERE document_id = ?
       AND root_id = (SELECT root_id FROM hearing_case WHERE id = ?)`,
    )
    .run(documentId, caseId)
  return changes
}

/** Sets who looked at areas a second time; gives how many waited for it. */
export function reviewAreas(
  db: Db,
  rootId: string,
  ids: readonly string[],
  { at, by }: Stamp,
): number {
  const review = db.prepare(
    `UPDATE redaction SET reviewed_at = ?, reviewed_by = ?
     WHERE id = ? AND root_id = ? AND reviewed_at IS NULL`,
  )
  return inOneTransaction(db, () =>
    ids.reduce((n, id) => n + review.run(at, by, id, rootId).changes, 0),
  )
}

/** Keeps a copy that was made, with its log; gives it the next number. */
export function insertCopy(
  db: Db,
  rootId: string,
  copy: Omit<RedactedCopy, 'number'>,
  areas: readonly RedactionArea[],
): RedactedCopy {
  const { sources, rows, ...facts } = copy
  const content = JSON.stringify({ sources, rows, areas: areas.map(versionOf) })
  const number = db
    .prepare<object, number>(
      `INSERT INTO redacted_copy (root_id, number, made_at, made_by, kind, sha256, pages, content)
       SELECT @rootId, coalesce(max(number), 0) + 1, @madeAt, @madeBy, @kind, @sha256, @pages, @content
       FROM redacted_copy WHERE root_id = @rootId RETURNING number`,
    )
    .pluck()
    .get({ ...facts, rootId, content })
  if (number === undefined) throw new Error('Written and not found')
  return { ...copy, number }
}

/** Every copy made in a case, the first one first. */
export const listCopies = (db: Db, rootId: string): readonly RedactedCopy[] =>
  copyRows(db, rootId).map(({ areas: _areas, ...copy }) => copy)

function copyRows(db: Db, rootId: string) {
  return db
    .prepare<[string], CopyRow>(
      `SELECT number, made_at AS madeAt, made_by AS madeBy, kind, sha256, pages, content
       FROM redacted_copy WHERE root_id = ? ORDER BY number`,
    )
    .all(rootId)
    .map(({ content, ...row }) => ({
      ...row,
      ...parseStored(copySchema, content, 'The log of a redacted copy'),
    }))
}
