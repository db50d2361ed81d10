import type { BundlePlan } from './paginate.ts'
import type { Reference, ReferenceTarget } from './references.ts'
import type { IndexedSection } from './sections.ts'

/** A rectangle on a page in the page's own coordinates: left, foot, right, top. */
export type Rect = readonly [number, number, number, number]
/** A reference with the places of its words on the page; none where they could not be told. */
export type PlacedReference = Pick<Reference, 'words' | 'target'> & {
  readonly rects: readonly Rect[]
}
/** What was read from one page of the issue; null where its text could not be read. */
export type ReferencesOnPage = {
  readonly documentId: string
  /** Page of the issued bundle. */
  readonly page: number
  readonly hasText: boolean
  readonly found: readonly PlacedReference[] | null
}

export type ReferenceLink = {
  /** Page of the issued bundle that bears the link, and the page it leads to. */
  readonly page: number
  readonly rects: readonly Rect[]
  readonly to: number
}
export type UnresolvedReference = {
  readonly documentId: string
  readonly title: string
  /** Page of the issued bundle on which the words stand. */
  readonly page: number
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
  /** Pages without text, or whose text could not be read: references on them are not known. */
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
  for (const { documentId, page, found } of pages)
    for (const { words, target, rects } of found ?? []) {
      const to = resolve(target)
      if (to === null)
        unresolved.push({ documentId, title: titles.get(documentId) ?? '', page, words })
      else if (rects.length === 0) unlinked++
      else links.push({ page, rects, to })
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

/** Gives the page of the issue that a target leads to; null where any part of it is not there. */
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
    if (target.kind === 'PAGES') return within(target, plan.pages)
    const place = tabs.get(target.tab)
    if (place === undefined) return null
    const page = target.first === null ? 1 : within(target, place.pages)
    return page === null ? null : place.firstPage + page - 1
  }
}

function within(
  { first, last }: { readonly first: number | null; readonly last: number | null },
  pages: number,
): number | null {
  return first !== null && last !== null && first >= 1 && last <= pages ? first : null
}
