import type { BundleDocument } from '#contract/api'
import type { PagePlace } from './reader-store.ts'
import type { PageSize, Turn } from './page-view.tsx'

export type Zoom = { readonly fit: 'WIDTH' | 'PAGE' } | { readonly percent: number }

/** A page where it stands in the roll; sizes in CSS pixels. */
export type LaidPage = PagePlace & {
  /** Place in the order of reading, from 1. */
  readonly place: number
  readonly width: number
  readonly height: number
}
export type Row = {
  readonly top: number
  readonly height: number
  readonly pages: readonly LaidPage[]
}
export type Roll = {
  readonly rows: readonly Row[]
  readonly width: number
  readonly height: number
}

/** Space between pages and at the sides, and under each page for its own line. */
const gap = 16
const foot = 40
/** Points of a PDF are 72 to the inch, pixels of a screen 96. */
const pixelsPerPoint = 96 / 72
const largestScale = 5
/** A page not opened yet is taken for A4. */
const a4: PageSize = { width: 595, height: 842 }

export const sizeKey = ({ documentId, page }: PagePlace): string => `${documentId} ${page}`

/** Size of a page in points: its own where it has been opened, else that of its document's first. */
export function sizeOf(sizes: ReadonlyMap<string, PageSize>, place: PagePlace): PageSize {
  const first = { documentId: place.documentId, page: 1 }
  return sizes.get(sizeKey(place)) ?? sizes.get(sizeKey(first)) ?? a4
}

type Desk = { readonly width: number; readonly height: number }

function scaleOf(size: PageSize, zoom: Zoom, desk: Desk, beside: number): number {
  if ('percent' in zoom) return (zoom.percent / 100) * pixelsPerPoint
  const across = (desk.width - gap * (beside + 1)) / beside / size.width
  const down = (desk.height - gap - foot) / size.height
  const fit = zoom.fit === 'WIDTH' ? across : Math.min(across, down)
  return Math.min(Math.max(fit, 0.1), largestScale)
}

const turned = ({ width, height }: PageSize): PageSize => ({ width: height, height: width })

/** The size at which a page is drawn, in CSS pixels. */
function fit(size: PageSize, zoom: Zoom, desk: Desk, beside: number): PageSize {
  const scale = scaleOf(size, zoom, desk, beside)
  return { width: Math.round(size.width * scale), height: Math.round(size.height * scale) }
}

/** Every page of the bundle in rows of one or two, with its size and place in the roll. */
export function layOut(input: {
  readonly documents: readonly BundleDocument[]
  readonly sizes: ReadonlyMap<string, PageSize>
  readonly turns: Readonly<Record<string, Turn>>
  readonly zoom: Zoom
  readonly isTwoUp: boolean
  readonly desk: Desk
}): Roll {
  const { sizes, zoom, desk } = input
  const beside = input.isTwoUp ? 2 : 1
  const pages: LaidPage[] = []
  for (const { id: documentId, pages: count, firstPage } of inReadingOrder(input.documents)) {
    const isTurned = (input.turns[documentId] ?? 0) % 180 !== 0
    const usual = sizeOf(sizes, { documentId, page: 1 })
    // Most pages are as large as the first: what is laid out for one is laid out for them all.
    const fitted = new Map<PageSize, PageSize>()
    for (let page = 1; page <= count; page++) {
      const own = sizes.get(sizeKey({ documentId, page })) ?? usual
      const drawn = fitted.get(own) ?? fit(isTurned ? turned(own) : own, zoom, desk, beside)
      fitted.set(own, drawn)
      const { width, height } = drawn
      pages.push({ documentId, page, place: firstPage + page - 1, width, height })
    }
  }
  const rows: Row[] = []
  let top = 0
  let width = 0
  for (let at = 0; at < pages.length; at += beside) {
    const row = pages.slice(at, at + beside)
    const height = gap + foot + Math.max(...row.map((page) => page.height))
    rows.push({ top, height, pages: row })
    top += height
    width = Math.max(
      width,
      row.reduce((sum, page) => sum + page.width + gap, gap),
    )
  }
  return { rows, width, height: top }
}

export const inReadingOrder = (documents: readonly BundleDocument[]): readonly BundleDocument[] =>
  documents.toSorted((a, b) => a.firstPage - b.firstPage)

/** Index of the row at a height of the roll; the last one below its end. */
export function rowAt({ rows }: Roll, height: number): number {
  let [low, high] = [0, rows.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((rows[middle]?.top ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the row on which a page stands; -1 where it is not in the bundle. */
export const rowOf = ({ rows }: Roll, { documentId, page }: PagePlace): number =>
  rows.findIndex((row) =>
    row.pages.some((one) => one.documentId === documentId && one.page === page),
  )

/** The size of a page on screen, in per cent of its true size. */
export function percentShown(sizes: ReadonlyMap<string, PageSize>, shown: LaidPage, turn: Turn) {
  const { width, height } = sizeOf(sizes, shown)
  return Math.round((shown.width / (turn % 180 === 0 ? width : height) / pixelsPerPoint) * 100)
}
