import type { Bound } from '../comparison.ts'
import type { EncodedLibrary } from '../library.ts'
import type { Direction } from './bind.ts'

/** What the library forces on one case: rows that set each bound, nearest first. */
export type Force = {
  /** Place of the bound on the ladder; null where nothing binds. */
  readonly at: number | null
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

/** The place an outcome forces: a warning of unknown length binds as little as it can. */
export function placeOf(library: EncodedLibrary, row: number, direction: Direction): number {
  const placed = library.placed[row]
  if (placed === null || placed === undefined) return direction === 'FLOOR' ? -1 : Infinity
  return direction === 'FLOOR' ? placed.low : placed.high
}

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
  let at: number | null = null
  let setters: number[] = []
  for (const i of standing.few) {
    if (obstacles[i] !== 0) continue
    const row = counted[i] ?? 0
    const place = placeOf(library, row, direction)
    if (at === null || (up ? place > at : place < at)) {
      at = place
      setters = [row]
    } else if (place === at) setters.push(row)
  }
  const nearestFirst = setters.length > 1 ? byTotal(setters, totals) : setters
  const first = nearestFirst[0]
  const rung = first === undefined ? null : (library.placed[first]?.rung ?? null)
  return { at, rung, setters: nearestFirst }
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

/** A bound as it is shown; the outcome is that of the nearest case that sets it. */
export function boundOf(library: EncodedLibrary, { setters }: Force): Bound | null {
  const first = setters[0]
  const placed = first === undefined ? null : library.placed[first]
  if (placed === null || placed === undefined) return null
  return {
    outcome: placed.outcome,
    months: placed.months,
    refs: setters.flatMap((row) => library.refs[row] ?? []),
  }
}
