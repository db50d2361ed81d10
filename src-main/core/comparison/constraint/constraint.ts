import type { Bound } from '../comparison.ts'
import type { PreparedLibrary } from '../library.ts'
import type { ProfileTable } from '../likeness/encoding.ts'
import { obstacles, type Direction } from './bind.ts'

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
}

export function measureObstacles(
  { table }: PreparedLibrary,
  present: ProfileTable,
  counted: readonly number[],
): Standing {
  const of = (direction: Direction) =>
    Uint8Array.from(counted, (row) => obstacles(direction, table, row, present, 0))
  return { FLOOR: of('FLOOR'), CEILING: of('CEILING') }
}

/** The place an outcome forces: a warning of unknown length binds as little as it can. */
export function placeOf(library: PreparedLibrary, row: number, direction: Direction): number {
  const placed = library.placed[row]
  if (placed === null || placed === undefined) return direction === 'FLOOR' ? -1 : Infinity
  return direction === 'FLOOR' ? placed.low : placed.high
}

/** Highest floor, or lowest ceiling, among rows that bind, with all rows that set it. */
export function forceOf(
  library: PreparedLibrary,
  binding: readonly number[],
  direction: Direction,
  totals: Int32Array,
): Force {
  const up = direction === 'FLOOR'
  let at: number | null = null
  let setters: number[] = []
  for (const row of binding) {
    const place = placeOf(library, row, direction)
    if (at === null || (up ? place > at : place < at)) {
      at = place
      setters = [row]
    } else if (place === at) setters.push(row)
  }
  setters.sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b)
  const first = setters[0]
  return { at, rung: first === undefined ? null : (library.placed[first]?.rung ?? null), setters }
}

/**
 * The rung a bound comes to: no floor is the foot of the ladder and no ceiling its top, so that a
 * floor at the foot or a ceiling at the top is never taken for news.
 */
export function rungOf(library: PreparedLibrary, { rung }: Force, direction: Direction): number {
  if (rung !== null) return rung
  return direction === 'FLOOR' ? 0 : Math.max(0, ...library.ladder.values())
}

/** A bound as it is shown; the outcome is that of the nearest case that sets it. */
export function boundOf(library: PreparedLibrary, { setters }: Force): Bound | null {
  const first = setters[0]
  const placed = first === undefined ? null : library.placed[first]
  if (placed === null || placed === undefined) return null
  return {
    outcome: placed.outcome,
    months: placed.months,
    refs: setters.flatMap((row) => library.precedents[row]?.ref ?? []),
  }
}
