import { extname } from 'node:path'
import { ok, refuse } from '#core/result'
import { loadCame } from '../db/bundle-came.ts'
import { loadOriginal } from '../db/bundle.ts'
import { writeWhole } from '../files/write-file.ts'
import { hashBytes } from './bundles.ts'
import { locked, record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'

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
  return came === null ? noDocument : ok(came)
}

/** A name that every system takes, near to the one the file came under. */
export const safeName = (fileName: string): string =>
  fileName.replace(/[^\p{L}\p{N}._ ()-]+/gu, '-').replace(/^[. ]+|[. ]+$/g, '') || 'document'

/** Writes the very file that was added, once its hash was found to be the one it came with. */
export async function saveOriginal(
  library: OpenLibrary,
  { caseId, documentId }: Input<'bundle:save-original'>,
): Promise<Answer<'bundle:save-original'>> {
  const { db, deps } = library
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const came = loadCame(db, caseId, documentId)
  if (came === null) return noDocument
  const { fileName, sha256 } = came
  const ending = extname(fileName).slice(1).toLowerCase()
  const path = await deps.dialogs.saveFile({
    title: 'Save the file as it came',
    suggestedName: safeName(fileName),
    filters: [
      { name: 'The file as it came', extensions: [/^[a-z0-9]+$/.test(ending) ? ending : '*'] },
    ],
  })
  if (path === null) return ok(null)
  if (!db.open) return locked
  const content = loadOriginal(db, caseId, documentId)
  if (content === null) return noDocument
  if (hashBytes(content) !== sha256)
    return refuse(
      'NOT_AS_IT_CAME',
      'The file kept here is no longer the one that came: its hash differs. Nothing was written; restore a backup.',
    )
  const written = await writeWhole(path, content, { overwrite: true })
  if (written.ok && db.open)
    record(library, 'document.saved-as-it-came', loaded.value.reference, {
      document: documentId,
      sha256,
    })
  return written
}
