import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, normalize, resolve } from 'node:path'
import type { SectionName } from '#core/hearing-case'
import { emptySections, type CaseSections } from '#core/hearing-case'
import { canonicalJson } from '#core/canonical'
import { caseFileSchema, type CaseFile } from '#core/case-file'
import { precedentFromCase } from '#core/precedents/from-case'
import { ok, refuse, type Result } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { insertCase, insertCorrection, listCases } from '../db/cases.ts'
import { listNotices } from '../db/notices.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listPeople } from '../db/people.ts'
import { saveSection } from '../db/sections.ts'
import { hashText } from '../vault/keys.ts'
import { deliberation } from './access.ts'
import { addDocument } from './bundles.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadHearingCase, summarise, toHearingCase } from './open-case.ts'
import { sealState } from './seal-state.ts'
import { resource } from './session.ts'

const largestCaseFile = 20 * 1024 * 1024

export function listAllCases(library: OpenLibrary): Answer<'case:list'> {
  return ok(
    listCases(library.db).map((stored) => {
      const hearingCase = toHearingCase(stored)
      const { allSealed } = sealState(library, hearingCase)
      return summarise(library, hearingCase, listDocuments(library.db, stored.id), allSealed)
    }),
  )
}

/** Links the panel of a new case to the people of this library, by role and order. */
function withPeople(library: OpenLibrary, sections: CaseSections): CaseSections {
  const me = library.unlocked.person
  const people = listPeople(library.db)
  const inRole = (role: string) => people.filter((person) => person.role === role)
  const chair = me.role === 'CHAIR' ? me : (inRole('CHAIR')[0] ?? null)
  const members = inRole('MEMBER')
  const { particulars } = sections
  return {
    ...sections,
    particulars: {
      ...particulars,
      chair: {
        ...particulars.chair,
        profileId: chair?.id ?? null,
        capacity: particulars.chair.capacity ?? chair?.capacity ?? null,
      },
      members: particulars.members.map((member, index) => ({
        ...member,
        profileId: members[index]?.id ?? null,
      })),
      adviser: particulars.adviser && {
        ...particulars.adviser,
        profileId: inRole('ADVISER')[0]?.id ?? null,
      },
    },
  }
}

function insertNewCase(library: OpenLibrary, sections: CaseSections, action: string): string {
  return inOneTransaction(library.db, () => {
    const stored = insertCase(library.db, {
      ...stamp(library),
      sections: withPeople(library, sections),
    })
    record(library, action, stored.reference)
    return stored.id
  })
}

export function createCase(
  library: OpenLibrary,
  { matter }: Input<'case:create'>,
): Answer<'case:create'> {
  const sections = emptySections()
  const particulars = { ...sections.particulars, matter }
  return composeOpenCase(
    library,
    insertNewCase(library, { ...sections, particulars }, 'case.created'),
  )
}

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
  return isAbsolute(file) || !path.startsWith(resolve(folder) + '/') ? null : path
}

export async function importCaseFile(
  library: OpenLibrary,
  path: string,
): Promise<Answer<'case:import-sample'>> {
  const file = await readCaseFile(path)
  if (!file.ok) return file
  const id = insertNewCase(library, file.value.sections, 'case.imported')
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
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        key === 'documentId' && typeof member === 'string'
          ? (ids.get(member) ?? null)
          : swap(member),
      ]),
    )
  }
  const parsed = caseFileSchema.shape.sections.parse(
    swap({
      particulars: loaded.value.particulars,
      findings: loaded.value.findings,
      seriousness: loaded.value.seriousness,
      decision: loaded.value.decision,
    }),
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

export function openCase(library: OpenLibrary, { id }: Input<'case:open'>): Answer<'case:open'> {
  const opened = composeOpenCase(library, id)
  if (opened.ok) record(library, 'case.viewed', opened.value.hearingCase.reference)
  return opened
}

const mayEdit = (library: OpenLibrary, section: SectionName): boolean =>
  library.unlocked.person.role === 'CHAIR' || !deliberation.includes(section)

/** Keeps one section as it stands at this keystroke; a settled one becomes a version with an audit entry. */
export function saveCaseSection(
  library: OpenLibrary,
  input: Input<'case:save'>,
): Answer<'case:save'> {
  if (!mayEdit(library, input.section))
    return refuse('NOT_ALLOWED', 'The panel’s deliberation is written by the chair.')
  const { id: caseId, section, value, settled } = input
  const saved = inOneTransaction(library.db, () => {
    const result = saveSection(library.db, { caseId, section, value, settled, ...stamp(library) })
    const hearingCase = loadHearingCase(library, caseId)
    if (result.ok && settled && hearingCase.ok)
      record(library, 'case.changed', hearingCase.value.reference, {
        section,
        sha256: hashText(canonicalJson(value)),
      })
    return result
  })
  if (!saved.ok) return saved
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { allSealed } = sealState(library, loaded.value)
  const documents = listDocuments(library.db, caseId)
  return ok({
    hearingCase: loaded.value,
    summary: summarise(library, loaded.value, documents, allSealed),
    savedAt: saved.value.savedAt,
  })
}

/** Next version of a signed case; it names the notice that it will replace. */
export function correctCase(
  library: OpenLibrary,
  { id, reason }: Input<'case:correct'>,
): Answer<'case:correct'> {
  const notice = listNotices(library.db, id).find(({ kind }) => kind === 'FULL')
  if (notice === undefined)
    return refuse('NOT_SIGNED', 'The case is not signed yet: change it where it stands.')
  const corrected = inOneTransaction(library.db, () => {
    const result = insertCorrection(library.db, {
      caseId: id,
      replacesNotice: notice.number,
      ...stamp(library),
    })
    if (result.ok)
      record(library, 'case.correction-begun', result.value.reference, {
        reason,
        replaces: notice.number,
      })
    return result
  })
  return corrected.ok ? composeOpenCase(library, corrected.value.id) : corrected
}

export function draftPrecedent(
  library: OpenLibrary,
  { id }: Input<'case:draft-precedent'>,
): Answer<'case:draft-precedent'> {
  const loaded = loadHearingCase(library, id)
  if (!loaded.ok) return loaded
  if (loaded.value.status === 'OPEN')
    return refuse('NOT_SIGNED', 'A case becomes a precedent once its notice is signed.')
  return precedentFromCase(loaded.value)
}
