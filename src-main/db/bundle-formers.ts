import { z } from 'zod'
import type { FormerFile } from '#core/bundle/former-file'
import { ok, type Result } from '#core/result'
import {
  forgetFile,
  isOpen,
  listDocuments,
  noDocument,
  signed,
  type Original,
  type StoredDocument,
} from './bundle.ts'
import { loadContent } from './bundle-content.ts'
import { line } from './bundle-issues.ts'
import { inOneTransaction, type Db } from './open-database.ts'
import { parseStored } from './stored.ts'

type Document = { readonly caseId: string; readonly documentId: string }
type StoredFormer = FormerFile & {
  readonly documentId: string
  /** Of each page what its words were, as one value; null where that is not known. */
  readonly prints: readonly (string | null)[]
}

/** What is kept of a file that leaves the bundle, its bytes only where an issued version has them. */
type Leaving = {
  readonly prints: readonly (string | null)[]
  readonly keepsFormer: boolean
  readonly at: string
  readonly by: string
}

const prints = z.array(z.string().nullable())

/**
 * Gives a document another file, whose bytes are kept already. Its title, place and description
 * stay; the file before becomes an earlier one, with its bytes where `keepsFormer`.
 */
export function replaceFile(
  db: Db,
  replaced: Document & {
    readonly fileName: string
    readonly pages: number
    readonly bytes: number
    readonly sha256: string
    readonly addedAt: string
    readonly addedBy: string
  } & Leaving,
): Result<null> {
  const { caseId, documentId, sha256, keepsFormer } = replaced
  return inOneTransaction(db, () => {
    if (!isOpen(db, caseId)) return signed
    const before = listDocuments(db, caseId).find(({ id }) => id === documentId)
    if (before === undefined) return noDocument
    if (before.sha256 === sha256) throw new Error('A file does not replace itself')
    insertFormer(db, before, replaced)
    db.prepare(
      `UPDATE bundle_document SET file_name = @fileName, pages = @pages, bytes = @bytes,
         sha256 = @sha256, added_at = @addedAt, added_by = @addedBy
       WHERE case_id = @caseId AND id = @documentId`,
    ).run(replaced)
    if (!keepsFormer) forgetFile(db, before.sha256)
    return ok(null)
  })
}

function insertFormer(
  db: Db,
  before: StoredDocument,
  { caseId, documentId, at, by, prints: known, keepsFormer }: Document & Leaving,
): void {
  db.prepare(
    `INSERT INTO bundle_former (case_id, document_id, turn, file_name, sha256, pages, added_at,
       added_by, replaced_at, replaced_by, prints, content)
     SELECT @caseId, @documentId, coalesce(max(turn), 0) + 1, @fileName, @sha256, @pages,
       @addedAt, @addedBy, @at, @by, @prints, @content
     FROM bundle_former WHERE case_id = @caseId AND document_id = @documentId`,
  ).run({
    ...before,
    caseId,
    documentId,
    at,
    by,
    prints: JSON.stringify(known),
    content: keepsFormer ? before.sha256 : null,
  })
}

/**
 * Takes a document out. Its bytes, and those of its earlier files, stay for as long as the case where
 * an issued version has them; else they go once no version of any case holds them.
 */
export function removeDocument(db: Db, removed: Document & Leaving): Result<null> {
  const { caseId, documentId } = removed
  return inOneTransaction(db, () => {
    if (!isOpen(db, caseId)) return signed
    const before = listDocuments(db, caseId).find(({ id }) => id === documentId)
    if (before === undefined) return noDocument
    if (removed.keepsFormer) insertFormer(db, before, removed)
    for (const sql of [
      `DELETE FROM bundle_former WHERE case_id = @caseId AND document_id = @documentId
         AND content IS NULL`,
      'DELETE FROM bundle_document WHERE case_id = @caseId AND id = @documentId',
    ])
      db.prepare(sql).run({ caseId, documentId })
    forgetFile(db, before.sha256)
    return ok(null)
  })
}

/** Earlier files of the documents of a bundle, in the versions of the case before this one too. */
export const listFormers = (db: Db, caseId: string): readonly StoredFormer[] =>
  db
    .prepare<
      object,
      Omit<StoredFormer, 'prints' | 'isKept'> & { prints: string; content: string | null }
    >(
      `${line} SELECT document_id AS documentId, file_name AS fileName, sha256, pages,
         added_at AS addedAt, added_by AS addedBy, replaced_at AS replacedAt,
         replaced_by AS replacedBy, prints, content
       FROM bundle_former WHERE case_id IN line ORDER BY replaced_at, turn`,
    )
    .all({ caseId })
    .map(({ content, ...row }) => ({
      ...row,
      prints: parseStored(prints, row.prints, 'An earlier file'),
      isKept: content !== null,
    }))

/** An earlier file as it came, with the hash that it came with; null where it is not kept. */
export function loadFormer(
  db: Db,
  wanted: Document & { readonly sha256: string },
): Original | null {
  const sha256 = db
    .prepare<object, string>(
      `${line} SELECT coalesce(original_sha256, content) FROM bundle_former f
       LEFT JOIN bundle_original o ON o.sha256 = f.content
       WHERE case_id IN line AND document_id = @documentId AND content = @sha256`,
    )
    .pluck()
    .get(wanted)
  const content = sha256 === undefined ? null : loadContent(db, sha256)
  return sha256 === undefined || content === null ? null : { sha256, content }
}

/** Keeps of links which file they were made on, until they are led elsewhere or confirmed. */
export function insertLinksToFormer(
  db: Db,
  caseId: string,
  links: readonly string[],
  sha256: string,
): void {
  const insert = db.prepare('INSERT INTO link_to_former VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  for (const link of links) insert.run(caseId, link, sha256)
}

/** Links made on an earlier file, each with the hash of that file. */
export const linksToFormer = (db: Db, caseId: string): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare<object, { link: string; sha256: string }>(
        `${line} SELECT link, sha256 FROM link_to_former WHERE case_id IN line`,
      )
      .all({ caseId })
      .map(({ link, sha256 }) => [link, sha256]),
  )

/** A link that a person led somewhere: it is no longer one to an earlier file. */
export function dropLinkToFormer(db: Db, caseId: string, link: string): void {
  db.prepare(`${line} DELETE FROM link_to_former WHERE case_id IN line AND link = @link`).run({
    caseId,
    link,
  })
}
