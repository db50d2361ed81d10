import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, normalize, resolve, sep } from 'node:path'
import { caseFileSchema, type CaseFile } from '#core/case-file'
import { ok, refuse, type Result } from '#core/result'
import { mapDocumentIds } from '#core/seal-file'
import { isTaken } from '../db/cases.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { saveSection } from '../db/sections.ts'
import { addDocument } from './bundles.ts'
import { stamp, type Answer, type OpenLibrary } from './library.ts'
import { insertNewCase } from './new-case.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'
import { resource } from './session.ts'

const largestCaseFile = 20 * 1024 * 1024

async function readCaseFile(path: string): Promise<Result<CaseFile>> {
  try {
    const bytes = await readFile(path)
    if (bytes.length > largestCaseFile)
      return refuse('TOO_LARGE', 'The case file is larger than 20 MB.')
    const parsed = caseFileSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    if (parsed.success) return ok(parsed.data)
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

/** A document path of a case file, held inside the file's own folder: the file is not trusted. */
function inside(folder: string, file: string): string | null {
  const path = resolve(folder, normalize(file))
  return isAbsolute(file) || !path.startsWith(resolve(folder) + sep) ? null : path
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

export async function importCaseFile(
  library: OpenLibrary,
  path: string,
): Promise<Answer<'case:import-sample'>> {
  const file = await readCaseFile(path)
  if (!file.ok) return file
  const { handedOver, sections } = file.value
  const allowed = mayTakeIn(library, handedOver)
  if (!allowed.ok) return allowed
  const id = insertNewCase(library, sections, 'case.imported', handedOver)
  const problems: string[] = []
  const ids = new Map<string, string>()
  for (const { title, file: name } of file.value.documents) {
    const document = inside(dirname(path), name)
    const added =
      document === null
        ? refuse('OUTSIDE', 'The path leaves the folder of the case file.')
        : await addDocument(library, id, document, title)
    if (added.ok) ids.set(name, added.value)
    else problems.push(`${name}: ${added.problems.map((p) => p.message).join(' ')}`)
  }
  relink(library, id, ids)
  const opened = composeOpenCase(library, id)
  if (problems.length === 0 || !opened.ok) return opened
  return {
    ok: false,
    problems: problems.map((message) => ({ code: 'DOCUMENT_REFUSED', message })),
  }
}

/** Evidence links of a case file name documents by path; from here on they name them by id. */
function relink(library: OpenLibrary, caseId: string, ids: ReadonlyMap<string, string>): void {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok || ids.size === 0) return
  const { particulars, findings, seriousness, decision } = loaded.value
  const parsed = caseFileSchema.shape.sections.parse(
    mapDocumentIds(
      { particulars, findings, seriousness, decision },
      (name) => ids.get(name) ?? null,
    ),
  )
  inOneTransaction(library.db, () => {
    for (const section of ['findings', 'seriousness'] as const)
      saveSection(library.db, {
        caseId,
        section,
        value: parsed[section],
        settled: true,
        ...stamp(library),
      })
  })
}

export async function chooseCaseFile(library: OpenLibrary): Promise<Answer<'case:import'>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Import a case file',
    filters: [{ name: 'Case file', extensions: ['json'] }],
    many: false,
  })
  return path === undefined ? ok(null) : importCaseFile(library, path)
}

export const importSampleCase = (library: OpenLibrary): Promise<Answer<'case:import-sample'>> =>
  importCaseFile(library, resource(library, 'sample', 'sample-case.json'))
