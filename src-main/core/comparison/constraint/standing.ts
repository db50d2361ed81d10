import type { EncodedLibrary } from '../library.ts'
import {
  CEILING_OBSTACLES,
  CEILING_SHIFT,
  FLOOR_OBSTACLES,
  FLOOR_STATED,
  TYPES_SHARED,
  type CaseEvidence,
} from '../pattern-evidence.ts'
import { NEVER } from './bind.ts'
import type { Standing } from './constraint.ts'

/** What stands between each row that counts and binding the case. */
export function standingOf(
  { patterns }: EncodedLibrary,
  { parts, ceilingStated }: CaseEvidence,
  counted: Int32Array,
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
  const floor = new Uint8Array(counted.length)
  const ceiling = new Uint8Array(counted.length)
  for (let i = 0; i < counted.length; i++) {
    const row = counted[i] ?? 0
    const bounds =
      (conduct[c[row] ?? 0] ?? 0) +
      (culpability[u[row] ?? 0] ?? 0) +
      (harm[h[row] ?? 0] ?? 0) +
      (aggravating[a[row] ?? 0] ?? 0) +
      (mitigating[m[row] ?? 0] ?? 0) +
      (circumstances[o[row] ?? 0] ?? 0)
    const shared = (bounds & TYPES_SHARED) !== 0
    floor[i] =
      shared && (bounds & FLOOR_STATED) !== 0
        ? Math.min(bounds & FLOOR_OBSTACLES, NEVER - 1)
        : NEVER
    ceiling[i] =
      shared && ceilingStated
        ? Math.min((bounds & CEILING_OBSTACLES) >> CEILING_SHIFT, NEVER - 1)
        : NEVER
  }
  return { FLOOR: floor, CEILING: ceiling }
}
