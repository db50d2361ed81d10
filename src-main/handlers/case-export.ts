import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CaseFile } from '#core/case-file'
import {
  decisionSchema,
  findingsSchema,
  seriousnessSchema,
  type HearingCase,
} from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { mapDocumentIds } from '#core/seal-file'
import { listDocuments, loadDocumentContent } from '../db/bundle.ts'
import { loadCase } from '../db/cases.ts'
import { writeWhole } from '../files/write-file.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { asRead, toHearingCase } from './open-case.ts'
import { decisionMakers } from './seal-state.ts'

/** A file name that every system takes: the document's place, then its plain letters. */
const documentFile = (index: number, fileName: string) => {
  const stem = fileName.replace(/\.pdf$/i, '').replace(/[^A-Za-z0-9]+/g, '-')
  return `${index + 1}-${stem.slice(0, 60)}.pdf`
}

/** Documents as they came, in a folder beside the case file; paths relative to the file, by id. */
async function writeDocuments(
  library: OpenLibrary,
  caseId: string,
  path: string,
): Promise<Result<ReadonlyMap<string, { readonly title: string; readonly file: string }>>> {
  const folder = basename(path).replace(/\.json$/, '-documents')
  const written = new Map<string, { title: string; file: string }>()
  for (const [index, document] of listDocuments(library.db, caseId).entries()) {
    const content = loadDocumentContent(library.db, caseId, document.id)
    if (content === null) return refuse('NOT_FOUND', `${document.title} is not in the bundle.`)
    const file = `${folder}/${documentFile(index, document.fileName)}`
    const target = join(dirname(path), file)
    try {
      await mkdir(dirname(target), { recursive: true })
    } catch {
      return refuse('NO_FOLDER', 'The folder for the documents cannot be made there.')
    }
    const saved = await writeWhole(target, content, { overwrite: true })
    if (!saved.ok) return saved
    written.set(document.id, { title: document.title, file })
  }
  return ok(written)
}

/** What leaves: particulars, findings, and seriousness where the writer may read it; never the decision. */
function handedOverFile(
  hearingCase: HearingCase,
  handedOver: NonNullable<CaseFile['handedOver']>,
  documents: ReadonlyMap<string, { readonly title: string; readonly file: string }>,
): CaseFile {
  const rename = (id: string) => documents.get(id)?.file ?? null
  return {
    format: 'evenhand-case',
    version: 1,
    handedOver,
    sections: {
      particulars: hearingCase.particulars,
      findings: findingsSchema.parse(mapDocumentIds(hearingCase.findings, rename)),
      seriousness: seriousnessSchema.parse(mapDocumentIds(hearingCase.seriousness, rename)),
      // Each decides alone: a draft of the outcome would stand before the member's own view.
      decision: decisionSchema.parse({}),
    },
    documents: [...documents.values()],
    provisionalViews: [],
  }
}

/**
 * Writes an open case for one decision-maker's own laptop, where it is the same case under the same
 * reference. The file is plain: the writer is told to carry it safely, and the export is recorded.
 */
export async function exportCaseFile(
  library: OpenLibrary,
  { caseId, seat }: Input<'case:export-file'>,
): Promise<Answer<'case:export-file'>> {
  const stored = loadCase(library.db, caseId)
  if (stored === null) return refuse('NOT_FOUND', 'There is no such case in this library.')
  const { reference, rootId, status, particulars } = stored
  if (status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed: nothing is left to do.')
  if (decisionMakers(particulars)[seat] === undefined)
    return refuse('OTHER_SEAT', 'There is no such seat on this panel.', 'seat')
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the case for a member’s laptop',
    suggestedName: `${reference}-case-seat-${seat}.json`,
    filters: [{ name: 'Case file', extensions: ['json'] }],
  })
  if (path === null) return ok(null)
  const documents = await writeDocuments(library, caseId, path)
  if (!documents.ok) return documents
  const hearingCase = asRead(library, toHearingCase(stored))
  const handedOver = { caseKey: rootId, reference, seat }
  const file = handedOverFile(hearingCase, handedOver, documents.value)
  const written = await writeWhole(path, `${JSON.stringify(file, null, 2)}\n`, { overwrite: true })
  if (written.ok) record(library, 'case.exported', reference, { seat, files: documents.value.size })
  return written
}
