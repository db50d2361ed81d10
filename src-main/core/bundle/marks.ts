import { z } from 'zod'
import { fold } from './passages.ts'

/** Kinds of marks a reader leaves on a page. */
export const markKinds = ['HIGHLIGHT', 'NOTE', 'FLAG'] as const
export type MarkKind = (typeof markKinds)[number]

const kindLabels: Readonly<Record<MarkKind, string>> = {
  HIGHLIGHT: 'Highlight',
  NOTE: 'Note',
  FLAG: 'Page flag',
}
export const markKindLabel = (kind: MarkKind): string => kindLabels[kind]

// A page of a PDF is at most 14,400 points a side; its origin may lie elsewhere than at a corner.
const coordinate = z.number().min(-50_000).max(50_000)

/** Left, bottom, right and top of a part of a page, in points of the PDF page. */
export const markAreaSchema = z.tuple([coordinate, coordinate, coordinate, coordinate])
export type MarkArea = z.infer<typeof markAreaSchema>

/** What of the case a mark bears on. */
export const markLinkSchema = z.object({
  kind: z.enum(['ALLEGATION', 'FACT', 'FACTOR']),
  id: z.string().min(1).max(100),
})
export type MarkLink = z.infer<typeof markLinkSchema>

/**
 * Where a mark stands and what it says. It follows the page of the document, by the very bytes of
 * that document, and never a number of the bundle.
 */
export const markContentSchema = z.object({
  kind: z.enum(markKinds),
  documentId: z.string().min(1).max(100),
  /** Content of the document when the mark was made. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Within the document, from 1. */
  page: z.int().min(1).max(100_000),
  areas: z.array(markAreaSchema).max(400),
  /** The words marked; empty for a whole page or an area without text. */
  quotation: z.string().max(10_000),
  note: z.string().max(20_000),
  links: z.array(markLinkSchema).max(50),
  /** When it was last changed by its author. */
  at: z.iso.datetime(),
})
export type MarkContent = z.infer<typeof markContentSchema>

/** A mark of the panel as it is kept and handed on; without content where its author took it back. */
export const sharedMarkSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  profileId: z.string().min(1).max(100),
  author: z.string().max(200),
  /** Counted up by its author with every change: the higher one is the newer. */
  revision: z.int().min(1).max(1_000_000),
  content: markContentSchema.nullable(),
})
export type SharedMark = z.infer<typeof sharedMarkSchema>

/** A mark as one reader sees it. */
export type Mark = MarkContent & {
  readonly id: string
  readonly author: string
  readonly isMine: boolean
  readonly shared: boolean
}

export type MarkFilter = {
  /** MINE and PANEL by who may read them. */
  readonly whose: 'ALL' | 'MINE' | 'PANEL'
  readonly kind: MarkKind | null
  readonly author: string | null
  readonly link: MarkLink | null
  readonly words: string
}
export const everyMark: MarkFilter = {
  whose: 'ALL',
  kind: null,
  author: null,
  link: null,
  words: '',
}

export const sameLink = (a: MarkLink, b: MarkLink): boolean => a.kind === b.kind && a.id === b.id

const isWhose = (mark: Mark, whose: MarkFilter['whose']): boolean =>
  whose === 'ALL' || (whose === 'PANEL') === mark.shared

/** Marks that pass every part of the filter; words are found in the note and in the words marked. */
export function filterMarks(marks: readonly Mark[], filter: MarkFilter): readonly Mark[] {
  const words = fold(filter.words).words
  return marks.filter(
    (mark) =>
      isWhose(mark, filter.whose) &&
      (filter.kind === null || mark.kind === filter.kind) &&
      (filter.author === null || mark.author === filter.author) &&
      (filter.link === null || mark.links.some((link) => sameLink(link, filter.link ?? link))) &&
      hasWords(mark, words),
  )
}

function hasWords(mark: Mark, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { spaced } = fold(`${mark.note} ${mark.quotation}`)
  return words.every((word) => spaced.includes(` ${word}`))
}

type Held = { readonly id: string; readonly sha256: string; readonly pages: number }

/**
 * The document of the bundle on which a mark stands: the same bytes first, wherever they went, else
 * the document of that name. Null where neither is in the bundle, or the page is not.
 */
export function documentOf<D extends Held>(
  { documentId, sha256, page }: Pick<MarkContent, 'documentId' | 'sha256' | 'page'>,
  documents: readonly D[],
): D | null {
  const found =
    documents.find((document) => document.sha256 === sha256) ??
    documents.find((document) => document.id === documentId)
  return found === undefined || page > found.pages ? null : found
}

/** Marks in the order of the bundle, those without a page last. */
export function orderMarks<D extends Held>(
  marks: readonly Mark[],
  documents: readonly D[],
): readonly Mark[] {
  const places = new Map(documents.map(({ id }, index) => [id, index]))
  const placeOf = (mark: Mark) =>
    places.get(documentOf(mark, documents)?.id ?? '') ?? documents.length
  // From the top of the page down; a mark of the whole page stands first.
  const heightOf = ({ areas }: Mark) => areas[0]?.[3] ?? Number.MAX_SAFE_INTEGER
  return marks.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      a.page - b.page ||
      heightOf(b) - heightOf(a) ||
      (a.at < b.at ? -1 : 1),
  )
}
