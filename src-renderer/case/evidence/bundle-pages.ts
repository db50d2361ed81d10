import type { BundleDocument } from '#contract/api'
import type { EvidenceLink } from '#core/hearing-case'

/** Page of the whole bundle that a link points to; null for oral evidence or a missing document. */
export function bundlePage(
  link: EvidenceLink,
  documents: readonly BundleDocument[],
): number | null {
  const document = documents.find((d) => d.id === link.documentId)
  if (document === undefined || link.page === null || link.page > document.pages) return null
  return document.firstPage + link.page - 1
}

export const totalPages = (documents: readonly BundleDocument[]): number =>
  documents.reduce((sum, document) => sum + document.pages, 0)

/** The document on which a page of the whole bundle stands, and its own page number. */
export function placeOf(
  page: number,
  documents: readonly BundleDocument[],
): { readonly document: BundleDocument; readonly page: number } | null {
  const document = documents.find((d) => page >= d.firstPage && page < d.firstPage + d.pages)
  return document === undefined ? null : { document, page: page - document.firstPage + 1 }
}

/** A link to a page of the whole bundle; null where there is no such page. */
export function linkTo(page: number, documents: readonly BundleDocument[]): EvidenceLink | null {
  const place = placeOf(page, documents)
  if (place === null) return null
  return { documentId: place.document.id, page: place.page, quotation: '', oral: false }
}
