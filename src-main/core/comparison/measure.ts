import type { Direction } from './constraint/bind.ts'
import { forceOf, type Force, type Standing } from './constraint/constraint.ts'
import type { EncodedLibrary } from './library.ts'
import { nearestRows } from './nearest.ts'
import { scanLibrary, type Scan, type ScanInput } from './scan.ts'

/** What a comparison rests on: likeness with every case, the bounds, and the nearest that count. */
export type Measured = {
  readonly scan: Scan
  readonly standing: Standing
  readonly force: Readonly<Record<Direction, Force>>
  /** Rows of the nearest counted cases, nearest first. */
  readonly nearest: readonly number[]
}

export function measure(library: EncodedLibrary, input: ScanInput): Measured {
  const scan = scanLibrary(library, input)
  const { counted, totals, standing } = scan
  return {
    scan,
    standing,
    force: {
      FLOOR: forceOf(library, counted, standing.FLOOR, 'FLOOR', totals),
      CEILING: forceOf(library, counted, standing.CEILING, 'CEILING', totals),
    },
    nearest: nearestRows(counted, totals, input.method.nearest),
  }
}
