import { readPageMap, type PageMap } from '#core/bundle/page-map'
import { listDocuments } from '../db/bundle.ts'
import { listIssues, type BundleIssue } from '../db/bundle-issues.ts'
import type { OpenLibrary } from './library.ts'

/** An issue of a bundle with its page map. */
export type ReadIssue = { readonly issue: BundleIssue; readonly map: PageMap }

/** The issues of a bundle with their page maps, the first one first. */
export function readIssues({ db }: OpenLibrary, caseId: string): readonly ReadIssue[] {
  const documents = new Map(listDocuments(db, caseId).map((one) => [one.id, one]))
  const titleOf = (id: string) => {
    const { title = 'A document no longer in the bundle', section = 'OTHER' } =
      documents.get(id) ?? {}
    return { title, section } as const
  }
  return listIssues(db, caseId).map((issue) => ({
    issue,
    map: readPageMap(JSON.parse(issue.pageMap), titleOf),
  }))
}
