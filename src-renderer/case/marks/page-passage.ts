import type { PageViewport } from 'pdfjs-dist'
import type { MarkArea } from '#core/bundle/marks'
import { quoteSelection } from '../recognition/quote-selection.ts'
import type { Passage } from './marks-store.ts'

type Shown = {
  readonly documentId: string
  readonly page: number
  readonly viewport: PageViewport
}

const shown = new Map<HTMLElement, Shown>()

/** Says which page stands under an overlay, so that a selection is known by its page. */
export function showPage(overlay: HTMLElement, page: Shown): () => void {
  shown.set(overlay, page)
  return () => shown.delete(overlay)
}

/** From a box in CSS pixels of the drawing to points of the PDF page. */
export function toPoints(
  viewport: PageViewport,
  [left, top, right, bottom]: readonly [number, number, number, number],
): MarkArea {
  const [ax = 0, ay = 0] = viewport.convertToPdfPoint(left, top)
  const [bx = 0, by = 0] = viewport.convertToPdfPoint(right, bottom)
  const round = (value: number) => Math.round(value * 100) / 100
  return [
    round(Math.min(ax, bx)),
    round(Math.min(ay, by)),
    round(Math.max(ax, bx)),
    round(Math.max(ay, by)),
  ]
}

/** From points of the PDF page to a box in CSS pixels of the drawing. */
export function toPixels(viewport: PageViewport, area: MarkArea) {
  const [ax = 0, ay = 0] = viewport.convertToViewportPoint(area[0], area[1])
  const [bx = 0, by = 0] = viewport.convertToViewportPoint(area[2], area[3])
  return {
    left: Math.min(ax, bx),
    top: Math.min(ay, by),
    width: Math.abs(ax - bx),
    height: Math.abs(ay - by),
  }
}

const mostAreas = 400
/** Leaves room for the words that say how it was read. */
export const longestQuotation = 9_900

/** What is selected on a page of the bundle; null where the selection is empty or elsewhere. */
export function selectedPassage(selection: Selection | null): Passage | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  for (const [overlay, { documentId, page, viewport }] of shown) {
    const paper = overlay.closest('.page-view__paper')
    if (paper?.contains(range.startContainer) !== true) continue
    const box = overlay.getBoundingClientRect()
    const areas = [...range.getClientRects()]
      .filter(
        ({ width, height, top, bottom }) =>
          width > 1 && height > 1 && top < box.bottom && bottom > box.top,
      )
      .slice(0, mostAreas)
      .map(({ left, top, right, bottom }) =>
        toPoints(viewport, [left - box.left, top - box.top, right - box.left, bottom - box.top]),
      )
    const words = selection.toString().replace(/\s+/g, ' ').trim().slice(0, longestQuotation)
    if (words === '' || areas.length === 0) return null
    return { documentId, page, quotation: quoteSelection(range, words), areas }
  }
  return null
}

/** Whether the selection was put down on a page, and so nothing is chosen there any more. */
export function isOnPage(selection: Selection | null): boolean {
  const node = selection?.anchorNode
  return (
    node != null &&
    [...shown.keys()].some((overlay) => overlay.closest('.page-view__paper')?.contains(node))
  )
}
