import type { Direction } from './constraint/bind.ts'
import { forceOf, type Force, type Standing } from './constraint/constraint.ts'
import type { EncodedLibrary } from './library.ts'
import { nearestRows } from './nearest.ts'
import { COUNTED_LISTED } from './neighbours.ts'
import type { Room } from './room.ts'
import { scanLibrary, type Scan, type ScanInput } from './scan.ts'

/** What a comparison rests on: likeness with every case, the bounds, and the nearest that count. */
export type Measured = {
  readonly scan: Scan
  readonly standing: Standing
  readonly force: Readonly<Record<Direction, Force>>
  /** Rows of the nearest counted cases, nearest first: those that weigh. */
  readonly nearest: readonly number[]
  /** The same and those behind them, as many as are listed. */
  readonly listed: readonly number[]
}

/** @param room Written over; without it the numbers have room of their own. */
export function measure(library: EncodedLibrary, input: ScanInput, room?: Room): Measured {
  const scan = scanLibrary(library, input, room)
  const { counted, totals, standing } = scan
  const { nearest } = input.method
  const listed = nearestRows(counted, totals, Math.max(nearest, COUNTED_LISTED))
  return {
    scan,
    standing,
    force: {
      FLOOR: forceOf(library, counted, standing, 'FLOOR', totals),
      CEILING: forceOf(library, counted, standing, 'CEILING', totals),
    },
    nearest: listed.slice(0, nearest),
    listed,
  }
}
