import { betaQuantile } from './beta.ts'
import { roundTo6 } from './round.ts'

export type Interval = { readonly low: number; readonly high: number }

const TAIL = 0.025
/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054

/**
 * 95% credible interval of a share under Jeffreys' prior, Beta(1/2, 1/2).
 * @param x Weight of the cases that had the outcome, 0 to n; need not be whole.
 * @param n Weight of all cases (the effective number).
 * As is usual, nothing seen has 0 as its lower end and everything seen has 1 as its upper end.
 */
export function jeffreys(x: number, n: number): Interval {
  const hits = Math.min(Math.max(x, 0), n)
  const a = hits + 0.5
  const b = n - hits + 0.5
  return {
    low: hits === 0 ? 0 : roundTo6(betaQuantile(TAIL, a, b)),
    high: hits === n ? 1 : roundTo6(betaQuantile(1 - TAIL, a, b)),
  }
}

/** Wilson's 95% interval of a share of `n` independent trials; the whole range where n is 0. */
export function wilson(successes: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 }
  const share = successes / n
  const centre = share + (Z * Z) / (2 * n)
  const half = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  const scale = 1 + (Z * Z) / n
  return {
    low: roundTo6(Math.max(0, (centre - half) / scale)),
    high: roundTo6(Math.min(1, (centre + half) / scale)),
  }
}
