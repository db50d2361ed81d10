import { z } from 'zod'
import type { Rect } from '../resolve-references.ts'
import { groundIds, type GroundId } from './grounds.ts'

const point = z.number().min(-1_000_000).max(1_000_000)
/** Where an area stands: rectangles in the points of the page, before any rotation. */
export const rectsSchema = z
  .array(z.tuple([point, point, point, point]))
  .min(1, 'Mark an area first')
  .max(400, 'An area has too many parts: mark the whole page')
  .refine(
    (rects) => rects.every(([left, foot, right, top]) => right - left >= 1 && top - foot >= 1),
    'An area is at least 1 point wide and high',
  )
export const groundSchema = z.enum(groundIds as [GroundId, ...GroundId[]])

/** What is said of an area when it is marked. */
export type AreaContent = {
  readonly documentId: string
  /** Of the document, from 1. */
  readonly page: number
  readonly rects: readonly Rect[]
  readonly ground: GroundId
  /** For whoever reviews it; it never leaves the library. */
  readonly note: string
}

/** An area of a page to be taken out of a copy. */
export type RedactionArea = Omit<AreaContent, 'ground'> & {
  readonly id: string
  readonly ground: string
  /** The words under it; they never leave the library. */
  readonly passage: string
  readonly markedAt: string
  readonly markedBy: string
  readonly reviewedAt: string | null
  readonly reviewedBy: string | null
  /** Numbers of the copies from which it was taken out, as it stands. */
  readonly appliedIn: readonly number[]
}
export type RedactionState = 'MARKED' | 'REVIEWED' | 'APPLIED'

/** An area is marked by one look and reviewed by a second; a change makes it wait for review again. */
export function stateOf({
  reviewedAt,
  appliedIn,
}: Pick<RedactionArea, 'reviewedAt' | 'appliedIn'>): RedactionState {
  if (reviewedAt === null) return 'MARKED'
  return appliedIn.length > 0 ? 'APPLIED' : 'REVIEWED'
}

type Placed = Pick<RedactionArea, 'page' | 'rects'>
const topOf = ({ rects }: Placed): number => Math.max(...rects.map((rect) => rect[3]))
const leftOf = ({ rects }: Placed): number => Math.min(...rects.map((rect) => rect[0]))

/** Areas of one document as they are numbered: page by page, from the top, from the left. */
export const orderAreas = <A extends Placed>(areas: readonly A[]): readonly A[] =>
  areas.toSorted((a, b) => a.page - b.page || topOf(b) - topOf(a) || leftOf(a) - leftOf(b))

type Marked = Pick<RedactionArea, 'documentId' | 'page' | 'rects' | 'ground'>
const markOf = ({ documentId, page, rects, ground }: Marked): string =>
  JSON.stringify([documentId, page, rects, ground])

/** Areas that do not stand there already, on the same words and ground: marked twice, one is enough. */
export function notYetMarked<A extends Marked>(
  areas: readonly A[],
  standing: readonly Marked[],
): readonly A[] {
  const known = new Set(standing.map(markOf))
  return areas.filter((area) => !known.has(markOf(area)))
}
