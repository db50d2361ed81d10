import { z } from 'zod'
import type { BundlePlan } from './paginate.ts'
import type { Numbering } from './numbering.ts'
import type { ReferenceReport } from './resolve-references.ts'
import { bundleSections, type BundleSection, type IndexedSection } from './sections.ts'

/** What an issue says of one document: where it stood, and by which words. */
export type IssuedDocument = Numbering['documents'][number] & {
  readonly sha256: string
  readonly title: string
  readonly section: BundleSection
  readonly tab: string
}
/** What is kept of an issue beside its hash: the numbers it gave, and what became of references. */
export type PageMap = {
  readonly numbering: Numbering
  /** Empty in issues of before titles were kept. */
  readonly documents: readonly IssuedDocument[]
  readonly references: ReferenceReport | null
}

type Listed = { readonly id: string; readonly title: string; readonly sha256: string }

/** What is kept of an issue. */
export function composePageMap(
  { numbering }: BundlePlan,
  sections: readonly IndexedSection<Listed>[],
  references: ReferenceReport | null,
): PageMap {
  const runs = new Map(numbering.documents.map((run) => [run.documentId, run]))
  const documents = sections.flatMap(({ section, documents: mine }) =>
    mine.flatMap(({ tab, document: { id, title, sha256 } }): readonly IssuedDocument[] => {
      const run = runs.get(id)
      return run === undefined ? [] : [{ ...run, sha256, title, section, tab }]
    }),
  )
  return { numbering, documents, references }
}

const label = z.object({ number: z.int().nonnegative(), insert: z.int().nonnegative() })
const run = z.object({ documentId: z.string(), pages: z.int().positive(), label })
const numbering = z.object({
  index: z.array(label),
  documents: z.array(run),
  last: z.int().nonnegative(),
  inserts: z.array(label),
})
const placed = z.object({
  documentId: z.string(),
  pages: z.int().positive(),
  firstPage: z.int().positive(),
})
type Placed = z.infer<typeof placed>

const issued = z.object({
  documents: z.array(
    run.extend({
      sha256: z.string(),
      title: z.string(),
      section: z.enum(bundleSections),
      tab: z.string(),
    }),
  ),
})
const reported = z.object({ references: z.custom<ReferenceReport | null>() })

/**
 * What was kept of an issue. Of one made by an earlier version of the application the titles are
 * those that `titleOf` knows, and there is no tab.
 */
export function readPageMap(
  kept: unknown,
  titleOf: (documentId: string) => { readonly title: string; readonly section: BundleSection },
): PageMap {
  const numbers = readNumbering(kept)
  const named = issued.safeParse(kept)
  const told = reported.safeParse(kept)
  const documents = named.success
    ? named.data.documents
    : numbers.documents.map((one) => ({
        ...one,
        ...titleOf(one.documentId),
        sha256: '',
        tab: '',
      }))
  return { numbering: numbers, documents, references: told.data?.references ?? null }
}

/** The numbers of an issue as they were kept, in today's form or in that of earlier versions. */
export function readNumbering(kept: unknown): Numbering {
  const now = z.object({ numbering }).safeParse(kept)
  if (now.success) return now.data.numbering
  const places = z.array(placed)
  const before = z.union([places, z.object({ places })]).parse(kept)
  return fromPlaces('places' in before ? before.places : before)
}

/** An issue of before inserts: every page has the number of its place. */
function fromPlaces(places: readonly Placed[]): Numbering {
  const first = places.reduce((least, place) => Math.min(least, place.firstPage), Infinity)
  const indexPages = Number.isFinite(first) ? first - 1 : 0
  return {
    index: Array.from({ length: indexPages }, (_, at) => ({ number: at + 1, insert: 0 })),
    documents: places.map(({ documentId, pages, firstPage }) => ({
      documentId,
      pages,
      label: { number: firstPage, insert: 0 },
    })),
    last: Math.max(indexPages, ...places.map(({ firstPage, pages }) => firstPage + pages - 1)),
    inserts: [],
  }
}
