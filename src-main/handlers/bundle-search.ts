import { ok } from '#core/result'
import { readSnippet } from '#core/bundle/search-words'
import { extractText } from '../bundle-pdf/extract-text.ts'
import { listDocuments, loadDocumentContent } from '../db/bundle.ts'
import {
  findPages,
  keepPageText,
  nextUnread,
  pagesWithoutText,
  pageTextCounts,
} from '../db/bundle-text.ts'
import { type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'

/** Pages whose text is taken in one call, so that no call keeps a person waiting. */
const slice = 250
/** Hits and pages without text that are sent to the screen at once. */
const mostListed = 300

/** Takes the text of the next pages that were never read; a library that may not be written stays so. */
async function readNextPages(library: OpenLibrary, caseId: string): Promise<void> {
  if (library.readOnly) return
  const unread = nextUnread(library.db, caseId, slice)
  if (unread === null) return
  const content = loadDocumentContent(library.db, caseId, unread.documentId)
  if (content === null) return
  const pages = await extractText(content, unread)
  // The library may have been locked while the pages were read.
  if (library.db.open) keepPageText(library.db, unread.sha256, pages)
}

export async function searchBundle(
  library: OpenLibrary,
  { caseId, query }: Input<'bundle:search'>,
): Promise<Answer<'bundle:search'>> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  // Reading takes a moment: what a person typed does not wait for it.
  if (query.trim() === '') await readNextPages(library, caseId)
  if (!library.db.open) return ok(nothingFound)
  const { hits, total } = findPages(library.db, caseId, query, mostListed)
  const counts = pageTextCounts(library.db, caseId)
  const documents = listDocuments(library.db, caseId)
  const firstPages = new Map(documents.map(({ id, firstPage }) => [id, firstPage]))
  const bundlePage = (hit: { readonly documentId: string; readonly page: number }) =>
    (firstPages.get(hit.documentId) ?? 1) + hit.page - 1
  const groups = documents.flatMap(({ id, title }) => {
    const mine = hits.filter(({ documentId }) => documentId === id)
    if (mine.length === 0) return []
    return [
      {
        documentId: id,
        title,
        hits: mine.map((hit) => ({
          page: bundlePage(hit),
          documentPage: hit.page,
          snippet: readSnippet(hit.marked),
        })),
      },
    ]
  })
  return ok({
    groups,
    pagesFound: total,
    pages: counts.pages,
    pagesWithoutText: counts.withoutText,
    pagesUnread: counts.unread,
    withoutText: pagesWithoutText(library.db, caseId, mostListed).map(bundlePage),
  })
}

const nothingFound = {
  groups: [],
  pagesFound: 0,
  pages: 0,
  pagesWithoutText: 0,
  pagesUnread: 0,
  withoutText: [],
}
