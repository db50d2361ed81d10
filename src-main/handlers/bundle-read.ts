import { ok, refuse } from '#core/result'
import { loadDocumentPart } from '../db/bundle.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'

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

/** Part of the PDF by which a document is read; each opening of it is recorded once. */
export function readDocument(
  library: OpenLibrary,
  input: Input<'bundle:read'>,
): Answer<'bundle:read'> {
  const { caseId, documentId, from } = input
  const read = loadDocumentPart(library.db, input)
  if (read === null)
    return refuse('NOT_FOUND', 'This document is not in the bundle. It may have been removed.')
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  if (isOpening(library, `${caseId} ${documentId}`, from))
    record(library, 'document.viewed', loaded.value.reference, { document: documentId })
  return ok(read)
}
