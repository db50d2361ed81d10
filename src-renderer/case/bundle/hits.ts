import type { BundleDocument, BundleSearch } from '#contract/api'
import { bundleIndex } from '#core/bundle/sections'
import type { PagePlace } from './reader-store.ts'

export type Group = BundleSearch['groups'][number]

/** A part of the bundle in which something was found, with its documents. */
export type FoundSection = {
  readonly letter: string
  readonly label: string
  /** Pages found in it. */
  readonly pages: number
  readonly groups: readonly (Group & { readonly tab: string })[]
}

/** What was found by part and document of the bundle. */
export function bySection(
  groups: readonly Group[],
  documents: readonly BundleDocument[],
): readonly FoundSection[] {
  const found = new Map(groups.map((group) => [group.documentId, group]))
  return bundleIndex(documents).flatMap(({ letter, label, documents: mine }) => {
    const here = mine.flatMap(({ tab, document }) => {
      const group = found.get(document.id)
      return group === undefined ? [] : [{ ...group, tab }]
    })
    const pages = here.reduce((sum, group) => sum + group.pages.length, 0)
    return here.length === 0 ? [] : [{ letter, label, pages, groups: here }]
  })
}

/** The next page found after the one read, or before it; from the other end where there is none. */
export function nextHit(
  groups: readonly Group[],
  documents: readonly BundleDocument[],
  from: PagePlace,
  by: 1 | -1,
): PagePlace | null {
  const firsts = new Map(documents.map(({ id, firstPage }) => [id, firstPage]))
  const placeOf = ({ documentId, page }: PagePlace) => (firsts.get(documentId) ?? 0) + page
  const hits = groups
    .flatMap(({ documentId, pages }) => pages.map((page) => ({ documentId, page })))
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  const now = placeOf(from)
  const next =
    by === 1
      ? (hits.find((hit) => placeOf(hit) > now) ?? hits[0])
      : (hits.findLast((hit) => placeOf(hit) < now) ?? hits.at(-1))
  return next ?? null
}
