import { jeffreys } from '../statistics/intervals.ts'
import { roundTo6 } from '../statistics/round.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import type { Comparison, SpreadRow } from './comparison.ts'
import { placedAt, type EncodedLibrary } from './library.ts'
import { weightsOf } from './nearest.ts'
import type { Method } from './weights.ts'

export type Spread = Pick<Comparison, 'spread' | 'spreadNote'>

/**
 * Outcomes of the nearest counted cases, mildest first, each with its share by likeness and a 95%
 * interval (Jeffreys, on the effective number of cases: the square of the summed weights over the
 * sum of their squares). Every rung of the present ladder has its row, lawful here or not, also
 * with no case. Under `method.fewest` counted cases there is no share: the cases are only listed.
 */
export function composeSpread(
  library: EncodedLibrary,
  nearest: readonly number[],
  totals: Int32Array,
  counted: number,
  method: Method,
): Spread {
  const weights = weightsOf(nearest, totals, method.sharpness)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight * weight, 0)
  const effective = squares === 0 ? 0 : (sum * sum) / squares
  const tooFew = counted < method.fewest
  const none = tooFew ? null : jeffreys(0, effective)
  const row = (outcome: OutcomeCode): SpreadRow => {
    const at = nearest.flatMap((row, i) =>
      placedAt(library, row).outcome === outcome ? [{ row, weight: weights[i] ?? 0 }] : [],
    )
    const share = sum === 0 ? 0 : at.reduce((total, { weight }) => total + weight, 0) / sum
    return {
      outcome,
      count: at.length,
      refs: at.flatMap(({ row }) => library.refs[row] ?? []),
      share: tooFew ? null : roundTo6(share),
      interval: tooFew || share === 0 ? none : jeffreys(share * effective, effective),
    }
  }
  return {
    spread: outcomesInOrder(library).map(row),
    spreadNote: { counted: nearest.length, effective: roundTo6(effective), tooFew },
  }
}

function outcomesInOrder({ law, ladder }: EncodedLibrary): readonly OutcomeCode[] {
  const rung = (id: OutcomeCode) => ladder.get(id) ?? 0
  return law.outcomes
    .map(({ id }) => id)
    .filter((id) => ladder.has(id))
    .sort((a, b) => rung(a) - rung(b))
}
