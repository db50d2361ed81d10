import type { BundleSearch } from '#contract/api'
import { ok } from '#core/result'
import { pageLabel } from '#core/bundle/page-label'
import { passageOf } from '#core/bundle/search-words'
import { listDocuments, type StoredDocument } from '../db/bundle.ts'
import {
  findPages,
  pagesWithoutText,
  pageTextCounts,
  type PageHit,
  type PagePlace,
} from '../db/bundle-text.ts'
import { countRecognised, listRecognised } from '../db/recognised-pages.ts'
import { type Answer, type Input, type OpenLibrary } from './library.ts'
import { takeNextText } from './next-text.ts'
import { loadHearingCase } from './open-case.ts'

/** Passages made for one answer: each takes longer than finding a hundred pages. */
const mostQuoted = 60
/** Pages without text of their own that are sent to the screen at once, of each kind. */
const mostListed = 300

export async function searchBundle(
  library: OpenLibrary,
  { caseId, query, within }: Input<'bundle:search'>,
): Promise<Answer<'bundle:search'>> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  // Reading takes a moment: what a person typed does not wait for it.
  if (query.trim() === '') await takeNextText(library, caseId)
  if (!library.db.open) return ok(nothingFound)
  const { found, hits } = findPages(library.db, caseId, query, mostQuoted, within)
  const counts = pageTextCounts(library.db, caseId)
  const documents = listDocuments(library.db, caseId).toSorted((a, b) => a.firstPage - b.firstPage)
  const labelOf = (documentId: string, page: number) => {
    const document = documents.find(({ id }) => id === documentId)
    return document === undefined ? '' : pageLabel(document, page)
  }
  const placed = ({ documentId, page }: PagePlace) => ({
    documentId,
    documentPage: page,
    label: labelOf(documentId, page),
  })
  return ok({
    groups: groupHits(documents, query, found, hits),
    pagesFound: found.length,
    pages: counts.pages,
    pagesWithoutText: counts.withoutText,
    pagesUnread: counts.unread,
    pagesRecognised: countRecognised(library.db, caseId),
    withoutText: pagesWithoutText(library.db, caseId, mostListed).map(placed),
    recognised: listRecognised(library.db, caseId, mostListed).map((one) => ({
      ...placed(one),
      confidence: one.confidence,
    })),
  })
}

/** What was found by document, in the order of the pages. */
function groupHits(
  documents: readonly StoredDocument[],
  query: string,
  found: readonly PagePlace[],
  hits: readonly PageHit[],
): BundleSearch['groups'] {
  const pages = Map.groupBy(found, ({ documentId }) => documentId)
  const quoted = Map.groupBy(hits, ({ documentId }) => documentId)
  return documents.flatMap((document) => {
    const mine = pages.get(document.id) ?? []
    if (mine.length === 0) return []
    const passages = (quoted.get(document.id) ?? []).map((hit) => ({
      label: pageLabel(document, hit.page),
      documentPage: hit.page,
      snippet: passageOf(hit.text, query),
      recognised: hit.recognised,
    }))
    const { id: documentId, title } = document
    return [{ documentId, title, pages: mine.map(({ page }) => page), hits: passages }]
  })
}

const nothingFound = {
  groups: [],
  pagesFound: 0,
  pages: 0,
  pagesWithoutText: 0,
  pagesUnread: 0,
  pagesRecognised: 0,
  withoutText: [],
  recognised: [],
}
