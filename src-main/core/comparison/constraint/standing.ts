import type { EncodedLibrary } from '../library.ts'
import {
  CEILING_OBSTACLES,
  CEILING_SHIFT,
  FLOOR_OBSTACLES,
  FLOOR_STATED,
  TYPES_SHARED,
  type CaseEvidence,
} from '../pattern-evidence.ts'
import type { Room } from '../room.ts'
import { NEVER } from './bind.ts'
import { FEW, type Standing } from './constraint.ts'

/** What stands between each row that counts and binding the case. */
export function standingOf(
  { patterns }: EncodedLibrary,
  { parts, ceilingStated }: CaseEvidence,
  counted: Int32Array,
  room: Pick<Room, 'floor' | 'ceiling' | 'few'>,
): Standing {
  const conduct = parts.conduct.obstacles
  const culpability = parts.culpability.obstacles
  const harm = parts.harm.obstacles
  const aggravating = parts.aggravating.obstacles
  const mitigating = parts.mitigating.obstacles
  const circumstances = parts.circumstances.obstacles
  const c = patterns.conduct.codes
  const u = patterns.culpability.codes
  const h = patterns.harm.codes
  const a = patterns.aggravating.codes
  const m = patterns.mitigating.codes
  const o = patterns.circumstances.codes
  const { floor, ceiling, few } = room
  let fewHere = 0
  for (let i = 0; i < counted.length; i++) {
    const row = counted[i] ?? 0
    const said = conduct[c[row] ?? 0] ?? 0
    // Most cases are of other conduct, and nothing else then need be looked at.
    if ((said & TYPES_SHARED) === 0) {
      floor[i] = NEVER
      ceiling[i] = NEVER
      continue
    }
    const bounds =
      said +
      (culpability[u[row] ?? 0] ?? 0) +
      (harm[h[row] ?? 0] ?? 0) +
      (aggravating[a[row] ?? 0] ?? 0) +
      (mitigating[m[row] ?? 0] ?? 0) +
      (circumstances[o[row] ?? 0] ?? 0)
    const up = (bounds & FLOOR_STATED) === 0 ? NEVER : Math.min(bounds & FLOOR_OBSTACLES, NEVER - 1)
    const down = ceilingStated
      ? Math.min((bounds & CEILING_OBSTACLES) >> CEILING_SHIFT, NEVER - 1)
      : NEVER
    floor[i] = up
    ceiling[i] = down
    if (up <= FEW || down <= FEW) few[fewHere++] = i
  }
  return {
    FLOOR: floor.subarray(0, counted.length),
    CEILING: ceiling.subarray(0, counted.length),
    few: few.subarray(0, fewHere),
  }
}
