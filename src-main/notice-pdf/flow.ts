import type { Canvas } from './canvas.ts'
import { newPage } from './canvas.ts'
import { sheet } from './sheet.ts'

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

/** Sets items one below the other, opening pages as they fill. */
export function flow(canvas: Canvas, items: readonly FlowItem[]): void {
  newPage(canvas)
  let y: number = sheet.top
  let atHead = true
  const turn = (): void => {
    newPage(canvas)
    y = sheet.top
    atHead = true
  }
  const queue = [...items]
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
    const needed = roomNeeded(item, queue)
    if (!atHead && (item.startsPage || y + item.spaceBefore + needed > sheet.bottom)) turn()
    if (!atHead) y += item.spaceBefore
    else if (item.repeat) {
      item.repeat.draw(y)
      y += item.repeat.height
    }
    let rest: FlowItem | null = null
    if (y + item.height > sheet.bottom && item.divide) {
      const parts = item.divide(sheet.bottom - y)
      if (parts) [item, rest] = parts
    }
    item.draw(y)
    y += item.height
    atHead = false
    if (rest) {
      queue.unshift(rest)
      turn()
    }
  }
}

/** Room for an item and whatever must stand on the same page below it. */
function roomNeeded(item: FlowItem, following: readonly FlowItem[]): number {
  let needed = 0
  let current = item
  for (const next of following) {
    if (!current.keepWithNext) break
    needed += current.height + next.spaceBefore
    current = next
  }
  return Math.min(needed + current.leastHead, sheet.bottom - sheet.top)
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
