import { ok, refuse } from '#core/result'
import { loadCame } from '../db/bundle-came.ts'
import { pageTableState } from '../db/bundle-content.ts'
import { hashOfDocument, loadOriginal } from '../db/bundle.ts'
import type { Answer, Input, OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'
import { saveAsItCame } from './save-as-it-came.ts'

const noDocument = refuse(
  'NOT_FOUND',
  'This document is not in the bundle. It may have been removed.',
)

/** How a document came and what its file held. */
export function showCame(
  { db }: OpenLibrary,
  { caseId, documentId }: Input<'bundle:came'>,
): Answer<'bundle:came'> {
  const came = loadCame(db, caseId, documentId)
  if (came === null) return noDocument
  const read = hashOfDocument(db, caseId, documentId) ?? ''
  const isOld = pageTableState(db, read) === 'WITHOUT_HASH'
  return ok(isOld ? { ...came, notes: [...came.notes, tableWithoutHash] } : came)
}

const tableWithoutHash =
  'Its table of pages was kept by an earlier version, without a hash: a change of it would not be noticed. Add the file again to have one.'

/** Writes the very file that was added, once its hash was found to be the one it came with. */
export async function saveOriginal(
  library: OpenLibrary,
  { caseId, documentId }: Input<'bundle:save-original'>,
): Promise<Answer<'bundle:save-original'>> {
  const { db } = library
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const came = loadCame(db, caseId, documentId)
  if (came === null) return noDocument
  const { fileName } = came
  return saveAsItCame(library, loaded.value.reference, {
    title: 'Save the file as it came',
    documentId,
    fileName,
    load: () => loadOriginal(db, caseId, documentId),
    missing: noDocument,
  })
}
