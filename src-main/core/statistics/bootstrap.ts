import type { Interval } from './intervals.ts'
import type { Random } from './random.ts'
import { roundTo6 } from './round.ts'

const RESAMPLES = 1_000

/**
 * 95% percentile interval of a figure by resampling cases with replacement.
 * @param figure Computes the figure from indices of cases; null where it has no value for them.
 * @returns null where fewer than half of the resamples had a value.
 */
export function bootstrap(
  n: number,
  figure: (indices: readonly number[]) => number | null,
  random: Random,
): Interval | null {
  const values: number[] = []
  for (let round = 0; round < RESAMPLES && n > 0; round++) {
    const value = figure(Array.from({ length: n }, () => Math.floor(random() * n)))
    if (value !== null) values.push(value)
  }
  if (values.length < RESAMPLES / 2) return null
  values.sort((a, b) => a - b)
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0
  return { low: roundTo6(at(0.025)), high: roundTo6(at(0.975)) }
}
