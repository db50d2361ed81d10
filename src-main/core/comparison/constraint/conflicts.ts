import type { Conflict } from '../comparison.ts'
import { placedAt, type EncodedLibrary } from '../library.ts'
import { obstacles } from './bind.ts'
import type { Force } from './constraint.ts'

const MOST = 20

/**
 * Pairs of counted cases that contradict each other: one at least as serious as the other ended
 * lower. Sought among the cases that set floor and ceiling (a floor above the ceiling always shows
 * such a pair, for "at least as serious" carries over) and among the nearest.
 */
export function findConflicts(
  library: EncodedLibrary,
  floor: Force,
  ceiling: Force,
  nearest: readonly number[],
): readonly Conflict[] {
  const few = ({ setters }: Force) => setters.slice(0, MOST)
  const rows = [...new Set([...few(floor), ...few(ceiling), ...nearest])].sort((a, b) => a - b)
  const pairs: Conflict[] = []
  for (const lesser of rows)
    for (const graver of rows) {
      if (pairs.length === MOST) return pairs
      const conflict = contradiction(library, lesser, graver)
      if (conflict !== null) pairs.push(conflict)
    }
  return pairs
}

/** The contradiction in "`graver` is at least as serious as `lesser` and ended lower", if it is one. */
export function contradiction(
  library: EncodedLibrary,
  lesser: number,
  graver: number,
): Conflict | null {
  const low = placedAt(library, graver)
  const high = placedAt(library, lesser)
  if (high.low <= low.high) return null
  if (obstacles('FLOOR', library.table, lesser, library.table, graver) !== 0) return null
  const ended = library.refs[graver] ?? ''
  const other = library.refs[lesser] ?? ''
  return {
    lower: { ref: ended, outcome: low.outcome },
    higher: { ref: other, outcome: high.outcome },
    explanation: `${ended} is recorded as at least as serious as ${other} on every point, yet ended lower. Check the coding of both first.`,
  }
}
