import { singleChanges, type Change } from '../comparison/constraint/changes.ts'
import type { EncodedLibrary } from '../comparison/library.ts'
import { nearestRows } from '../comparison/nearest.ts'
import { scanLibrary, type ScanInput } from '../comparison/scan.ts'
import { roundTo6 } from '../statistics/round.ts'

/** Neighbours that are looked at: those a reader sees first. */
const FIRST = 5
/** Rows looked at for one case at most: in a large library fewer factors are tried, evenly spread. */
const MOST_ROWS = 100_000
const FEWEST_TRIED = 4

/**
 * For each factor of the taxonomy, found where the case has it not or missing where it has it: the
 * share, 0 to 1, of the first five counted neighbours that this one miscoding puts out. Empty where
 * fewer than five count.
 */
export function miscodings(library: EncodedLibrary, input: ScanInput): readonly number[] {
  const before = firstOf(library, input)
  if (before.length < FIRST) return []
  const factors = singleChanges(input.profile, library.taxonomy).filter(
    ({ step }) => step.feature.kind === 'FACTOR',
  )
  return tried(factors, library.rows).map(({ apply }) => {
    const after = firstOf(library, { ...input, profile: apply(input.profile) })
    return before.filter((row) => !after.includes(row)).length / FIRST
  })
}

function firstOf(library: EncodedLibrary, input: ScanInput): readonly number[] {
  const { counted, totals } = scanLibrary(library, input)
  return nearestRows(counted, totals, FIRST)
}

function tried(changes: readonly Change[], rows: number): readonly Change[] {
  const most = Math.max(FEWEST_TRIED, Math.floor(MOST_ROWS / Math.max(1, rows)))
  if (changes.length <= most) return changes
  return Array.from(
    { length: most },
    (_, i) => changes[Math.floor((i * changes.length) / most)],
  ).filter((change) => change !== undefined)
}

/** How much one wrongly coded factor moves the first five neighbours, over all cases told. */
export type Robustness = {
  readonly cases: number
  /** Miscodings tried, one factor at a time. */
  readonly miscodings: number
  /** Mean share of the first five that is put out, and the largest, 0 to 1. */
  readonly mean: number
  readonly worst: number
}

export function gradeRobustness(shares: readonly (readonly number[])[]): Robustness {
  const tried = shares.filter((ofCase) => ofCase.length > 0)
  const all = tried.flat()
  const sum = all.reduce((total, share) => total + share, 0)
  return {
    cases: tried.length,
    miscodings: all.length,
    mean: all.length === 0 ? 0 : roundTo6(sum / all.length),
    worst: all.reduce((most, share) => Math.max(most, share), 0),
  }
}
