import { createHash } from 'node:crypto'
import { planBundle } from '#core/bundle/paginate'
import { resolveReferences } from '#core/bundle/resolve-references'
import { bundleIndex } from '#core/bundle/sections'
import { canonicalJson } from '#core/canonical'
import { ok, refuse } from '#core/result'
import { runBuild } from '../bundle-pdf/run-build.ts'
import { listDocuments, loadDocumentContent } from '../db/bundle.ts'
import { insertIssue, nextIssue } from '../db/bundle-issues.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import { referencesOf } from './bundle-references.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'

/** Builds the bundle as one PDF, writes it where the person says, and keeps what was issued. */
export async function issueBundle(
  library: OpenLibrary,
  { caseId, linkReferences }: Input<'bundle:issue'>,
): Promise<Answer<'bundle:issue'>> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { db, deps } = library
  const { reference } = loaded.value
  if (listDocuments(db, caseId).length === 0)
    return refuse('NO_DOCUMENTS', 'The bundle has no documents. Add them first.')
  const version = nextIssue(db, caseId)
  const path = await deps.dialogs.saveFile({
    title: 'Issue the bundle as one PDF',
    suggestedName: `${reference}-bundle-${version}.pdf`.replace(/[^A-Za-z0-9.-]+/g, '-'),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (path === null) return ok(null)
  const built = await build(
    library,
    caseId,
    `Bundle ${reference}, version ${version}`,
    linkReferences,
  )
  if (!built.ok) return built
  if (!db.open) return locked
  // Two issues at once would take the same number: the later one gives way before it is written.
  if (nextIssue(db, caseId) !== version)
    return refuse('ISSUED_MEANWHILE', 'The bundle was issued meanwhile. Issue it again.')
  const { bytes, plan, references } = built.value
  const written = await writeWhole(path, bytes, { overwrite: true })
  if (!written.ok) return written
  const issued = {
    version,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pages: plan.pages,
  }
  const { at: issuedAt, by: issuedBy } = stamp(library)
  inOneTransaction(db, () => {
    const pageMap = canonicalJson({ places: plan.places, references })
    insertIssue(db, caseId, { ...issued, pageMap, issuedAt, issuedBy })
    record(library, 'bundle.issued', reference, issued)
  })
  return ok({ path: written.value, ...issued, references })
}

/** The bytes of the issue, with the report of the references in its text where they are linked. */
async function build(library: OpenLibrary, caseId: string, title: string, linkReferences: boolean) {
  const { db, deps } = library
  const sections = bundleIndex(listDocuments(db, caseId))
  const plan = planBundle(sections)
  const resolved = linkReferences
    ? resolveReferences(plan, sections, await referencesOf(library, caseId, plan))
    : null
  if (!db.open) return locked
  const built = await runBuild(
    { title, plan, sections, links: resolved?.links ?? [] },
    (id) => (db.open ? loadDocumentContent(db, caseId, id) : null),
    (done) => deps.emit('bundle:progress', { stage: 'JOINING', done, total: plan.pages }),
  )
  if (!built.ok) return built
  return ok({ bytes: built.value, plan, references: resolved?.report ?? null })
}

const locked = refuse('LOCKED', 'The library was locked. Nothing was written.')
