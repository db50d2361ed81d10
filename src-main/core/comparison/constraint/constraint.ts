import type { Bound } from '../comparison.ts'
import { placedAt, type EncodedLibrary } from '../library.ts'
import type { Direction } from './bind.ts'

/** What the library forces on one case: rows that set each bound, nearest first. */
export type Force = {
  /** Rung of the bound; null where nothing binds. */
  readonly rung: number | null
  readonly setters: readonly number[]
}

/** Obstacles between each counted precedent and binding the case, by direction; see `bind.ts`. */
export type Standing = {
  readonly FLOOR: Uint8Array
  readonly CEILING: Uint8Array
  /** Places of the counted with `FEW` obstacles at most in either direction, in order. */
  readonly few: Int32Array
}

/** So many distinctions a panel can draw and still be said to distinguish. */
export const FEW = 2

/** Highest floor, or lowest ceiling, among counted rows that nothing keeps from binding, with all rows that set it. */
export function forceOf(
  library: EncodedLibrary,
  counted: Int32Array,
  standing: Standing,
  direction: Direction,
  totals: Int32Array,
): Force {
  const up = direction === 'FLOOR'
  const obstacles = standing[direction]
  // A warning of unknown length binds as little as it can.
  const placeOf = (row: number): number => {
    const { low, high } = placedAt(library, row)
    return up ? low : high
  }
  let at: number | null = null
  let setters: number[] = []
  for (const i of standing.few) {
    if (obstacles[i] !== 0) continue
    const row = counted[i] ?? 0
    const place = placeOf(row)
    if (at === null || (up ? place > at : place < at)) {
      at = place
      setters = [row]
    } else if (place === at) setters.push(row)
  }
  const nearestFirst = byTotal(setters, totals)
  const [first] = nearestFirst
  const rung = first === undefined ? null : placedAt(library, first).rung
  return { rung, setters: nearestFirst }
}

/** Rows by total, highest first, then in order of reference: one number each, so that sorting is quick. */
export function byTotal(rows: readonly number[], totals: Int32Array): readonly number[] {
  const room = 2 ** 31
  const keys = Float64Array.from(rows, (row) => -(totals[row] ?? 0) * room + row).sort()
  return Array.from(keys, (key) => key - Math.floor(key / room) * room)
}

/**
 * The rung a bound comes to: no floor is the foot of the ladder and no ceiling its top, so that a
 * floor at the foot or a ceiling at the top is never taken for news.
 */
export function rungOf(library: EncodedLibrary, { rung }: Force, direction: Direction): number {
  if (rung !== null) return rung
  return direction === 'FLOOR' ? 0 : Math.max(0, ...library.ladder.values())
}

/** Whether a row stands beyond a bound at rung `now`, and would move it if it bound. */
export function isBeyond(
  library: EncodedLibrary,
  row: number,
  now: number,
  direction: Direction,
): boolean {
  const { rung } = placedAt(library, row)
  return direction === 'FLOOR' ? rung > now : rung < now
}

/** A bound as it is shown; the outcome is that of the nearest case that sets it. */
export function boundOf(library: EncodedLibrary, { setters }: Force): Bound | null {
  const [first] = setters
  if (first === undefined) return null
  const { outcome, months } = placedAt(library, first)
  return { outcome, months, refs: setters.flatMap((row) => library.refs[row] ?? []) }
}
