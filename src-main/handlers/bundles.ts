import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import { inspectPdf } from '../bundle-pdf/inspect-pdf.ts'
import { kindOf, normalise } from '../bundle-pdf/normalise.ts'
import {
  arrangeDocuments,
  insertDocument,
  listDocuments,
  loadDocumentContent,
  removeDocument,
  renameDocument,
  type Original,
} from '../db/bundle.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { fontBytes } from '../notice-pdf/fonts.ts'
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

/** A document found fit for a bundle: the PDF it is read by, and the file as it came if that is none. */
export type NewDocument = {
  readonly fileName: string
  readonly pages: number
  readonly sha256: string
  readonly content: Uint8Array
  readonly original?: Original
}

export const hashBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

async function fromPdf(fileName: string, content: Uint8Array): Promise<Result<NewDocument>> {
  const inspected = await inspectPdf(content)
  if (!inspected.ok) return inspected
  return ok({ fileName, ...inspected.value, sha256: hashBytes(content), content })
}

/** Reads one PDF; refuses with the reason what cannot be read. */
export async function readNewDocument(path: string): Promise<Result<NewDocument>> {
  const read = await readCapped(path)
  return read.ok ? fromPdf(basename(path), read.value) : read
}

/** Reads one PDF, text or picture; refuses with the reason what cannot be read. */
async function readAnyDocument(path: string): Promise<Result<NewDocument>> {
  const read = await readCapped(path)
  if (!read.ok) return read
  const bytes = read.value
  const fileName = basename(path)
  const kind = kindOf(fileName, bytes)
  if (kind === 'PDF') return fromPdf(fileName, bytes)
  if (kind === null)
    return refuse(
      'OTHER_KIND',
      'This is not a PDF, a plain text (.txt), a PNG or a JPEG. Save the document as PDF and add that.',
    )
  const original = { sha256: hashBytes(bytes), content: bytes }
  const font = fontBytes('mono')
  const made = await normalise({ kind, fileName, sha256: original.sha256, bytes, font })
  if (!made.ok) return made
  return ok({ fileName, ...made.value, sha256: hashBytes(made.value.content), original })
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
    const { sha256, pages, original } = file
    const came = original === undefined ? {} : { original: original.sha256 }
    const document = inserted.value.id
    record(library, 'document.added', reference, { document, sha256, pages, ...came })
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
    filters: [{ name: 'PDF, text or picture', extensions: ['pdf', 'txt', 'png', 'jpg', 'jpeg'] }],
    many: true,
  })
  const refused: { file: string; reason: string }[] = []
  for (const path of paths) {
    const read = await readAnyDocument(path)
    if (!library.db.open)
      return refuse('LOCKED', 'The library was locked. What was added before that stays.')
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
