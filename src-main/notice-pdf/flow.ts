import type { Canvas } from './canvas.ts'
import { newPage } from './canvas.ts'
import { sheet, styles } from './sheet.ts'

/** A piece of the notice that takes room on a page. Heights in points. */
export type FlowItem = {
  readonly height: number
  /** Space above, dropped at the head of a page. */
  readonly spaceBefore: number
  /** Never the last thing on a page. */
  readonly keepWithNext: boolean
  /** Height of the smallest first part that may stand at the foot of a page. */
  readonly leastHead: number
  /** Parts that fit in `room` and remain, or null where it may not be divided there. */
  readonly divide: ((room: number) => readonly [FlowItem, FlowItem] | null) | null
  readonly draw: (y: number) => void
  /** Drawn above this item when it opens a page: the column heads of its table. */
  readonly repeat: { readonly height: number; readonly draw: (y: number) => void } | null
  /** Opens a page of its own, as an annex does. */
  readonly startsPage?: true
}

type Placed = { readonly y: number; readonly draw: (y: number) => void }

type Page = {
  readonly placed: readonly Placed[]
  /** Where its last item ends. */
  readonly end: number
  /** Ends where its text does: the last, and the one before what opens a page of its own. */
  readonly isLast: boolean
}

/** Sets items one below the other, opening pages as they fill. */
export function flow(canvas: Canvas, items: readonly FlowItem[]): void {
  for (const { placed } of pagesOf(items)) {
    newPage(canvas)
    for (const { y, draw } of placed) draw(y)
  }
}

/** The part of a page that may stay empty above what would not fit, and the lines that mend it. */
const MODEST = (sheet.bottom - sheet.top) / 6
const FEWER_LINES = [1, 2, 3, 4, 5, 6] as const

/**
 * What must stand whole, as a signature with the end of the text, may leave much of the page before
 * it empty. Every page then ends some lines sooner, where that spreads what is empty and takes no
 * page more.
 */
function pagesOf(items: readonly FlowItem[]): readonly Page[] {
  const full = layOut(items, sheet.bottom)
  if (mostEmpty(full) <= MODEST) return full
  return FEWER_LINES.map((lines) => layOut(items, sheet.bottom - lines * styles.body.line))
    .filter(({ length }) => length === full.length)
    .reduce((best, other) => (mostEmpty(other) < mostEmpty(best) ? other : best), full)
}

const mostEmpty = (pages: readonly Page[]): number =>
  Math.max(0, ...pages.map(({ end, isLast }) => (isLast ? 0 : sheet.bottom - end)))

function layOut(items: readonly FlowItem[], bottom: number): readonly Page[] {
  const pages: Page[] = []
  let placed: Placed[] = []
  let y: number = sheet.top
  const turn = (isLast: boolean): void => {
    pages.push({ placed, end: y, isLast })
    placed = []
    y = sheet.top
  }
  const queue = [...items]
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
    const needed = roomNeeded(item, queue, bottom)
    const startsPage = item.startsPage === true
    if (placed.length > 0 && (startsPage || y + item.spaceBefore + needed > bottom))
      turn(startsPage)
    if (placed.length > 0) y += item.spaceBefore
    else if (item.repeat) {
      placed.push({ y, draw: item.repeat.draw })
      y += item.repeat.height
    }
    let rest: FlowItem | null = null
    if (y + item.height > bottom && item.divide) {
      const parts = item.divide(bottom - y)
      if (parts) [item, rest] = parts
    }
    placed.push({ y, draw: item.draw })
    y += item.height
    if (rest) {
      queue.unshift(rest)
      turn(false)
    }
  }
  turn(true)
  return pages
}

/** Room for an item and whatever must stand on the same page below it. */
function roomNeeded(item: FlowItem, following: readonly FlowItem[], bottom: number): number {
  let needed = 0
  let current = item
  for (const next of following) {
    if (!current.keepWithNext) break
    needed += current.height + next.spaceBefore
    current = next
  }
  return Math.min(needed + current.leastHead, bottom - sheet.top)
}

/** An item that stands whole. */
export function wholeItem(
  height: number,
  draw: (y: number) => void,
  options: { readonly spaceBefore?: number; readonly keepWithNext?: boolean } = {},
): FlowItem {
  return {
    height,
    spaceBefore: options.spaceBefore ?? 0,
    keepWithNext: options.keepWithNext ?? false,
    leastHead: height,
    divide: null,
    draw,
    repeat: null,
  }
}
