import type { RemovedFile } from '#contract/api'
import { issuesWith } from '#core/bundle/former-file'
import type { PageMap } from '#core/bundle/page-map'
import { listDocuments } from '../db/bundle.ts'
import { listFormers } from '../db/bundle-formers.ts'
import type { Db } from '../db/open-database.ts'

type Issued = { readonly version: number; readonly map: PageMap }

/** Files that an issued version has, of documents that were taken out since, the last one first. */
export function removedFiles(
  db: Db,
  caseId: string,
  issues: readonly Issued[],
): readonly RemovedFile[] {
  const here = new Set(listDocuments(db, caseId).map(({ id }) => id))
  const titles = new Map(
    issues.flatMap(({ map }) => map.documents.map(({ documentId, title }) => [documentId, title])),
  )
  return listFormers(db, caseId)
    .filter(({ documentId, isKept }) => isKept && !here.has(documentId))
    .map((stored) => {
      const { prints: _, ...former } = stored
      const { documentId, sha256, fileName } = former
      const versions = issuesWith(issues, { id: documentId, sha256 })
      return { ...former, title: titles.get(documentId) ?? fileName, versions }
    })
    .toReversed()
}
