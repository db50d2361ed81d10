import type { EncodedLibrary } from '../library.ts'
import {
  CULPABILITY_LEVEL,
  encodeProfiles,
  HARM_LEVEL,
  SCALARS,
  UNSTATED,
} from '../likeness/encoding.ts'
import { levelFeature } from '../likeness/features.ts'
import { likenessTo, MILLION, type StructuredPart } from '../likeness/likeness.ts'
import { hasBit } from '../likeness/taxonomy.ts'
import { nearestRows, weightsOf } from '../nearest.ts'
import { partAt, type Scan } from '../scan.ts'
import type { Method } from '../weights.ts'
import type { Change, Move } from './changes.ts'

/** The rung on which most of the nearest cases stand, by weight; the graver of two equals. */
export function majorityRung(
  library: EncodedLibrary,
  nearest: readonly number[],
  totals: Int32Array,
  method: Method,
): number | null {
  const weights = weightsOf(nearest, totals, method.sharpness)
  const votes = new Map<number, number>()
  nearest.forEach((row, i) => {
    const rung = library.placed[row]?.rung
    if (rung !== undefined) votes.set(rung, (votes.get(rung) ?? 0) + (weights[i] ?? 0))
  })
  let best: number | null = null
  for (const [rung, weight] of votes) {
    const most = best === null ? -1 : (votes.get(best) ?? 0)
    if (weight > most || (weight === most && rung > (best ?? -1))) best = rung
  }
  return best
}

/**
 * Changes after which another rung holds the majority of the nearest, each shown by a real case:
 * the nearest on the new rung that itself has what is added, or lacks what is taken away.
 */
export function majorityMoves(
  library: EncodedLibrary,
  scan: Scan,
  sets: readonly (readonly Change[])[],
  method: Method,
  pool = Infinity,
): readonly Move[] {
  if (scan.counted.length < method.fewest) return []
  const ordered = Number.isFinite(pool)
    ? Int32Array.from(nearestRows(scan.counted, scan.totals, pool)).sort()
    : scan.counted
  const nearest = nearestRows(ordered, scan.totals, method.nearest)
  const before = majorityRung(library, nearest, scan.totals, method)
  const totals = new Int32Array(scan.totals.length)
  const unchanged = new Map<string, Int32Array>()
  return sets.flatMap((changes): Move[] => {
    const now = nearestAfter(
      library,
      scan,
      changes,
      { ordered, nearest, totals, unchanged },
      method,
    )
    const rung = majorityRung(library, now, totals, method)
    if (before === null || rung === null || rung === before) return []
    const shownBy = now.find(
      (row) => library.placed[row]?.rung === rung && changes.every(shows(library, row)),
    )
    if (shownBy === undefined) return []
    return [{ direction: rung > before ? 'UP' : 'DOWN', changes, shownBy, movesTo: shownBy }]
  })
}

type Pool = {
  readonly ordered: Int32Array
  /** Nearest before the change. */
  readonly nearest: readonly number[]
  /** Room for the totals after it; only those of the rows looked at are written. */
  readonly totals: Int32Array
  /** Totals without the parts that change, by the names of these. */
  readonly unchanged: Map<string, Int32Array>
}

/**
 * The nearest after the changes, with their totals. Only the parts that change are measured again,
 * and only for a case that could rise as far as the last of the old nearest now stands.
 */
function nearestAfter(
  library: EncodedLibrary,
  scan: Scan,
  changes: readonly Change[],
  { ordered, nearest, totals, unchanged }: Pool,
  method: Method,
): readonly number[] {
  const profile = changes.reduce((from, { apply }) => apply(from), scan.profile)
  const changed = encodeProfiles([profile], library.taxonomy)
  const parts = [...new Set<StructuredPart>(changes.flatMap((change) => change.parts))]
  const most = parts.reduce((sum, part) => sum + Math.round(method.weights[part] * MILLION), 0)
  const key = parts.join(' ')
  const rest = unchanged.get(key) ?? totalsWithout(library, scan, parts, ordered)
  unchanged.set(key, rest)
  const likenesses = parts.map((part) => likenessTo(part, changed, 0, library.table, method).at)
  const measureAgain = (row: number) => {
    let total = rest[row] ?? 0
    for (const likeness of likenesses) total += likeness(row)
    totals[row] = total
    return total
  }
  const last = nearest.reduce((least, row) => Math.min(least, measureAgain(row)), Infinity)
  const within: number[] = []
  for (let i = 0; i < ordered.length; i++) {
    const row = ordered[i] ?? 0
    if ((rest[row] ?? 0) + most < last) continue
    measureAgain(row)
    within.push(row)
  }
  return nearestRows(within, totals, method.nearest)
}

function totalsWithout(
  library: EncodedLibrary,
  scan: Scan,
  parts: readonly StructuredPart[],
  rows: Int32Array,
): Int32Array {
  const rest = Int32Array.from(scan.totals)
  for (const part of parts)
    for (const row of rows) rest[row] = (rest[row] ?? 0) - partAt(library, scan, part, row)
  return rest
}

const shows =
  ({ table, taxonomy }: EncodedLibrary, row: number) =>
  ({ step }: Change): boolean => {
    const { kind, id } = step.feature
    if (kind === 'LEVEL') {
      const column = id.startsWith('CULPABILITY') ? CULPABILITY_LEVEL : HARM_LEVEL
      const level = table.scalars[row * SCALARS.length + column] ?? UNSTATED
      return levelFeature(column, level).id === id
    }
    const bit = taxonomy.bitOf.get(id)
    const has = bit !== undefined && hasBit(table.present, row * taxonomy.width, bit)
    return step.action === 'ADD' ? has : !has
  }
