import { jeffreys, type Interval } from '../statistics/intervals.ts'
import { roundTo6 } from '../statistics/round.ts'

/** Share of comparable pairs that contradict each other. */
export type Share = {
  readonly comparable: number
  readonly contradicting: number
  /** Null under five pairs: too few to say. */
  readonly share: number | null
  /**
   * 95% under Jeffreys' prior, as if each pair stood alone. One case stands in many pairs, so the
   * true uncertainty is wider; whoever shows it says so.
   */
  readonly interval: Interval | null
}

export type Tally = { comparable: number; contradicting: number }

/** Under this many pairs no share is stated. */
const FEWEST = 5

export const emptyTally = (): Tally => ({ comparable: 0, contradicting: 0 })

export function shareOf({ comparable, contradicting }: Tally): Share {
  const enough = comparable >= FEWEST
  return {
    comparable,
    contradicting,
    share: enough ? roundTo6(contradicting / comparable) : null,
    interval: enough ? jeffreys(contradicting, comparable) : null,
  }
}
