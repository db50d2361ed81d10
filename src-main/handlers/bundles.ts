import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import { inspectPdf } from '../bundle-pdf/inspect-pdf.ts'
import {
  insertDocument,
  listDocuments,
  loadDocumentContent,
  removeDocument,
  renameDocument,
} from '../db/bundle.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'

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

/** Adds one PDF as it came; refuses with the reason what cannot be read. */
export async function addDocument(
  library: OpenLibrary,
  caseId: string,
  path: string,
  title: string,
): Promise<Result<string>> {
  const allowed = open(library, caseId)
  if (!allowed.ok) return allowed
  const bytes = await readCapped(path)
  if (!bytes.ok) return bytes
  const inspected = await inspectPdf(bytes.value)
  if (!inspected.ok) return inspected
  const content = bytes.value
  const sha256 = createHash('sha256').update(content).digest('hex')
  const fileName = basename(path)
  const { pages } = inspected.value
  return inOneTransaction(library.db, () => {
    const file = { caseId, title, fileName, pages, sha256, content, ...stamp(library) }
    const inserted = insertDocument(library.db, file)
    if (!inserted.ok) return inserted
    record(library, 'document.added', allowed.value, { document: inserted.value.id, sha256, pages })
    return ok(inserted.value.id)
  })
}

/** Reference of a case whose bundle may still be changed. */
function open(library: OpenLibrary, caseId: string): Result<string> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
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
    const added = await addDocument(library, caseId, path, basename(path, extname(path)))
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
  inOneTransaction(library.db, () => {
    renameDocument(library.db, input)
    record(library, 'document.renamed', allowed.value, { document: input.documentId })
  })
  return composeOpenCase(library, input.caseId)
}

export function removeFromBundle(
  library: OpenLibrary,
  input: Input<'bundle:remove'>,
): Answer<'bundle:remove'> {
  const allowed = open(library, input.caseId)
  if (!allowed.ok) return allowed
  inOneTransaction(library.db, () => {
    const { sha256 } =
      listDocuments(library.db, input.caseId).find((d) => d.id === input.documentId) ?? {}
    removeDocument(library.db, input)
    record(library, 'document.removed', allowed.value, {
      document: input.documentId,
      sha256: sha256 ?? null,
    })
  })
  return composeOpenCase(library, input.caseId)
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
