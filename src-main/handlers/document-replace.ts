import { basename } from 'node:path'
import { evidenceLinks, type OwnedLink } from '#core/bundle/evidence-links'
import { emptyReport, takenEndings, titleOfFile, type IntakeReport } from '#core/bundle/intake'
import { canonicalJson } from '#core/canonical'
import { ok, refuse, type Result } from '#core/result'
import { insertCame } from '../db/bundle-came.ts'
import { insertLinksToFormer, replaceFile } from '../db/bundle-formers.ts'
import { holderOf, keepFile, listDocuments, type StoredDocument } from '../db/bundle.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { deleteAreasOf } from '../db/redactions.ts'
import { hashText } from '../vault/keys.ts'
import { attachedFiles, type Arriving } from './attached-files.ts'
import { busy, keepArriving, type Adding } from './bundle-intake.ts'
import { open } from './bundles.ts'
import type { Gate } from './gate.ts'
import { areLong, keepInSlices } from './keep-in-slices.ts'
import { leaving } from './leaving-document.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { readCapped, startIntake, type NewDocument } from './new-document.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'

type Place = { readonly caseId: string; readonly reference: string }
type Came = {
  readonly file: NewDocument
  readonly attached: readonly Arriving[]
  readonly refused: IntakeReport['refused']
}

/** A link as one value, by which it is known again for as long as nobody leads it elsewhere. */
export const linkMark = ({ owner, link }: OwnedLink): string =>
  hashText(canonicalJson({ owner, link }))

/** Reads a file with what is attached to it; null where that was cancelled. */
async function readFileAt(
  path: string,
  title: string,
  intake: ReturnType<typeof startIntake>,
): Promise<Result<Came | null>> {
  const bytes = await readCapped(path)
  if (!bytes.ok) return bytes
  const taken = await intake.takeIn({ fileName: basename(path), bytes: bytes.value })
  if (!taken.ok) return taken.problems.some(({ code }) => code === 'CANCELLED') ? ok(null) : taken
  const { attached, notes, ...document } = taken.value
  const inside = await attachedFiles(attached, title, intake)
  if (inside === null) return ok(null)
  const came = { origin: 'CHOSEN', attachedTo: null, notes } as const
  return ok({ file: { ...document, came }, attached: inside.arriving, refused: inside.refused })
}

/**
 * Gives a document a file that is kept here already: what it was before becomes its earlier file,
 * and every link to it is remembered as made on that. Call inside a transaction.
 */
export function putInPlace(
  library: OpenLibrary,
  caseId: string,
  before: StoredDocument,
  now: {
    readonly sha256: string
    readonly fileName: string
    readonly pages: number
    readonly bytes: number
    readonly addedAt: string
    readonly addedBy: string
  },
): { readonly keptFor: readonly number[]; readonly redactionsRemoved: number } {
  const { db } = library
  const { id: documentId, sha256 } = before
  const { keptFor, left } = leaving(library, caseId, before)
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) throw new Error('Opened before, and not found')
  const links = evidenceLinks(loaded.value).filter(({ link }) => link.documentId === documentId)
  if (!replaceFile(db, { ...now, caseId, documentId, ...left }).ok)
    throw new Error('Checked before, and refused')
  insertLinksToFormer(db, caseId, links.map(linkMark), sha256)
  return { keptFor, redactionsRemoved: deleteAreasOf(db, caseId, documentId) }
}

/** Keeps the file in its place, with what was attached to it behind the last document. */
function replace(
  library: OpenLibrary,
  { caseId, reference }: Place,
  documentId: string,
  { file, attached, refused }: Came,
): Answer<'bundle:replace'> {
  const { db } = library
  const before = listDocuments(db, caseId).find(({ id }) => id === documentId)
  if (before === undefined) return noDocument
  const holder = holderOf(db, caseId, file)
  if (holder !== null) return holder.id === documentId ? sameFile : elsewhere(holder)
  const { title } = before
  const { fileName, sha256, pages, content, original, came } = file
  keepFile(db, file)
  const bytes = content.length
  const { at: addedAt, by: addedBy } = stamp(library)
  const now = { sha256, fileName, pages, bytes, addedAt, addedBy }
  const done = putInPlace(library, caseId, before, now)
  if (came !== undefined) insertCame(db, { id: documentId, sha256 }, came)
  record(library, 'document.replaced', reference, {
    document: documentId,
    sha256,
    pages,
    ...(original === undefined ? {} : { original: original.sha256 }),
    before: before.sha256,
    kept: done.keptFor.length > 0,
    redactionsRemoved: done.redactionsRemoved,
  })
  const more =
    attached.length === 0 ? emptyReport : keepArriving(library, { caseId, reference }, attached)
  const report = {
    added: [{ file: fileName, title, notes: came?.notes ?? [] }, ...more.added],
    refused: [...more.refused, ...refused],
    left: [],
  }
  const openCase = composeOpenCase(library, caseId)
  if (!openCase.ok) return openCase
  return ok({
    openCase: openCase.value,
    title,
    pages: { before: before.pages, now: pages },
    ...done,
    report,
  })
}

/** Does it with what was read, in slices where that is long. Null where it was cancelled meanwhile. */
async function putInPlaceOf(
  library: OpenLibrary,
  { gate, signal }: { readonly gate: Gate; readonly signal: AbortSignal },
  { caseId, documentId }: Input<'bundle:replace'>,
  read: Came,
): Promise<Answer<'bundle:replace'>> {
  const keep = (): Answer<'bundle:replace'> => {
    // The case may have been signed, or the document taken out, while others went through.
    const still = open(library, caseId)
    if (!still.ok) return still
    const place = { caseId, reference: still.value }
    return inOneTransaction(library.db, () => replace(library, place, documentId, read))
  }
  const { file, attached } = read
  const arriving = [{ name: file.fileName, title: file.fileName, document: file }, ...attached]
  if (!areLong(arriving)) return keep()
  const isKept = ({ ok: isDone }: Answer<'bundle:replace'>) => isDone
  const alone = () => keepInSlices(library, caseId, arriving, signal, { keep, isKept })
  const replaced = await gate.stepAside(alone, signal)
  if (replaced !== null) return replaced
  return library.db.open ? ok(null) : locked
}

/** Asks for a file and puts it in the place of a document's own. All of it is done, or nothing. */
export async function replaceInBundle(
  library: OpenLibrary,
  adding: Adding,
  { caseId, documentId }: Input<'bundle:replace'>,
): Promise<Answer<'bundle:replace'>> {
  const allowed = open(library, caseId)
  if (!allowed.ok) return allowed
  const title = listDocuments(library.db, caseId).find(({ id }) => id === documentId)?.title
  if (title === undefined) return noDocument
  if (adding.running !== null) return busy
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Replace the file of a document',
    filters: [
      { name: 'Documents, e-mails, texts and pictures', extensions: takenEndings },
      { name: 'All files', extensions: ['*'] },
    ],
    many: false,
  })
  if (path === undefined) return ok(null)
  if (adding.running !== null) return busy
  const control = (adding.running = new AbortController())
  const intake = startIntake()
  control.signal.addEventListener('abort', intake.close)
  try {
    library.deps.emit('bundle:adding', { file: basename(path), done: 0, total: 1 })
    const came = await readFileAt(path, titleOfFile(basename(path)), intake)
    if (!library.db.open) return locked
    if (!came.ok || came.value === null) return came.ok ? ok(null) : came
    const run = { gate: adding.gate, signal: control.signal }
    return await putInPlaceOf(library, run, { caseId, documentId }, came.value)
  } finally {
    intake.close()
    adding.running = null
  }
}

const noDocument = refuse('NOT_FOUND', 'There is no such document in this bundle.')
const sameFile = refuse(
  'SAME_FILE',
  'This is the very file that stands there already. Nothing was changed.',
)
const elsewhere = ({ title }: StoredDocument) =>
  refuse('DUPLICATE', `The bundle holds this file already, as "${title}".`)
