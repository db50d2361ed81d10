import type { BundleDocument } from '#contract/api'
import {
  compareLabels,
  findLabel,
  labelAfter,
  pageLabel,
  readLabel,
  sayLabel,
} from '#core/bundle/page-label'
import type { EvidenceLink } from '#core/hearing-case'

/** A page of the bundle: its place in the order of reading, from 1, and what it is called. */
export type BundlePage = { readonly place: number; readonly label: string }

/** The page that a link points to; null for oral evidence or a page that has gone. */
export function bundlePage(
  link: EvidenceLink,
  documents: readonly BundleDocument[],
): BundlePage | null {
  const document = documents.find((d) => d.id === link.documentId)
  if (document === undefined || link.page === null || link.page > document.pages) return null
  return { place: document.firstPage + link.page - 1, label: pageLabel(document, link.page) }
}

export const totalPages = (documents: readonly BundleDocument[]): number =>
  documents.reduce((sum, document) => sum + document.pages, 0)

/** The document that stands at a place in the order of reading, and its own page number. */
export function placeOf(
  place: number,
  documents: readonly BundleDocument[],
): { readonly document: BundleDocument; readonly page: number; readonly label: string } | null {
  const document = documents.find((d) => place >= d.firstPage && place < d.firstPage + d.pages)
  if (document === undefined) return null
  const page = place - document.firstPage + 1
  return { document, page, label: pageLabel(document, page) }
}

/** A link to the page that a person names, such as `45` or `45A`; null where there is none. */
export function linkTo(typed: string, documents: readonly BundleDocument[]): EvidenceLink | null {
  const label = readLabel(typed)
  const found = label === null ? null : findLabel(documents, label)
  if (found === null) return null
  return { documentId: found.document.id, page: found.page, quotation: '', oral: false }
}

/** The page that a person names, with its place; null where there is none. */
export function namedPage(typed: string, documents: readonly BundleDocument[]): BundlePage | null {
  const link = linkTo(typed, documents)
  return link === null ? null : bundlePage(link, documents)
}

/** Which pages there are, to a person who named another. */
export function tellPages(documents: readonly BundleDocument[]): string {
  const ends = documents
    .flatMap(({ label, pages }) => [label, labelAfter(label, pages - 1)])
    .toSorted(compareLabels)
  const [first, last] = [ends[0], ends.at(-1)]
  if (first === undefined || last === undefined) return 'The bundle has no documents.'
  return `The documents of the bundle have pages ${sayLabel(first)} to ${sayLabel(last)}.`
}
