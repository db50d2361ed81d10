import type { FlowItem } from './flow.ts'

/** No line of a paragraph stands alone at the foot or head of a page. */
const LEAST_LINES = 2

type LinesOptions = {
  readonly spaceBefore?: number
  readonly keepWithNext?: boolean
  readonly repeat?: FlowItem['repeat']
  /** Lines at the end that stay on one page; two where more is not said. */
  readonly leastTail?: number
}

/**
 * Lines that may be divided between pages, at least two on each side.
 * @param draw draws lines `from` to `to` (exclusive) with their top at `y`.
 */
export function linesItem(
  count: number,
  lineHeight: number,
  draw: (y: number, from: number, to: number) => void,
  options: LinesOptions = {},
): FlowItem {
  return slice(0, count, lineHeight, draw, options)
}

function slice(
  from: number,
  to: number,
  lineHeight: number,
  draw: (y: number, from: number, to: number) => void,
  options: LinesOptions,
): FlowItem {
  const count = to - from
  const tail = Math.max(LEAST_LINES, options.leastTail ?? 0)
  const divisible = count >= LEAST_LINES + tail
  return {
    height: count * lineHeight,
    spaceBefore: options.spaceBefore ?? 0,
    keepWithNext: options.keepWithNext ?? false,
    leastHead: (divisible ? LEAST_LINES : count) * lineHeight,
    divide: divisible
      ? (room) => {
          const head = Math.min(Math.floor(room / lineHeight), count - tail)
          if (head < LEAST_LINES) return null
          return [
            slice(from, from + head, lineHeight, draw, { ...options, keepWithNext: false }),
            slice(from + head, to, lineHeight, draw, { ...options, spaceBefore: 0 }),
          ]
        }
      : null,
    draw: (y) => draw(y, from, to),
    repeat: options.repeat ?? null,
  }
}
