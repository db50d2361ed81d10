import { partBytes } from '#core/bundle/parts'
import { ok, refuse } from '#core/result'
import type { PartToRead } from '../db/bundle-content.ts'
import { hashOfDocument, loadDocumentPart } from '../db/bundle.ts'
import { checkDocument, isChanged } from './document-check.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'

/** Most of a document's end that is sent with its beginning. */
const mostEnd = 512 * 1024

/** Documents opened since the library was unlocked. */
const opened = new WeakMap<OpenLibrary['db'], Set<string>>()

/** Whether these bytes begin a reading: every opening takes the first byte, and none goes without. */
function isOpening({ db }: OpenLibrary, document: string, from: number): boolean {
  const known = opened.get(db) ?? new Set()
  opened.set(db, known)
  const isNew = !known.has(document)
  known.add(document)
  return isNew || from === 0
}

/**
 * Where that begins by which a reader finds what it draws, with the last page, from the end of a file;
 * what stands before `end` is not looked for.
 */
function startOfTables(end: Uint8Array, { bytes, own }: PartToRead): number {
  const text = Buffer.from(end.buffer, end.byteOffset, end.length).toString('latin1')
  const from = bytes - end.length
  const last = Number(/startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(text.slice(-200))?.[1] ?? bytes)
  const before = /\/Prev\s+(\d{1,12})/.exec(text.slice(Math.max(0, last - from)))?.[1]
  // What was put after a file stands in for its tables and holds its last page, or leads back to them.
  if (own < bytes && before === undefined) return own
  const places = [last, Number(before ?? last)].filter((place) => place >= from)
  return Math.min(bytes, ...places) - partBytes
}

/** The end of a document for a reader that begins: it would ask for it next. */
function endOf(library: OpenLibrary, input: Input<'bundle:read'>, read: PartToRead): Uint8Array {
  const { bytes } = read
  const from = Math.max(0, bytes - mostEnd)
  const end = loadDocumentPart(library.db, { ...input, from, to: bytes })?.part ?? new Uint8Array()
  const start = startOfTables(end, read)
  return end.slice(Math.max(0, start - (start % partBytes) - from))
}

/**
 * Part of the PDF by which a document is read; each opening of it is recorded once, and its file is
 * compared with its hash. Refuses `DOCUMENT_CHANGED` once that was found to differ.
 */
export function readDocument(
  library: OpenLibrary,
  input: Input<'bundle:read'>,
): Answer<'bundle:read'> {
  const { caseId, documentId, from } = input
  const sha256 = hashOfDocument(library.db, caseId, documentId)
  const read = loadDocumentPart(library.db, input)
  if (sha256 === null || read === null)
    return refuse('NOT_FOUND', 'This document is not in the bundle. It may have been removed.')
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { reference } = loaded.value
  if (isChanged(library, sha256)) {
    if (from === 0) record(library, 'document.found-changed', reference, { document: documentId })
    return changed
  }
  if (isOpening(library, `${caseId} ${documentId}`, from)) {
    record(library, 'document.viewed', reference, { document: documentId })
    void checkDocument(library, { caseId, documentId, sha256 })
  }
  const wantsEnd = from === 0 && input.to < read.bytes
  const { part, bytes } = read
  return ok({ part, bytes, end: wantsEnd ? endOf(library, input, read) : new Uint8Array() })
}

const changed = refuse(
  'DOCUMENT_CHANGED',
  'This document is not the one that was added: its bytes do not match its fingerprint. Do not rely on it. Restore the library from the last backup.',
)
