import { standingOutcome } from '../precedent.ts'
import type { LikenessPart, Neighbour } from './comparison.ts'
import type { EncodedLibrary } from './library.ts'
import { sideBySide } from './likeness/features.ts'
import { MILLION, STRUCTURED_PARTS } from './likeness/likeness.ts'
import { nearestOfKinds } from './nearest.ts'
import { REASONS } from './left-out.ts'
import { partAt, type Scan } from './scan.ts'
import { PART_LABELS, type Method, type PartName } from './weights.ts'

/** The nearest that count, unless more of them weigh. */
export const COUNTED_LISTED = 40
const OTHERS_LISTED = 30

export type Roles = ReadonlyMap<string, NonNullable<Neighbour['role']>>

/**
 * The cases that are listed, nearest first: the nearest that count, the nearest that do not (of
 * other rules, set aside ...), and every case that has a role, however far.
 * @param nearest As many of the nearest that count as are listed, nearest first.
 */
export function listNeighbours(
  library: EncodedLibrary,
  scan: Scan,
  nearest: readonly number[],
  roles: Roles,
  method: Method,
): readonly Neighbour[] {
  const { totals, leftOut } = scan
  const withRole = [...roles.keys()].flatMap((ref) => library.rowOf(ref) ?? [])
  const rows = new Set([
    ...nearest,
    ...nearestOfKinds(leftOut, SHOWN, totals, OTHERS_LISTED),
    ...withRole,
  ])
  return [...rows]
    .sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b)
    .flatMap((row) => neighbourAt(library, scan, row, roles, method))
}

/** Reasons for which a case is listed though it does not count: it is neither the case itself nor wholly other. */
const SHOWN = Uint8Array.from(REASONS, (reason) =>
  reason !== null && reason !== 'SAME_CASE' && reason !== 'NOTHING_IN_COMMON' ? 1 : 0,
)

function neighbourAt(
  library: EncodedLibrary,
  scan: Scan,
  row: number,
  roles: Roles,
  method: Method,
): readonly Neighbour[] {
  const precedent = library.listedAt(row)
  const ref = library.refs[row]
  if (precedent === null || ref === undefined) return []
  const neighbour: Neighbour = {
    ref,
    id: precedent.id,
    title: precedent.title,
    force: precedent.force,
    year: precedent.hearingDate?.slice(0, 4) ?? null,
    rank: precedent.rank,
    regime: precedent.regime,
    outcome: precedent.outcome,
    outcomeMonths: precedent.outcomeMonths,
    laterHistory: precedent.laterHistory,
    standingOutcome: standingOutcome(precedent),
    counted: scan.leftOut[row] === 0,
    leftOut: REASONS[scan.leftOut[row] ?? 0] ?? null,
    score: (scan.totals[row] ?? 0) / MILLION,
    parts: partsAt(library, scan, row, method),
    ...sideBySide(scan.case, library.table, row),
    role: roles.get(ref) ?? null,
    confidence: precedent.confidence,
    personalMitigation: precedent.personalMitigation,
  }
  return [neighbour]
}

function partsAt(
  library: EncodedLibrary,
  scan: Scan,
  row: number,
  { weights }: Method,
): readonly LikenessPart[] {
  const part = (name: PartName, millionths: number): LikenessPart => ({
    name,
    label: PART_LABELS[name],
    value: millionths / MILLION,
    weight: weights[name],
  })
  return [
    ...STRUCTURED_PARTS.map((name) => part(name, partAt(library, scan, name, row))),
    part('words', scan.words[row] ?? 0),
  ]
}
