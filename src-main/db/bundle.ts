import type { PageLabel } from '#core/bundle/page-label'
import { numberDocuments } from '#core/bundle/paginate'
import { orderBySection, type BundleSection, type Placed } from '#core/bundle/sections'
import { ok, refuse, type Result } from '#core/result'
import {
  keepContent,
  keepPageTable,
  loadContent,
  loadPartToRead,
  type PartToRead,
} from './bundle-content.ts'
import { numberedSoFar } from './bundle-issues.ts'
import { inOneTransaction, type Db } from './open-database.ts'

export type StoredDocument = {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly pages: number
  /** Size and hash of the PDF it is read by. */
  readonly bytes: number
  readonly sha256: string
  readonly addedAt: string
  readonly addedBy: string
  /** What its first page is called, as the next issue would print it. */
  readonly label: PageLabel
  /** Place of its first page among those of all documents, in the order of the pages, from 1. */
  readonly firstPage: number
  readonly section: BundleSection
  /** `2026`, `2026-11` or `2026-11-26`; null where the document has no date. */
  readonly dated: string | null
  readonly description: string
}

/** A file as it came, of another kind than PDF. */
export type Original = { readonly sha256: string; readonly content: Uint8Array }

type NewFile = {
  readonly sha256: string
  readonly content: Uint8Array
  readonly pageTable?: Uint8Array | null
  readonly original?: Original
}

/** The document of a case that holds this very file, as it is read or as it came; null for none. */
export function holderOf(
  db: Db,
  caseId: string,
  { sha256, original }: Pick<NewFile, 'sha256' | 'original'>,
): StoredDocument | null {
  const came = original?.sha256 ?? sha256
  const held = listDocuments(db, caseId).find(
    (document) => document.sha256 === sha256 || originalOf(db, document.sha256) === came,
  )
  return held ?? null
}

/** Keeps the bytes of a document that is about to name them, in the same transaction. */
export function keepFile(db: Db, { sha256, content, pageTable = null, original }: NewFile): void {
  keepContent(db, sha256, content)
  if (pageTable !== null) keepPageTable(db, sha256, pageTable)
  if (original === undefined) return
  keepContent(db, original.sha256, original.content)
  db.prepare('INSERT INTO bundle_original VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    sha256,
    original.sha256,
  )
}

/**
 * Adds a document at the end of a bundle; refuses `DUPLICATE` for the same file, and names it.
 * `content` is the PDF it is read by; `original` is the file as it came, where that is no PDF.
 */
export function insertDocument(
  db: Db,
  added: NewFile & {
    readonly caseId: string
    readonly title: string
    readonly fileName: string
    readonly pages: number
    readonly at: string
    readonly by: string
  },
): Result<StoredDocument> {
  return inOneTransaction(db, () => {
    if (!isOpen(db, added.caseId)) return signed
    const { content, original: _, pageTable: __, ...facts } = added
    const same = holderOf(db, added.caseId, added)
    if (same !== null)
      return refuse('DUPLICATE', `The bundle holds this file already, as "${same.title}".`)
    keepFile(db, added)
    db.prepare(
      `INSERT INTO bundle_document (case_id, title, file_name, bytes, sha256, pages, position,
         added_at, added_by)
       SELECT @caseId, @title, @fileName, @bytes, @sha256, @pages,
         coalesce(max(position), 0) + 1, @at, @by
       FROM bundle_document WHERE case_id = @caseId`,
    ).run({ ...facts, bytes: content.length })
    const document = listDocuments(db, added.caseId).at(-1)
    if (document === undefined) throw new Error('Written and not found')
    return ok(document)
  })
}

/** Documents in the order of the bundle, with the numbers that the next issue would give. */
export function listDocuments(db: Db, caseId: string): readonly StoredDocument[] {
  const rows = db
    .prepare<[string], Omit<StoredDocument, 'label' | 'firstPage'>>(
      `SELECT id, title, file_name AS fileName, pages, bytes, sha256, added_at AS addedAt,
         added_by AS addedBy, section, dated, description
       FROM bundle_document WHERE case_id = ? ORDER BY position`,
    )
    .all(caseId)
  return numberDocuments(rows, numberedSoFar(db, caseId))
}

export function renameDocument(
  db: Db,
  renamed: { readonly caseId: string; readonly documentId: string; readonly title: string },
): Result<null> {
  return inOneTransaction(db, () => {
    if (!isOpen(db, renamed.caseId)) return signed
    const change = db
      .prepare(
        'UPDATE bundle_document SET title = @title WHERE case_id = @caseId AND id = @documentId',
      )
      .run(renamed)
    return change.changes === 1 ? ok(null) : noDocument
  })
}

/**
 * Sets part, date, description and order of every document; within a part they stand as given.
 * Refuses `BUNDLE_CHANGED` where the documents given are not those of the bundle.
 */
export function arrangeDocuments(db: Db, caseId: string, placed: readonly Placed[]): Result<null> {
  return inOneTransaction(db, () => {
    if (!isOpen(db, caseId)) return signed
    const held = new Set(listDocuments(db, caseId).map(({ id }) => id))
    const given = new Set(placed.map(({ documentId }) => documentId))
    if (
      placed.length !== held.size ||
      given.size !== held.size ||
      [...given].some((id) => !held.has(id))
    )
      return changed
    const update = db.prepare(
      `UPDATE bundle_document SET section = @section, dated = @dated, description = @description,
         position = @position WHERE case_id = @caseId AND id = @documentId`,
    )
    for (const [index, document] of orderBySection(placed).entries())
      update.run({ ...document, caseId, position: index + 1 })
    return ok(null)
  })
}

/** Drops a file and what it was made from, unless a document or an earlier one still has them. */
export function forgetFile(db: Db, sha256: string): void {
  const original = originalOf(db, sha256)
  const forget = db.prepare(
    `DELETE FROM bundle_content WHERE sha256 = @sha256
     AND NOT EXISTS (SELECT 1 FROM bundle_document WHERE sha256 = @sha256)
     AND NOT EXISTS (SELECT 1 FROM bundle_former WHERE content = @sha256)
     AND NOT EXISTS (SELECT 1 FROM bundle_original WHERE original_sha256 = @sha256)`,
  )
  for (const one of [sha256, original]) forget.run({ sha256: one })
}

type Hash = 'sha256' | 'coalesce(original_sha256, sha256)'

/** Hash of the PDF by which a document is read; null where the case has no such document. */
export const hashOfDocument = (db: Db, caseId: string, documentId: string) =>
  hashOf(db, 'sha256', caseId, documentId)

/** The PDF by which a document is read; null where the case has no such document. */
export function loadDocumentContent(db: Db, caseId: string, documentId: string) {
  const sha256 = hashOfDocument(db, caseId, documentId)
  return sha256 === null ? null : loadContent(db, sha256)
}

/** The very bytes that were added, with their hash; null where the case has no such document. */
export function loadOriginal(db: Db, caseId: string, documentId: string): Original | null {
  const sha256 = hashOf(db, 'coalesce(original_sha256, sha256)', caseId, documentId)
  const content = sha256 === null ? null : loadContent(db, sha256)
  return sha256 === null || content === null ? null : { sha256, content }
}

/** Hash of the file from which a PDF was made; null where the PDF is what came. */
function originalOf(db: Db, sha256: string): string | null {
  const found = db
    .prepare<[string], string>('SELECT original_sha256 FROM bundle_original WHERE sha256 = ?')
    .pluck()
    .get(sha256)
  return found ?? null
}

function hashOf(db: Db, hash: Hash, caseId: string, documentId: string): string | null {
  const sha256 = db
    .prepare<[string, string], string>(
      `SELECT ${hash} FROM bundle_document LEFT JOIN bundle_original USING (sha256)
       WHERE case_id = ? AND id = ?`,
    )
    .pluck()
    .get(caseId, documentId)
  return sha256 ?? null
}

/** Bytes `from` up to `to` of the PDF by which a document is read, with its page table after them. */
export function loadDocumentPart(
  db: Db,
  wanted: {
    readonly caseId: string
    readonly documentId: string
    readonly from: number
    readonly to: number
  },
): PartToRead | null {
  const row = db
    .prepare<object, { sha256: string; bytes: number }>(
      'SELECT sha256, bytes FROM bundle_document WHERE case_id = @caseId AND id = @documentId',
    )
    .get(wanted)
  return row === undefined ? null : loadPartToRead(db, row, wanted.from, wanted.to)
}

/** True for a case whose bundle may still be changed. */
export function isOpen(db: Db, caseId: string): boolean {
  const found = db
    .prepare(`SELECT 1 FROM hearing_case WHERE id = ? AND status = 'OPEN'`)
    .get(caseId)
  return found !== undefined
}

export const signed = refuse(
  'CASE_SIGNED',
  'This case is signed, or is not there: its bundle cannot be changed.',
)
const changed = refuse(
  'BUNDLE_CHANGED',
  'The documents of the bundle have changed meanwhile. Look at the index again.',
)
export const noDocument = refuse('NOT_FOUND', 'There is no such document in this bundle.')
