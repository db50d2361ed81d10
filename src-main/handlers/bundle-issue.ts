import { createHash } from 'node:crypto'
import { planBundle } from '#core/bundle/paginate'
import { bundleIndex } from '#core/bundle/sections'
import { canonicalJson } from '#core/canonical'
import { ok, refuse } from '#core/result'
import { runBuild } from '../bundle-pdf/run-build.ts'
import { listDocuments, loadDocumentContent } from '../db/bundle.ts'
import { insertIssue, nextIssue } from '../db/bundle-issues.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'

/** Builds the bundle as one PDF, writes it where the person says, and keeps what was issued. */
export async function issueBundle(
  library: OpenLibrary,
  { caseId }: Input<'bundle:issue'>,
): Promise<Answer<'bundle:issue'>> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { db, deps } = library
  const { reference } = loaded.value
  const documents = listDocuments(db, caseId)
  if (documents.length === 0)
    return refuse('NO_DOCUMENTS', 'The bundle has no documents. Add them first.')
  const version = nextIssue(db, caseId)
  const path = await deps.dialogs.saveFile({
    title: 'Issue the bundle as one PDF',
    suggestedName: `${reference}-bundle-${version}.pdf`.replace(/[^A-Za-z0-9.-]+/g, '-'),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (path === null) return ok(null)
  const sections = bundleIndex(documents)
  const plan = planBundle(sections)
  const title = `Bundle ${reference}, version ${version}`
  const built = await runBuild(
    { title, plan, sections },
    (id) => (db.open ? loadDocumentContent(db, caseId, id) : null),
    (done) => deps.emit('bundle:progress', { done, total: plan.pages }),
  )
  if (!built.ok) return built
  if (!db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  // Two issues at once would take the same number: the later one gives way before it is written.
  if (nextIssue(db, caseId) !== version)
    return refuse('ISSUED_MEANWHILE', 'The bundle was issued meanwhile. Issue it again.')
  const written = await writeWhole(path, built.value, { overwrite: true })
  if (!written.ok) return written
  const sha256 = createHash('sha256').update(built.value).digest('hex')
  const { pages } = plan
  const { at: issuedAt, by: issuedBy } = stamp(library)
  inOneTransaction(db, () => {
    const pageMap = canonicalJson(plan.places)
    insertIssue(db, caseId, { version, sha256, pages, pageMap, issuedAt, issuedBy })
    record(library, 'bundle.issued', reference, { version, sha256, pages })
  })
  return ok({ path: written.value, version, pages, sha256 })
}
