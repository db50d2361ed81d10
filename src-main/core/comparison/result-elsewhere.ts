import { canonicalJson, type Sha256 } from '../canonical.ts'
import type { Comparison } from './comparison.ts'

/**
 * Hash of what a comparison found, without the ids under which one library keeps its cases: two
 * libraries that hold the same cases under the same references give the same.
 */
export function resultElsewhere(comparison: Comparison, sha256: Sha256): string {
  const { method, profile, constraint, spread, spreadNote } = comparison
  const { counterfactual, searchReport } = comparison
  // A member without a value is left out of canonical text.
  const neighbours = comparison.neighbours.map((one) => ({ ...one, id: undefined }))
  return sha256(
    canonicalJson({
      method,
      profile,
      neighbours,
      constraint,
      spread,
      spreadNote,
      counterfactual,
      searchReport,
    }),
  )
}
