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
    const total = totals[row] ?? 0
    if (best.length === k && total <= least) continue
    let at = best.length
    while (at > 0 && (totals[best[at - 1] ?? 0] ?? 0) < total) at -= 1
    best.splice(at, 0, row)
    if (best.length > k) best.pop()
    least = totals[best[best.length - 1] ?? 0] ?? 0
  }
  return best
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
