import { issuesWith, type FormerFile } from '#core/bundle/former-file'
import { ok, refuse } from '#core/result'
import { listFormers, loadFormer } from '../db/bundle-formers.ts'
import type { Answer, Input, OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'
import { readIssues } from './read-issues.ts'
import { saveAsItCame } from './save-as-it-came.ts'

/** Earlier files of one document, the last one first, each with the issues that have it. */
export function showFormers(
  library: OpenLibrary,
  { caseId, documentId }: Input<'bundle:formers'>,
): Answer<'bundle:formers'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const issues = readIssues(library, caseId).map(({ issue, map }) => ({ ...issue, map }))
  const mine = listFormers(library.db, caseId).filter((one) => one.documentId === documentId)
  return ok(
    mine
      .map((former) => ({
        ...withoutPrints(former),
        versions: issuesWith(issues, { id: documentId, sha256: former.sha256 }),
      }))
      .toReversed(),
  )
}

const withoutPrints = (former: ReturnType<typeof listFormers>[number]): FormerFile => {
  const { fileName, sha256, pages, addedAt, addedBy, replacedAt, replacedBy, isKept } = former
  return { fileName, sha256, pages, addedAt, addedBy, replacedAt, replacedBy, isKept }
}

/** Writes an earlier file that an issued version has, as it came. */
export async function saveFormer(
  library: OpenLibrary,
  { caseId, documentId, sha256 }: Input<'bundle:save-former'>,
): Promise<Answer<'bundle:save-former'>> {
  const { db } = library
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const former = listFormers(db, caseId).find(
    (one) => one.documentId === documentId && one.sha256 === sha256 && one.isKept,
  )
  if (former === undefined) return notKept
  return saveAsItCame(library, loaded.value.reference, {
    title: 'Save an earlier file of the document',
    documentId,
    fileName: former.fileName,
    load: () => loadFormer(db, { caseId, documentId, sha256 }),
    missing: notKept,
  })
}

const notKept = refuse('NOT_FOUND', 'This earlier file is not kept: no issued version has it.')
