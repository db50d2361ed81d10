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

// An issue may come from another library: nothing in it makes work that its own size does not.
const mostPages = 10_000_000
const pages = z.int().min(1).max(100_000)
const number = z.int().min(0).max(mostPages)
const label = z.object({ number, insert: z.int().min(0).max(100_000) })
const run = z.object({ documentId: z.string(), pages, label })
const numbering = z.object({
  index: z.array(label),
  documents: z.array(run),
  last: number,
  inserts: z.array(label),
})
const placed = z.object({
  documentId: z.string(),
  pages,
  firstPage: z.int().min(1).max(mostPages),
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
const count = z.int().min(0)
const referenceReport = z.object({
  linked: count,
  unlinked: count,
  unresolved: count,
  listed: z.array(
    z.object({ documentId: z.string(), title: z.string(), page: z.string(), words: z.string() }),
  ),
  pagesNotRead: count,
}) satisfies z.ZodType<ReferenceReport>
const reported = z.object({ references: referenceReport.nullable() })

/** Pages of an index that issues of before inserts may have had. */
const mostIndexPages = 10_000

/** Whether a text is what is kept of an issue, so that it can be read wherever it came from. */
export function isPageMap(text: string): boolean {
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    return false
  }
  const numbers = z
    .union([z.object({ numbering }), z.array(placed), z.object({ places: z.array(placed) })])
    .safeParse(kept)
  if (!numbers.success) return false
  const { data } = numbers
  const places = 'numbering' in data ? [] : 'places' in data ? data.places : data
  if (places.length > 0 && places.every(({ firstPage }) => firstPage > mostIndexPages)) return false
  const isReported = typeof kept === 'object' && kept !== null && 'references' in kept
  return !isReported || reported.safeParse(kept).success
}

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
