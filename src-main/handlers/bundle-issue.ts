import { createHash } from 'node:crypto'
import { composePageMap } from '#core/bundle/page-map'
import { planBundle, type BundlePlan } from '#core/bundle/paginate'
import { resolveReferences, type ReferenceReport } from '#core/bundle/resolve-references'
import { bundleIndex } from '#core/bundle/sections'
import { canonicalJson } from '#core/canonical'
import { ok, refuse, type Result } from '#core/result'
import type { Put } from '../bundle-pdf/issue-file.ts'
import { notBuilt, runBuild } from '../bundle-pdf/run-build.ts'
import { listDocuments, type StoredDocument } from '../db/bundle.ts'
import { insertIssue, nextIssue, numberedSoFar } from '../db/bundle-issues.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeInParts } from '../files/write-file.ts'
import { fontBytes } from '../notice-pdf/fonts.ts'
import { referencesOf } from './bundle-references.ts'
import { issueSources } from './issue-sources.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'

/** How the issue under way is told to stop; null where there is none. */
export type Issuing = { running: AbortController | null }

export function cancelIssue(issuing: Issuing): Answer<'bundle:cancel-issue'> {
  issuing.running?.abort()
  return ok(null)
}

/** Builds the bundle as one PDF, writes it where the person says, and keeps what was issued. */
export async function issueBundle(
  library: OpenLibrary,
  issuing: Issuing,
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
  if (issuing.running !== null)
    return refuse('ISSUING', 'A bundle is being issued. Wait until it is written, or stop it.')
  const controller = new AbortController()
  const { signal } = controller
  issuing.running = controller
  const title = `Bundle ${reference}, version ${version}`
  const built = await writeInParts(
    path,
    async (put): Promise<Result<Built>> => {
      const made = await build(library, caseId, { title, linkReferences, signal, put })
      if (!made.ok) return made
      if (!db.open) return locked
      // Two issues at once would take the same number: the later one gives way before it is written.
      return nextIssue(db, caseId) === version ? made : issuedMeanwhile
    },
    { overwrite: true },
  ).finally(() => {
    issuing.running = null
  })
  if (!built.ok) return signal.aborted ? ok(null) : built
  const { sha256, plan, sections, references } = built.value
  const issued = { version, sha256, pages: plan.pages }
  const { at: issuedAt, by: issuedBy } = stamp(library)
  inOneTransaction(db, () => {
    const pageMap = canonicalJson(composePageMap(plan, sections, references))
    insertIssue(db, caseId, { ...issued, pageMap, issuedAt, issuedBy })
    record(library, 'bundle.issued', reference, issued)
  })
  return ok({ path, ...issued, references })
}

type Built = {
  readonly sha256: string
  readonly plan: BundlePlan
  readonly sections: ReturnType<typeof bundleIndex<StoredDocument>>
  /** The report of the references in its text, where they are linked. */
  readonly references: ReferenceReport | null
}

/** Puts the issue part by part; its hash, and what is kept of it. */
async function build(
  library: OpenLibrary,
  caseId: string,
  {
    title,
    linkReferences,
    signal,
    put,
  }: {
    readonly title: string
    readonly linkReferences: boolean
    readonly signal: AbortSignal
    readonly put: Put
  },
): Promise<Result<Built>> {
  const { db, deps } = library
  const sections = bundleIndex(listDocuments(db, caseId))
  const plan = planBundle(sections, numberedSoFar(db, caseId))
  const resolved = linkReferences
    ? resolveReferences(plan, sections, await referencesOf(library, caseId, plan, signal))
    : null
  if (!db.open) return locked
  const fonts = { plain: fontBytes('sans'), bold: fontBytes('sansBold') }
  const hash = createHash('sha256')
  const { sources, areSound } = issueSources(library, caseId)
  const built = await runBuild(
    { title, plan, sections, links: resolved?.links ?? [], fonts },
    sources,
    (bytes) => {
      hash.update(bytes)
      return put(bytes)
    },
    {
      onPages: (done) =>
        deps.emit('bundle:progress', { stage: 'JOINING', done, total: plan.pages }),
      signal,
    },
  )
  if (!built.ok) return built
  if (!(await areSound())) return notBuilt
  const sha256 = hash.digest('hex')
  return ok({ sha256, plan, sections, references: resolved?.report ?? null })
}

const issuedMeanwhile = refuse(
  'ISSUED_MEANWHILE',
  'The bundle was issued meanwhile. Issue it again.',
)
const locked = refuse('LOCKED', 'The library was locked. Nothing was written.')
