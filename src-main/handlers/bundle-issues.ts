import type { KeptIssue } from '#contract/api'
import { changesCsv, composeChangesPaper } from '#core/bundle/changes-paper'
import { compareIssues } from '#core/bundle/issue-changes'
import { composePageMap } from '#core/bundle/page-map'
import { planBundle } from '#core/bundle/paginate'
import { sameTexts } from '#core/bundle/same-text'
import { bundleIndex } from '#core/bundle/sections'
import { ok, refuse } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { numberedSoFar, saveLatePages } from '../db/bundle-issues.ts'
import { pagesOfDocument } from '../db/bundle-text.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import { renderWorkingPaper } from '../notice-pdf/render-notice.ts'
import { timeInWords } from '../notice-pdf/time-in-words.ts'
import { open } from './bundles.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'
import { readIssues, type ReadIssue } from './read-issues.ts'
import { removedFiles } from './removed-files.ts'

/** Every issue of a bundle with what it changed, and what the next one would bring. */
export function showIssues(
  library: OpenLibrary,
  { caseId }: Input<'bundle:issues'>,
): Answer<'bundle:issues'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { db } = library
  const read = readIssues(library, caseId)
  const soFar = numberedSoFar(db, caseId)
  const documents = listDocuments(db, caseId)
  const sections = bundleIndex(documents)
  const next = composePageMap(planBundle(sections, soFar), sections, null)
  const last = read.at(-1)
  return ok({
    issues: read.map((one, at) => keptIssue(one, read[at - 1])).toReversed(),
    late: soFar.late,
    next: last === undefined ? null : compareIssues(last.map, next),
    sameText: sameTexts(
      documents.map(({ id, title }) => ({
        title,
        texts: { [Symbol.iterator]: () => pagesOfDocument(db, caseId, id) },
      })),
    ),
    removed: removedFiles(
      db,
      caseId,
      read.map(({ issue, map }) => ({ ...issue, map })),
    ),
  })
}

const keptIssue = ({ issue, map }: ReadIssue, before: ReadIssue | undefined): KeptIssue => {
  const { version, issuedAt, issuedBy, pages, sha256 } = issue
  const changes = before === undefined ? null : compareIssues(before.map, map)
  return { version, issuedAt, issuedBy, pages, sha256, references: map.references, changes }
}

/** Chooses how what came after the last issue is numbered; every number shown follows. */
export function numberLate(
  library: OpenLibrary,
  { caseId, way }: Input<'bundle:number-late'>,
): Answer<'bundle:number-late'> {
  const allowed = open(library, caseId)
  if (!allowed.ok) return allowed
  inOneTransaction(library.db, () => {
    saveLatePages(library.db, caseId, way)
    record(library, 'bundle.late-pages-chosen', allowed.value, { way })
  })
  return composeOpenCase(library, caseId)
}

/** Writes what an issue changed, where the person says. */
export async function exportChangesOfIssue(
  library: OpenLibrary,
  { caseId, version, format }: Input<'bundle:export-changes'>,
): Promise<Answer<'bundle:export-changes'>> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const read = readIssues(library, caseId)
  const at = read.findIndex(({ issue }) => issue.version === version)
  const [before, after] = [read[at - 1], read[at]]
  if (before === undefined || after === undefined)
    return refuse('NO_ISSUE', `There is no version ${version} with one before it.`)
  const changes = compareIssues(before.map, after.map)
  const named = {
    before: { ...before.issue, issuedAt: timeInWords(before.issue.issuedAt) },
    after: { ...after.issue, issuedAt: timeInWords(after.issue.issuedAt) },
  }
  const { at: printedAt, by } = stamp(library)
  const paper = () =>
    composeChangesPaper(loaded.value, named, changes, { at: timeInWords(printedAt), by })
  const content =
    format === 'CSV'
      ? Buffer.from(changesCsv(named, changes), 'utf8')
      : await renderWorkingPaper(paper(), { issuedAt: printedAt })
  const extension = format.toLowerCase()
  const { reference } = loaded.value
  const path = await library.deps.dialogs.saveFile({
    title: 'Save what this version changed',
    suggestedName: `${reference}-bundle-${version}-changes.${extension}`.replace(
      /[^A-Za-z0-9.-]+/g,
      '-',
    ),
    filters: [{ name: format, extensions: [extension] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return locked
  const written = await writeWhole(path, content, { overwrite: true })
  if (!written.ok) return written
  record(library, 'bundle.changes-exported', reference, { version, format })
  return ok(written.value)
}
