import type { Feature, NearConstraint } from '../comparison.ts'
import { placedAt, type EncodedLibrary } from '../library.ts'
import { SCALARS, UNSTATED, type ProfileTable } from '../likeness/encoding.ts'
import { levelFeature } from '../likeness/features.ts'
import { blocks, type Direction } from './bind.ts'
import { FEW, isBeyond, rungOf, type Force, type Standing } from './constraint.ts'

const MOST = 10
const BINDING_SCALARS = [0, 1, 2, 3] as const

/**
 * Precedents that would move a bound but for one or two features: what a panel would have to point
 * to in order to distinguish them. Fewest distinctions first, then nearest; ten at most.
 */
export function nearConstraints(
  library: EncodedLibrary,
  present: ProfileTable,
  counted: Int32Array,
  standing: Standing,
  force: Readonly<Record<Direction, Force>>,
  totals: Int32Array,
): readonly NearConstraint[] {
  const nearest: Candidate[] = []
  const isBefore = (a: Candidate, b: Candidate) => orderOf(a, b, totals) < 0
  for (const direction of ['FLOOR', 'CEILING'] as const) {
    const now = rungOf(library, force[direction], direction)
    const obstacles = standing[direction]
    for (const i of standing.few) {
      const count = obstacles[i] ?? 0
      const row = counted[i] ?? 0
      // What binds already is never beyond the bound.
      if (count > FEW || !isBeyond(library, row, now, direction)) continue
      const candidate: Candidate = { row, direction, count }
      const at = nearest.findIndex((other) => isBefore(candidate, other))
      nearest.splice(at < 0 ? nearest.length : at, 0, candidate)
      if (nearest.length > MOST) nearest.pop()
    }
  }
  return nearest.map(({ row, direction }) => {
    const { outcome } = placedAt(library, row)
    const distinctions = distinctionsOf(library.table, row, present, direction)
    return { ref: library.refs[row] ?? '', direction, outcome, distinctions }
  })
}

type Candidate = { readonly row: number; readonly direction: Direction; readonly count: number }

/** Fewest distinctions first, then nearest, then in order of reference; of one row the first put in. */
const orderOf = (a: Candidate, b: Candidate, totals: Int32Array): number =>
  a.count - b.count || (totals[b.row] ?? 0) - (totals[a.row] ?? 0) || a.row - b.row

/** The features counted by `obstacles`, by name. */
export function distinctionsOf(
  table: ProfileTable,
  row: number,
  present: ProfileTable,
  direction: Direction,
): readonly Feature[] {
  const floor = direction === 'FLOOR'
  const [lower, l, higher, h] = floor
    ? ([table, row, present, 0] as const)
    : ([present, 0, table, row] as const)
  const { width, pro, con, featureAt } = table.taxonomy
  const features: Feature[] = []
  for (const [bit, feature] of featureAt) {
    const word = bit >> 5
    const mask = 1 << (bit & 31)
    const low = lower.present[l * width + word] ?? 0
    const high = higher.present[h * width + word] ?? 0
    const up = (pro[word] ?? 0) & low & ~high
    const down = (con[word] ?? 0) & high & ~low
    if (((up | down) & mask) !== 0) features.push(feature)
  }
  for (const column of BINDING_SCALARS) {
    const low = lower.scalars[l * SCALARS.length + column] ?? UNSTATED
    const high = higher.scalars[h * SCALARS.length + column] ?? UNSTATED
    if (!blocks(column, low, high, direction)) continue
    features.push(levelFeature(column, !floor && low === UNSTATED ? high : low))
  }
  return features
}
