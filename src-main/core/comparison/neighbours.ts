import { known } from '../regime.ts'
import { standingOutcome } from '../precedent.ts'
import type { LikenessPart, Neighbour } from './comparison.ts'
import type { PreparedLibrary } from './library.ts'
import { sideBySide } from './likeness/features.ts'
import { MILLION, STRUCTURED_PARTS } from './likeness/likeness.ts'
import { nearestRows } from './nearest.ts'
import type { Scan } from './scan.ts'
import { PART_LABELS, type Method, type PartName } from './weights.ts'

const COUNTED_LISTED = 40
const OTHERS_LISTED = 30

export type Roles = ReadonlyMap<string, NonNullable<Neighbour['role']>>

/**
 * The cases that are listed, nearest first: the nearest that count, the nearest that do not (of
 * other rules, set aside ...), and every case that has a role, however far.
 */
export function listNeighbours(
  library: PreparedLibrary,
  scan: Scan,
  roles: Roles,
  method: Method,
): readonly Neighbour[] {
  const { leftOut, totals, counted } = scan
  const shown = (row: number) => {
    const reason = leftOut[row]
    return reason !== null && reason !== 'SAME_CASE' && reason !== 'NOTHING_IN_COMMON'
  }
  const others = library.precedents.flatMap((_, row) => (shown(row) ? [row] : []))
  const withRole = counted.filter((row) => roles.has(library.precedents[row]?.ref ?? ''))
  const rows = new Set([
    ...nearestRows(counted, totals, COUNTED_LISTED),
    ...nearestRows(others, totals, OTHERS_LISTED),
    ...withRole,
  ])
  return [...rows]
    .sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b)
    .flatMap((row) => neighbourAt(library, scan, row, roles, method))
}

function neighbourAt(
  library: PreparedLibrary,
  scan: Scan,
  row: number,
  roles: Roles,
  method: Method,
): readonly Neighbour[] {
  const precedent = library.precedents[row]
  if (precedent === undefined) return []
  const { profile } = precedent
  return [
    {
      ref: precedent.ref,
      id: precedent.id,
      title: precedent.title,
      force: precedent.force,
      year: precedent.hearingDate?.slice(0, 4) ?? null,
      rank: profile.rank,
      regime: known(profile.regime.conductRegime),
      outcome: precedent.outcome,
      outcomeMonths: precedent.outcomeMonths,
      laterHistory: precedent.laterHistory,
      standingOutcome: standingOutcome(precedent),
      counted: scan.leftOut[row] === null,
      leftOut: scan.leftOut[row] ?? null,
      score: (scan.totals[row] ?? 0) / MILLION,
      parts: partsAt(scan, row, method),
      ...sideBySide(scan.case, library.table, row),
      role: roles.get(precedent.ref) ?? null,
      confidence: precedent.confidence,
      personalMitigation: precedent.personalMitigation,
    },
  ]
}

function partsAt(scan: Scan, row: number, { weights }: Method): readonly LikenessPart[] {
  const part = (name: PartName, millionths: number): LikenessPart => ({
    name,
    label: PART_LABELS[name],
    value: millionths / MILLION,
    weight: weights[name],
  })
  return [
    ...STRUCTURED_PARTS.map((name) => part(name, scan.parts[name][row] ?? 0)),
    part('words', scan.words[row] ?? 0),
  ]
}
