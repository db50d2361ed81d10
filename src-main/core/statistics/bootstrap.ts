import type { Interval } from './intervals.ts'
import type { Random } from './random.ts'
import { roundTo6 } from './round.ts'

const RESAMPLES = 1_000

/** Rounds between two yields. */
const A_STEP = 100

/**
 * 95% percentile interval of a figure by resampling cases with replacement. Yields as it goes.
 * @param figure Computes the figure from indices of cases; null where it has no value for them.
 * @returns null where fewer than half of the resamples had a value.
 */
export function* bootstrapInSteps(
  n: number,
  figure: (indices: readonly number[]) => number | null,
  random: Random,
): Generator<undefined, Interval | null> {
  const values: number[] = []
  for (let round = 0; round < RESAMPLES && n > 0; round++) {
    if (round % A_STEP === 0) yield
    const value = figure(Array.from({ length: n }, () => Math.floor(random() * n)))
    if (value !== null) values.push(value)
  }
  if (values.length < RESAMPLES / 2) return null
  values.sort((a, b) => a - b)
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0
  return { low: roundTo6(at(0.025)), high: roundTo6(at(0.975)) }
}
