import type { BundlePlan, PagePlace } from '#core/bundle/paginate'
import { findReferences } from '#core/bundle/references'
import type { ReferencesOnPage } from '#core/bundle/resolve-references'
import { readPages } from '../bundle-pdf/extract-text.ts'
import { loadDocumentContent } from '../db/bundle.ts'
import { textOfDocument } from '../db/bundle-text.ts'
import type { OpenLibrary } from './library.ts'

/** Pages read between two events of progress. */
const step = 25

/**
 * References on every page of an issue. Where the text of a page was taken for the search, only
 * pages that hold a reference are opened again, for the places of the words.
 */
export async function referencesOf(
  library: OpenLibrary,
  caseId: string,
  plan: BundlePlan,
): Promise<readonly ReferencesOnPage[]> {
  const found: ReferencesOnPage[] = []
  let done = 0
  const onPage = () => {
    done++
    if (done % step === 0)
      library.deps.emit('bundle:progress', { stage: 'READING', done, total: plan.pages })
  }
  for (const place of plan.places) {
    // The library may be locked while a document is read.
    if (!library.db.open) break
    found.push(...(await referencesIn(library, caseId, place, onPage)))
    done = place.firstPage + place.pages - 1
  }
  return found
}

async function referencesIn(
  { db }: OpenLibrary,
  caseId: string,
  { documentId, firstPage, pages }: PagePlace,
  onPage: () => void,
): Promise<readonly ReferencesOnPage[]> {
  const texts = textOfDocument(db, caseId, documentId)
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  const wanted = new Set(
    all.filter((page) => {
      const text = texts.get(page)
      return text === undefined || findReferences(text).length > 0
    }),
  )
  const content = wanted.size === 0 ? null : loadDocumentContent(db, caseId, documentId)
  const read =
    content === null ? new Map<number, never>() : await readPages(content, [...wanted], { onPage })
  return all.map((page) => ({
    documentId,
    page: firstPage + page - 1,
    hasText: (texts.get(page) ?? read.get(page)?.text ?? '') !== '',
    found: wanted.has(page) ? (read.get(page)?.references ?? null) : [],
  }))
}
