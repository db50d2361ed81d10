import { compareLabels, findLabel, pageLabel, type PageLabel } from './page-label.ts'
import type { BundlePlan } from './paginate.ts'
import type { Reference, ReferenceTarget } from './references.ts'
import type { IndexedSection } from './sections.ts'

/** A rectangle on a page in the page's own coordinates: left, foot, right, top. */
export type Rect = readonly [number, number, number, number]
/** A reference with the places of its words on the page; none where they could not be told. */
export type PlacedReference = Pick<Reference, 'words' | 'target'> & {
  readonly rects: readonly Rect[]
}
/** What was read from one page of a document; null where its text could not be read. */
export type ReferencesOnPage = {
  readonly documentId: string
  readonly documentPage: number
  /** Whether it has text of its own: what a machine read off its picture is not followed. */
  readonly hasText: boolean
  readonly found: readonly PlacedReference[] | null
}

export type ReferenceLink = {
  /** Page of the PDF that bears the link, and the page it leads to. */
  readonly page: number
  readonly rects: readonly Rect[]
  readonly to: number
}
export type UnresolvedReference = {
  readonly documentId: string
  readonly title: string
  /** What the page on which the words stand is called. */
  readonly page: string
  readonly words: string
}
/** What became of the references in the text of an issued bundle. */
export type ReferenceReport = {
  readonly linked: number
  /** References that lead to a page, but whose place could not be told: no link was made. */
  readonly unlinked: number
  readonly unresolved: number
  /** The first of the unresolved, in the order of the bundle. */
  readonly listed: readonly UnresolvedReference[]
  /** Pages without text of their own, or whose text could not be read: references there are not known. */
  readonly pagesNotRead: number
}

/** Unresolved references that are listed; the rest are counted. */
const mostListed = 500

type Listed = { readonly id: string; readonly title: string }
type Sections = readonly IndexedSection<Listed>[]

/**
 * Follows every reference through the page map of one issue: the links to make, and the report of
 * references to a page, section or tab that the issue does not have.
 */
export function resolveReferences(
  plan: BundlePlan,
  sections: Sections,
  pages: readonly ReferencesOnPage[],
): { readonly links: readonly ReferenceLink[]; readonly report: ReferenceReport } {
  const documents = sections.flatMap((section) => section.documents)
  const titles = new Map(documents.map(({ document }) => [document.id, document.title]))
  const resolve = resolver(plan, sections)
  const links: ReferenceLink[] = []
  const unresolved: UnresolvedReference[] = []
  let unlinked = 0
  const places = new Map(plan.places.map((place) => [place.documentId, place]))
  for (const { documentId, documentPage, found } of pages) {
    const place = places.get(documentId)
    if (place === undefined) continue
    for (const { words, target, rects } of found ?? []) {
      const to = resolve(target)
      if (to === null) {
        const title = titles.get(documentId) ?? ''
        unresolved.push({ documentId, title, page: pageLabel(place, documentPage), words })
      } else if (rects.length === 0) unlinked++
      else links.push({ page: place.pdfPage + documentPage - 1, rects, to })
    }
  }
  const report = {
    linked: links.length,
    unlinked,
    unresolved: unresolved.length,
    listed: unresolved.slice(0, mostListed),
    pagesNotRead: pages.filter(({ hasText, found }) => !hasText || found === null).length,
  }
  return { links, report }
}

/** Gives the page of the PDF that a target leads to; null where any part of it is not there. */
export function resolver(
  plan: BundlePlan,
  sections: Sections,
): (target: ReferenceTarget) => number | null {
  const places = new Map(plan.places.map((place) => [place.documentId, place]))
  const tabs = new Map(
    sections.flatMap(({ documents }) =>
      documents.map(({ tab, document }) => [tab, places.get(document.id)] as const),
    ),
  )
  return (target) => {
    if (target.kind === 'PAGES') {
      const last = pdfPageOf(plan, target.last)
      return last === null ? null : pdfPageOf(plan, target.first)
    }
    const place = tabs.get(target.tab)
    if (place === undefined) return null
    const page = target.first === null ? 1 : within(target, place.pages)
    return page === null ? null : place.pdfPage + page - 1
  }
}

function pdfPageOf({ numbering, places }: BundlePlan, label: PageLabel | null): number | null {
  if (label === null) return null
  const found = findLabel(places, label)
  if (found !== null) return found.document.pdfPage + found.page - 1
  const inIndex = numbering.index.findIndex((one) => compareLabels(one, label) === 0)
  return inIndex === -1 ? null : inIndex + 1
}

function within(
  { first, last }: { readonly first: number | null; readonly last: number | null },
  pages: number,
): number | null {
  return first !== null && last !== null && first >= 1 && last <= pages ? first : null
}
