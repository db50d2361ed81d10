import { z } from 'zod'
import { canonicalJson } from '#core/canonical'
import type { CertificateFacts, NoticeDocument } from '#core/notice/notice'
import { listRevisions, type NoticeRevision } from './notice-revisions.ts'
import type { Db } from './open-database.ts'
import { DamagedRecord, hashOf, parseStored } from './stored.ts'

export type StoredNotice = {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly kind: NoticeDocument['kind']
  readonly version: number
  readonly replaces: string | null
  /** SHA-256 of the file as the chair signed it. */
  readonly sha256: string
  /** SHA-256 of the file as it now stands, with what was added. */
  readonly currentSha256: string
  readonly issuedAt: string
  readonly signer: string
  readonly certificate: CertificateFacts
  /** Length of the file as it now stands. */
  readonly bytes: number
  readonly revisions: readonly NoticeRevision[]
  /** When a timestamp was asked for that has not come yet; null where none is awaited. */
  readonly timestampAskedAt: string | null
}

const certificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  selfSigned: z.boolean(),
  keyAlgorithm: z.string(),
  fingerprint: z.string(),
}) satisfies z.ZodType<CertificateFacts>

/** The last of what was added to a notice. */
const latest = (column: string) =>
  `(SELECT ${column} FROM notice_revision WHERE notice_id = notice.id ORDER BY position DESC LIMIT 1)`
const columns = `id, case_id AS caseId, number, kind, version, replaces, sha256,
  coalesce(${latest('sha256')}, sha256) AS currentSha256, issued_at AS issuedAt, signer, certificate,
  coalesce(${latest('length(content)')}, length(content)) AS bytes,
  (SELECT asked_at FROM timestamp_request WHERE notice_id = notice.id) AS timestampAskedAt`
type Row = Omit<StoredNotice, 'certificate' | 'revisions'> & { certificate: string }

/** Keeps an issued notice for ever: the signed bytes and the data that they were drawn from. */
export function insertNotice(
  db: Db,
  issued: {
    readonly caseId: string
    readonly document: NoticeDocument
    readonly content: Uint8Array
    /** SHA-256 of the signed bytes. */
    readonly sha256: string
    readonly issuedAt: string
    readonly signer: string
    readonly certificate: CertificateFacts
  },
): StoredNotice {
  const { caseId, document, content, sha256, issuedAt, signer } = issued
  const text = canonicalJson(document)
  const row = db
    .prepare<object, Row>(
      `INSERT INTO notice (number, case_id, kind, version, replaces, sha256, content, document,
         document_sha256, issued_at, signer, certificate)
       VALUES (@number, @caseId, @kind, @version, @replaces, @sha256, @content, @text, @hash,
         @issuedAt, @signer, @certificate)
       RETURNING ${columns}`,
    )
    .get({
      caseId,
      number: document.number,
      kind: document.kind,
      version: document.version,
      replaces: document.replaces,
      content,
      sha256,
      text,
      hash: hashOf(db)(text),
      issuedAt,
      signer,
      certificate: JSON.stringify(issued.certificate),
    })
  if (row === undefined) throw new Error('Not written')
  return toNotice(db, row)
}

/** Notices of one version of a case, oldest first. */
export function listNotices(db: Db, caseId: string): readonly StoredNotice[] {
  return db
    .prepare<[string], Row>(
      `SELECT ${columns} FROM notice WHERE case_id = ? ORDER BY issued_at, rowid`,
    )
    .all(caseId)
    .map((row) => toNotice(db, row))
}

export function loadNotice(db: Db, id: string): StoredNotice | null {
  const row = db.prepare<[string], Row>(`SELECT ${columns} FROM notice WHERE id = ?`).get(id)
  return row === undefined ? null : toNotice(db, row)
}

/** The exact bytes of the file as it now stands. */
export function loadNoticeBytes(db: Db, id: string): Uint8Array | null {
  const row = db
    .prepare<[string], { content: Buffer }>(
      `SELECT coalesce(${latest('content')}, content) AS content FROM notice WHERE id = ?`,
    )
    .get(id)
  return row === undefined ? null : new Uint8Array(row.content)
}

/** The data that a notice was drawn from. @throws DamagedRecord */
export function loadNoticeDocument(db: Db, id: string): NoticeDocument | null {
  const row = db
    .prepare<[string], { text: string; hash: string }>(
      'SELECT document AS text, document_sha256 AS hash FROM notice WHERE id = ?',
    )
    .get(id)
  if (row === undefined) return null
  if (hashOf(db)(row.text) !== row.hash) throw new DamagedRecord('The text of this notice')
  const document: NoticeDocument = JSON.parse(row.text)
  return document
}

const withBytes = `SELECT id FROM notice WHERE sha256 = @sha256
  UNION SELECT notice_id FROM notice_revision WHERE sha256 = @sha256`

/** The notice that this library issued with exactly these bytes. */
export function findNoticeBySha256(
  db: Db,
  sha256: string,
): { readonly number: string; readonly caseReference: string } | null {
  const row = db
    .prepare<object, { number: string; caseReference: string }>(
      `SELECT n.number, c.reference AS caseReference
       FROM notice n JOIN hearing_case c ON c.id = n.case_id
       WHERE n.id IN (${withBytes})`,
    )
    .get({ sha256 })
  return row ?? null
}

/** The version of a case that these bytes were issued for. */
export function findCaseOfNotice(db: Db, sha256: string): string | null {
  const row = db
    .prepare<object, { caseId: string }>(
      `SELECT case_id AS caseId FROM notice WHERE id IN (${withBytes})`,
    )
    .get({ sha256 })
  return row?.caseId ?? null
}

function toNotice(db: Db, row: Row): StoredNotice {
  const what = `Notice ${row.number}`
  const certificate = parseStored(certificateSchema, row.certificate, what)
  return { ...row, certificate, revisions: listRevisions(db, row.id) }
}
