import type { Law } from '../../law/law.ts'
import { standingOutcome, type Precedent } from '../../precedent.ts'
import type { OutcomeCode } from '../../vocabulary.ts'

/** Where outcomes stand: rung times a thousand, so that months order warnings inside a rung. */
const RUNG = 1_000
const LONGEST = RUNG - 1

/** An outcome on the ladder. `low` and `high` differ only for a warning of unknown length. */
export type Placed = {
  readonly outcome: OutcomeCode
  readonly months: number | null
  readonly rung: number
  readonly low: number
  readonly high: number
}

/** The ladder of the present Regulations: outcome to rung; legacy and off-ladder ones have none. */
export function readLadder(law: Law): ReadonlyMap<OutcomeCode, number> {
  return new Map(
    law.outcomes.flatMap(({ id, rung, legacy }) =>
      rung === null || legacy ? [] : [[id, rung] as const],
    ),
  )
}

/**
 * Where a precedent's standing outcome lies; null where it has none that can be compared.
 * Months order a final written warning inside its rung. A length not stated is never guessed: as a
 * floor it counts as the shortest, as a ceiling as the longest. The length of an outcome that was
 * replaced says nothing of the one that stands.
 */
export function place(
  precedent: Precedent,
  ladder: ReadonlyMap<OutcomeCode, number>,
): Placed | null {
  const outcome = standingOutcome(precedent)
  const rung = outcome === null ? undefined : ladder.get(outcome)
  if (outcome === null || rung === undefined) return null
  const months = precedent.laterHistory.effect === 'REPLACED' ? null : precedent.outcomeMonths
  if (outcome !== 'FWW') return { outcome, months, rung, low: rung * RUNG, high: rung * RUNG }
  return {
    outcome,
    months,
    rung,
    low: rung * RUNG + Math.min(months ?? 0, LONGEST),
    high: rung * RUNG + Math.min(months ?? LONGEST, LONGEST),
  }
}
