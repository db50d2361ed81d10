import { placedAt, type EncodedLibrary } from '../library.ts'
import {
  CULPABILITY_LEVEL,
  encodeProfiles,
  HARM_LEVEL,
  SCALARS,
  UNSTATED,
  type ProfileTable,
} from '../likeness/encoding.ts'
import { levelFeature } from '../likeness/features.ts'
import { likenessTo, MILLION, type StructuredPart } from '../likeness/likeness.ts'
import { SOURCES } from '../likeness/patterns.ts'
import { hasBit } from '../likeness/taxonomy.ts'
import { nearestRows, weightsOf } from '../nearest.ts'
import { VALUE, type PartEvidence } from '../pattern-evidence.ts'
import type { Scan } from '../scan.ts'
import type { Method } from '../weights.ts'
import type { Change, Move } from './changes.ts'

/** The rung on which most of the nearest cases stand, by weight; the graver of two equals. */
export function majorityRung(
  library: EncodedLibrary,
  nearest: readonly number[],
  totals: Int32Array,
  method: Method,
): number {
  const weights = weightsOf(nearest, totals, method.sharpness)
  const votes = new Map<number, number>()
  nearest.forEach((row, i) => {
    const { rung } = placedAt(library, row)
    votes.set(rung, (votes.get(rung) ?? 0) + (weights[i] ?? 0))
  })
  const [first] = [...votes].sort(([a, byA], [b, byB]) => byB - byA || b - a)
  return first?.[0] ?? 0
}

/** `UP` where the majority comes to stand on a graver rung. */
export type MajorityMove = Move & { readonly direction: 'UP' | 'DOWN' }

/**
 * Changes after which another rung holds the majority of the nearest, each shown by a real case:
 * the nearest on the new rung that itself has what is added, or lacks what is taken away.
 */
export function* majorityMoves(
  library: EncodedLibrary,
  scan: Scan,
  sets: readonly (readonly Change[])[],
  method: Method,
  pool = Infinity,
): Generator<undefined, readonly MajorityMove[]> {
  if (scan.counted.length < method.fewest) return []
  const ordered = Number.isFinite(pool)
    ? Int32Array.from(nearestRows(scan.counted, scan.totals, pool)).sort()
    : scan.counted
  const nearest = nearestRows(ordered, scan.totals, method.nearest)
  const before = majorityRung(library, nearest, scan.totals, method)
  const totals = new Int32Array(scan.totals.length)
  const places = nearest.map((row) => ordered.indexOf(row))
  const shared = ordered.length <= FEW_ROWS ? new Map<string, Int32Array>() : null
  const inPool = { ordered, places, totals, shared, unchanged: new Map<string, Int32Array>() }
  const moves: MajorityMove[] = []
  for (const changes of sets) {
    yield
    const now = nearestAfter(library, scan, changes, inPool, method)
    const rung = majorityRung(library, now, totals, method)
    if (rung === before) continue
    const shownBy = now.find(
      (row) => placedAt(library, row).rung === rung && changes.every(shows(library, row)),
    )
    if (shownBy === undefined) continue
    moves.push({ direction: rung > before ? 'UP' : 'DOWN', changes, shownBy, movesTo: shownBy })
  }
  return moves
}

/** Rows of a pool so small that what many changes have in common is kept for each row of it. */
const FEW_ROWS = 1_000

type Pool = {
  readonly ordered: Int32Array
  /** Places in it of the nearest before the change. */
  readonly places: readonly number[]
  /** Room for the totals after it; only those of the rows in the pool are written. */
  readonly totals: Int32Array
  /** Totals without the parts that change, by the names of these; in the order of the pool. */
  readonly unchanged: Map<string, Int32Array>
  /** Likenesses in one part, in the order of the pool; null for a pool of many. */
  readonly shared: Map<string, Int32Array> | null
}

/**
 * The nearest after the changes, with their totals. Only the parts that change are measured again,
 * and only for a case that could rise as far as the last of the old nearest now stands.
 */
function nearestAfter(
  library: EncodedLibrary,
  scan: Scan,
  changes: readonly Change[],
  pool: Pool,
  method: Method,
): readonly number[] {
  const { ordered, places, totals, unchanged } = pool
  const profile = changes.reduce((from, { apply }) => apply(from), scan.profile)
  const changed = encodeProfiles([profile], library.taxonomy)
  const parts = [...new Set<StructuredPart>(changes.flatMap((change) => change.parts))]
  const most = parts.reduce((sum, part) => sum + Math.round(method.weights[part] * MILLION), 0)
  const key = parts.join(' ')
  const rest = unchanged.get(key) ?? totalsWithout(library, scan, parts, ordered)
  unchanged.set(key, rest)
  const likenesses = parts.map((part) => likenessOf(library, part, changes, changed, pool, method))
  const totalAt = (place: number): number => {
    let total = rest[place] ?? 0
    for (let i = 0; i < likenesses.length; i++) total += likenesses[i]?.(place) ?? 0
    return total
  }
  const last = places.reduce((least, place) => Math.min(least, totalAt(place)), Infinity)
  for (let place = 0; place < ordered.length; place++)
    totals[ordered[place] ?? 0] = (rest[place] ?? 0) + most < last ? TOO_FAR : totalAt(place)
  return nearestRows(ordered, totals, method.nearest)
}

/** Below every total, so that no such row is among the nearest. */
const TOO_FAR = -1

/**
 * Likeness of the changed case in one part to the row at a place of the pool: worked out once for
 * each pattern where there are fewer of these than rows, else for each row that is looked at.
 */
function likenessOf(
  library: EncodedLibrary,
  part: StructuredPart,
  changes: readonly Change[],
  changed: ProfileTable,
  { ordered, shared }: Pool,
  method: Method,
): (place: number) => number {
  const { patterns, table } = library
  if (shared !== null) {
    const key = whatCounts(part, changes, changed)
    const values =
      shared.get(key) ?? Int32Array.from(ordered, likenessTo(part, changed, 0, table, method).at)
    shared.set(key, values)
    return (place) => values[place] ?? 0
  }
  const { codes, examples } = patterns[part]
  if (examples.rows > ordered.length) {
    const { at } = likenessTo(part, changed, 0, table, method)
    return (place) => at(ordered[place] ?? 0)
  }
  const values = new Int32Array(examples.rows)
  likenessTo(part, changed, 0, examples, method).all(values)
  return (place) => values[codes[ordered[place] ?? 0] ?? 0] ?? 0
}

/** What the likeness in one part rests on that changes: those changes that are its own, and the balance. */
function whatCounts(
  part: StructuredPart,
  changes: readonly Change[],
  { balance }: ProfileTable,
): string {
  const own = changes.filter(({ parts }) => parts[0] === part)
  const steps = own.map(({ step }) => `${step.action} ${step.feature.id}`)
  return [part, SOURCES[part].balance ? balance[0] : '', ...steps].join(' ')
}

function totalsWithout(
  library: EncodedLibrary,
  scan: Scan,
  parts: readonly StructuredPart[],
  rows: Int32Array,
): Int32Array {
  const rest = new Int32Array(rows.length)
  for (let place = 0; place < rows.length; place++) rest[place] = scan.totals[rows[place] ?? 0] ?? 0
  for (const part of parts) takeAway(rest, rows, library.patterns[part].codes, scan.evidence[part])
  return rest
}

/** A hot loop, as those of `sum-up.ts`. */
function takeAway(
  totals: Int32Array,
  rows: Int32Array,
  codes: Int32Array,
  { values }: PartEvidence,
): void {
  for (let place = 0; place < totals.length; place++)
    totals[place] = (totals[place] ?? 0) - ((values[codes[rows[place] ?? 0] ?? 0] ?? 0) & VALUE)
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
