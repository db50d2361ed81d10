import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, resolve, sep } from 'node:path'
import { caseFileSchema, type CaseFile } from '#core/case-file'
import { canonicalJson } from '#core/canonical'
import type { CaseSections } from '#core/hearing-case'
import { ok, refuse, type Problem, type Result } from '#core/result'
import { mapDocumentIds } from '#core/seal-file'
import { keepContentInSteps } from '../db/bundle-content.ts'
import { isTaken } from '../db/cases.ts'
import { openLongTransaction } from '../db/long-transaction.ts'
import { saveSection } from '../db/sections.ts'
import { hashText } from '../vault/keys.ts'
import { isOwnFile } from '../vault/own-files.ts'
import { hashInTurns, keepDocument } from './bundles.ts'
import { workOnFile, type FileWork } from './file-work.ts'
import { locked, stamp, type Answer, type OpenLibrary } from './library.ts'
import { insertNewCase, longestSection } from './new-case.ts'
import { readNewDocument, type NewDocument } from './new-document.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'
import { resource, type Session } from './session.ts'
import { settle } from './settle.ts'

const largestCaseFile = 20 * 1024 * 1024

const isNewer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === 'evenhand-case' &&
  'version' in value &&
  typeof value.version === 'number' &&
  value.version > 1

const checkSize = (file: CaseFile): Result<CaseFile> =>
  Object.values(file.sections).some((value) => JSON.stringify(value).length > longestSection)
    ? refuse('TOO_LARGE', 'A step of this case holds more than two million characters.')
    : ok(file)

async function readCaseFile(path: string): Promise<Result<CaseFile>> {
  try {
    if ((await stat(path)).size > largestCaseFile)
      return refuse('TOO_LARGE', 'The case file is larger than 20 MB.')
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (isNewer(value))
      return refuse('NEWER', 'A newer Evenhand made this case file. Open it with that version.')
    const parsed = caseFileSchema.safeParse(value)
    if (parsed.success) return checkSize(parsed.data)
    const [first] = parsed.error.issues
    return refuse(
      'NOT_A_CASE_FILE',
      `Not a case file: ${first?.message ?? ''}`,
      first?.path.join('.'),
    )
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read as a case file (JSON).')
  }
}

/**
 * A document of a case file, held inside the file's own folder: the file is not trusted, so neither
 * `..` nor a link that leads elsewhere is followed.
 */
async function inside(library: OpenLibrary, folder: string, file: string): Promise<Result<string>> {
  const outside = refuse('OUTSIDE', 'The path leaves the folder of the case file.')
  if (isAbsolute(file)) return outside
  try {
    const root = await realpath(folder)
    const path = await realpath(resolve(root, file))
    if (!path.startsWith(root + sep)) return outside
    return isOwnFile(dirname(library.db.name), path) ? ownFile : ok(path)
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read. Check that it is beside the case file.')
  }
}

const ownFile = refuse('OWN_FILE', 'This file belongs to the library itself. It was not opened.')

/** A document that was found fit, without its bytes: those are read again when it is kept. */
type Found = Omit<NewDocument, 'content'> & {
  /** As the case file and its evidence links name it. */
  readonly name: string
  readonly title: string
  readonly path: string
}

/** Looks at every document before anything is written; one that is refused refuses the file. */
async function findDocuments(
  library: OpenLibrary,
  { documents }: CaseFile,
  folder: string,
  onDocument: (done: number, total: number) => void,
): Promise<Result<readonly Found[]>> {
  const found: Found[] = []
  const problems: Problem[] = []
  for (const [index, { title, file: name }] of documents.entries()) {
    onDocument(index, documents.length)
    const path = await inside(library, folder, name)
    const read = path.ok ? await readNewDocument(path.value) : path
    if (path.ok && read.ok) {
      const { content: _, ...facts } = read.value
      found.push({ name, title, path: path.value, ...facts })
    } else if (!read.ok)
      problems.push({
        code: 'DOCUMENT_REFUSED',
        message: `${name}: ${read.problems.map(({ message }) => message).join(' ')}`,
      })
  }
  return problems.length > 0 ? { ok: false, problems } : ok(found)
}

/** A member's own laptop takes in what was handed to the member; no case comes in twice. */
function mayTakeIn(library: OpenLibrary, handedOver: CaseFile['handedOver']): Result<null> {
  const { role } = library.unlocked.person
  if (handedOver === undefined)
    return role === 'MEMBER'
      ? refuse('NOT_ALLOWED', 'This file was not handed over to a member of the panel.')
      : ok(null)
  if (role === 'MEMBER' && handedOver.seat === 0)
    return refuse('OTHER_SEAT', 'This file was made for another seat on the panel. Ask for yours.')
  if (!isTaken(library.db, handedOver)) return ok(null)
  const { reference } = handedOver
  return refuse('CASE_EXISTS', `There is already a case ${reference} in this library.`)
}

/** A document that is no longer what was looked at; takes the whole import back. */
class ChangedOnDisk extends Error {}

/** The bytes of a document; null where it is no longer there. */
const readAgain = (path: string): Promise<Uint8Array | null> => readFile(path).catch(() => null)

/** Puts the documents into the bundle, in slices; gives the id of each by the name in the file. */
async function keepDocuments(
  library: OpenLibrary,
  place: { readonly caseId: string; readonly reference: string },
  documents: readonly Found[],
  { check, rest }: FileWork,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  const byContent = new Map<string, string>()
  for (const [done, { name, title, path, ...facts }] of documents.entries()) {
    const same = byContent.get(facts.sha256)
    const content = await readAgain(path)
    if (content === null || (await hashInTurns(content)) !== facts.sha256)
      throw new ChangedOnDisk(name)
    check(done, documents.length)
    for (const _ of keepContentInSteps(library.db, facts.sha256, content))
      await rest(done, documents.length)
    const kept =
      same === undefined
        ? keepDocument(library, { ...place, title }, { ...facts, content })
        : ok(same)
    if (!kept.ok) throw new ChangedOnDisk(name)
    ids.set(name, kept.value)
    byContent.set(facts.sha256, kept.value)
  }
  return ids
}

/** Evidence links of a case file name documents by path; from here on they name them by id. */
function relink(
  library: OpenLibrary,
  caseId: string,
  sections: CaseSections,
  ids: ReadonlyMap<string, string>,
): void {
  const renamed = mapDocumentIds(sections, (name) => ids.get(name) ?? null)
  const parsed = caseFileSchema.shape.sections.parse(renamed)
  for (const section of ['findings', 'seriousness'] as const)
    saveSection(library.db, {
      caseId,
      section,
      value: parsed[section],
      settled: true,
      ...stamp(library),
    })
}

/** A case file with its documents, which are read again when they are kept. */
export type ReadWhole = {
  readonly file: CaseFile
  readonly documents: readonly Found[]
  /** Of all of it. */
  readonly sha256: string
}

/** Reads a case file with its documents, for this reader. Nothing is taken in. */
export async function readWhole(
  library: OpenLibrary,
  path: string,
  onDocument: (done: number, total: number) => void,
): Promise<Result<ReadWhole>> {
  const file = await readCaseFile(path)
  if (!file.ok) return file
  const documents = await findDocuments(library, file.value, dirname(path), onDocument)
  if (!documents.ok) return documents
  const allowed = mayTakeIn(library, file.value.handedOver)
  if (!allowed.ok) return allowed
  const hashes = documents.value.map(({ name, sha256 }) => [name, sha256])
  const sha256 = hashText(canonicalJson([file.value, hashes]))
  return ok({ file: file.value, documents: documents.value, sha256 })
}

/** The case with its documents and links, in a transaction that nothing else joins. */
async function write(
  library: OpenLibrary,
  { file, documents }: ReadWhole,
  work: FileWork,
): Promise<Answer<'case:import-sample'>> {
  const { handedOver, sections } = file
  const allowed = mayTakeIn(library, handedOver)
  if (!allowed.ok) return allowed
  const transaction = openLongTransaction(library.db)
  try {
    const caseId = insertNewCase(library, sections, 'case.imported', handedOver)
    const loaded = loadHearingCase(library, caseId)
    if (!loaded.ok) return loaded
    const { reference } = loaded.value
    const ids = await keepDocuments(library, { caseId, reference }, documents, work)
    relink(library, caseId, loaded.value, ids)
    await settle(transaction, () => library.db.open && !work.signal.aborted)
    work.check(documents.length, documents.length)
    transaction.commit()
    return composeOpenCase(library, caseId)
  } finally {
    transaction.takeBack()
  }
}

/** Takes in what was read, documents and links included, or nothing of it. */
export function keepWhole(
  session: Session,
  library: OpenLibrary,
  read: ReadWhole,
): Promise<Answer<'case:import-sample'>> {
  return workOnFile(session, library, 'TAKING_IN', async (work) => {
    try {
      const alone = () => write(library, read, work)
      return (await session.importing.gate.stepAside(alone, work.signal)) ?? locked
    } catch (error) {
      if (!(error instanceof ChangedOnDisk)) throw error
      return refuse('CHANGED_ON_DISK', `${error.message} was changed meanwhile. Import again.`)
    }
  })
}

async function importCaseFile(
  session: Session,
  library: OpenLibrary,
  path: string,
): Promise<Answer<'case:import-sample'>> {
  const read = await readWhole(library, path, () => undefined)
  if (!read.ok) return read
  return library.db.open ? keepWhole(session, library, read.value) : locked
}

export const importSampleCase = (
  session: Session,
  library: OpenLibrary,
): Promise<Answer<'case:import-sample'>> =>
  importCaseFile(session, library, resource(library, 'sample', 'sample-case.json'))

/** A second made-up case, half-way and under the 2025 rules, so that their presumption can be seen. */
export const importSampleCase2025 = (
  session: Session,
  library: OpenLibrary,
): Promise<Answer<'case:import-sample-2025'>> =>
  importCaseFile(session, library, resource(library, 'sample', 'sample-case-2025.json'))
