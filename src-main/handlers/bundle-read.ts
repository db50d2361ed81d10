import { partBytes } from '#core/bundle/parts'
import { ok, refuse } from '#core/result'
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
 * Where the tables begin by which a reader finds what it draws, from the end of a file; what stands
 * before `end` is not looked for.
 */
function startOfTables(end: Uint8Array, bytes: number): number {
  const text = Buffer.from(end.buffer, end.byteOffset, end.length).toString('latin1')
  const from = bytes - end.length
  const last = Number(/startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(text.slice(-200))?.[1] ?? bytes)
  // What was put after a file leads back to the table of the file itself.
  const before = Number(
    /\/Prev\s+(\d{1,12})/.exec(text.slice(Math.max(0, last - from)))?.[1] ?? last,
  )
  return Math.min(bytes, ...[last, before].filter((place) => place >= from))
}

/** The end of a document for a reader that begins, with its last page: it would ask for both next. */
function endOf(library: OpenLibrary, input: Input<'bundle:read'>, bytes: number): Uint8Array {
  const from = Math.max(0, bytes - mostEnd)
  const end = loadDocumentPart(library.db, { ...input, from, to: bytes })?.part ?? new Uint8Array()
  const start = startOfTables(end, bytes)
  return end.slice(Math.max(0, start - (start % partBytes) - partBytes - from))
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
  return ok({ ...read, end: wantsEnd ? endOf(library, input, read.bytes) : new Uint8Array() })
}

const changed = refuse(
  'DOCUMENT_CHANGED',
  'This document is not the one that was added: its bytes do not match its fingerprint. Do not rely on it. Restore the library from the last backup.',
)
