import { MILLION } from './likeness/likeness.ts'

/**
 * The `k` rows of highest total, nearest first; rows come in order of reference, and of two equals
 * the earlier stays before the later.
 */
export function nearestRows(
  rows: readonly number[] | Int32Array,
  totals: Int32Array,
  k: number,
): readonly number[] {
  const best: number[] = []
  let least = -1
  // By place: the iterator of a typed array is slow over a whole library.
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    if ((totals[row] ?? 0) > least) least = putAmong(best, row, totals, k)
  }
  return best
}

/** The same of all rows whose kind is one of those that are wanted (1 at its place). */
export function nearestOfKinds(
  kinds: Uint8Array,
  wanted: Uint8Array,
  totals: Int32Array,
  k: number,
): readonly number[] {
  const best: number[] = []
  let least = -1
  for (let row = 0; row < kinds.length; row++)
    if ((totals[row] ?? 0) > least && wanted[kinds[row] ?? 0] === 1)
      least = putAmong(best, row, totals, k)
  return best
}

/** Puts a row behind those that are as near; returns the total that the next has to be above. */
function putAmong(best: number[], row: number, totals: Int32Array, k: number): number {
  const total = totals[row] ?? 0
  let at = best.length
  while (at > 0 && (totals[best[at - 1] ?? 0] ?? 0) < total) at -= 1
  best.splice(at, 0, row)
  if (best.length > k) best.pop()
  return best.length < k ? -1 : (totals[best[k - 1] ?? 0] ?? 0)
}

/**
 * Weight of each of the nearest, in millionths: its likeness as a share of the best one's, to the
 * power of `sharpness`, multiplied out so that every machine rounds alike.
 */
export function weightsOf(
  rows: readonly number[],
  totals: Int32Array,
  sharpness: number,
): readonly number[] {
  const best = Math.max(1, totals[rows[0] ?? 0] ?? 0)
  return rows.map((row) => {
    const share = (totals[row] ?? 0) / best
    let weight = 1
    for (let i = 0; i < sharpness; i++) weight *= share
    return Math.max(1, Math.round(weight * MILLION))
  })
}

/** Above every slot of a library; times the relevance of the longest search it stays a whole number. */
const SLOTS = 2 ** 22

/**
 * Slots by the relevance of their words, highest first, then in their own order: one number each, for
 * comparing two at a time took most of the answer to a search in a large library.
 */
export function byRelevance(slots: Int32Array, relevance: Float64Array): Int32Array {
  const keys = new Float64Array(slots.length)
  for (let i = 0; i < keys.length; i++) {
    const slot = slots[i] ?? 0
    keys[i] = slot - Math.round((relevance[slot] ?? 0) * MILLION) * SLOTS
  }
  keys.sort()
  const sorted = new Int32Array(keys.length)
  for (let i = 0; i < sorted.length; i++) {
    const key = keys[i] ?? 0
    sorted[i] = key - Math.floor(key / SLOTS) * SLOTS
  }
  return sorted
}
