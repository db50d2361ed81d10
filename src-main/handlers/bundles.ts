import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ok, refuse, type Result } from '#core/result'
import {
  arrangeDocuments,
  insertDocument,
  listDocuments,
  noDocument,
  renameDocument,
} from '../db/bundle.ts'
import { insertCame } from '../db/bundle-came.ts'
import { removeDocument } from '../db/bundle-formers.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { leaving } from './leaving-document.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import type { NewDocument } from './new-document.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'
import { keepsCase } from './seal-state.ts'

export const hashBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** Hashed between two turns in which the window is answered. */
const hashedAtOnce = 4 * 1_048_576

/** The same of a file that may be long. */
export async function hashInTurns(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += hashedAtOnce) {
    hash.update(bytes.subarray(at, at + hashedAtOnce))
    await nextTurn()
  }
  return hash.digest('hex')
}

/** Adds a document to a bundle, with its entry in the audit record; gives its id. */
export function keepDocument(
  library: OpenLibrary,
  place: { readonly caseId: string; readonly reference: string; readonly title: string },
  file: NewDocument,
): Result<string> {
  const { caseId, reference, title } = place
  return inOneTransaction(library.db, () => {
    const inserted = insertDocument(library.db, { caseId, title, ...file, ...stamp(library) })
    if (!inserted.ok) return inserted
    const { sha256, pages, original, came } = file
    const document = inserted.value.id
    if (came !== undefined) insertCame(library.db, { id: document, sha256 }, came)
    record(library, 'document.added', reference, {
      document,
      sha256,
      pages,
      ...(original === undefined ? {} : { original: original.sha256 }),
      ...(came === undefined ? {} : { origin: came.origin }),
    })
    return ok(inserted.value.id)
  })
}

/** Reference of a case whose bundle may still be changed. */
export function open(library: OpenLibrary, caseId: string): Result<string> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  if (!keepsCase(library.unlocked.person, loaded.value.particulars))
    return refuse(
      'NOT_ALLOWED',
      'This case has another chair. Its chair or the secretariat does it.',
    )
  return loaded.value.status === 'OPEN'
    ? ok(loaded.value.reference)
    : refuse('CASE_SIGNED', 'The notice is signed: the bundle can no longer be changed.')
}

export function renameInBundle(
  library: OpenLibrary,
  input: Input<'bundle:rename'>,
): Answer<'bundle:rename'> {
  const allowed = open(library, input.caseId)
  if (!allowed.ok) return allowed
  const renamed = inOneTransaction(library.db, () => {
    const result = renameDocument(library.db, input)
    if (result.ok)
      record(library, 'document.renamed', allowed.value, { document: input.documentId })
    return result
  })
  return renamed.ok ? composeOpenCase(library, input.caseId) : renamed
}

export function arrangeBundle(
  library: OpenLibrary,
  { caseId, documents }: Input<'bundle:arrange'>,
): Answer<'bundle:arrange'> {
  const allowed = open(library, caseId)
  if (!allowed.ok) return allowed
  const arranged = inOneTransaction(library.db, () => {
    const result = arrangeDocuments(library.db, caseId, documents)
    if (result.ok)
      record(library, 'bundle.arranged', allowed.value, { documents: documents.length })
    return result
  })
  return arranged.ok ? composeOpenCase(library, caseId) : arranged
}

export function removeFromBundle(
  library: OpenLibrary,
  input: Input<'bundle:remove'>,
): Answer<'bundle:remove'> {
  const allowed = open(library, input.caseId)
  if (!allowed.ok) return allowed
  const removed = inOneTransaction(library.db, () => {
    const { caseId, documentId } = input
    const document = listDocuments(library.db, caseId).find(({ id }) => id === documentId)
    if (document === undefined) return noDocument
    const { left, keptFor } = leaving(library, caseId, document)
    const result = removeDocument(library.db, { caseId, documentId, ...left })
    const { sha256 } = document
    const kept = keptFor.length > 0
    if (result.ok)
      record(library, 'document.removed', allowed.value, { document: documentId, sha256, kept })
    return result
  })
  return removed.ok ? composeOpenCase(library, input.caseId) : removed
}
