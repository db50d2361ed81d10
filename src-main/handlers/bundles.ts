import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import { inspectPdf } from '../bundle-pdf/inspect-pdf.ts'
import {
  arrangeDocuments,
  insertDocument,
  listDocuments,
  loadDocumentContent,
  removeDocument,
  renameDocument,
} from '../db/bundle.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'
import { keepsCase } from './seal-state.ts'

const largest = 300 * 1024 * 1024

async function readCapped(path: string): Promise<Result<Uint8Array>> {
  try {
    if ((await stat(path)).size > largest)
      return refuse('TOO_LARGE', 'The file is larger than 300 MB. Split it and add the parts.')
    return ok(await readFile(path))
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read. Check that it is there and not in use.')
  }
}

/** A PDF as it came, found fit for a bundle. */
export type NewDocument = {
  readonly fileName: string
  readonly pages: number
  readonly sha256: string
  readonly content: Uint8Array
}

export const hashBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** Reads one PDF; refuses with the reason what cannot be read. */
export async function readNewDocument(path: string): Promise<Result<NewDocument>> {
  const bytes = await readCapped(path)
  if (!bytes.ok) return bytes
  const inspected = await inspectPdf(bytes.value)
  if (!inspected.ok) return inspected
  const content = bytes.value
  const { pages } = inspected.value
  return ok({ fileName: basename(path), pages, sha256: hashBytes(content), content })
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
    const { sha256, pages } = file
    record(library, 'document.added', reference, { document: inserted.value.id, sha256, pages })
    return ok(inserted.value.id)
  })
}

/** Reference of a case whose bundle may still be changed. */
function open(library: OpenLibrary, caseId: string): Result<string> {
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

export async function addDocuments(
  library: OpenLibrary,
  { caseId }: Input<'bundle:add'>,
): Promise<Answer<'bundle:add'>> {
  const allowed = open(library, caseId)
  if (!allowed.ok) return allowed
  const paths = await library.deps.dialogs.openFiles({
    title: 'Add documents to the bundle',
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    many: true,
  })
  const refused: { file: string; reason: string }[] = []
  for (const path of paths) {
    const read = await readNewDocument(path)
    const place = { caseId, reference: allowed.value, title: basename(path, extname(path)) }
    const added = read.ok ? keepDocument(library, place, read.value) : read
    if (!added.ok)
      refused.push({ file: basename(path), reason: added.problems.map((p) => p.message).join(' ') })
  }
  const openCase = composeOpenCase(library, caseId)
  return openCase.ok ? ok({ openCase: openCase.value, refused }) : openCase
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
    const { sha256 } =
      listDocuments(library.db, input.caseId).find((d) => d.id === input.documentId) ?? {}
    const result = removeDocument(library.db, input)
    if (result.ok)
      record(library, 'document.removed', allowed.value, {
        document: input.documentId,
        sha256: sha256 ?? null,
      })
    return result
  })
  return removed.ok ? composeOpenCase(library, input.caseId) : removed
}

export function readDocument(
  library: OpenLibrary,
  { caseId, documentId }: Input<'bundle:read'>,
): Answer<'bundle:read'> {
  const content = loadDocumentContent(library.db, caseId, documentId)
  if (content === null)
    return refuse('NOT_FOUND', 'This document is not in the bundle. It may have been removed.')
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  record(library, 'document.viewed', loaded.value.reference, { document: documentId })
  return ok(content)
}
