import type { Robustness } from '../evaluate/robustness.ts'
import { inFigures } from '../figures.ts'
import type { Interval } from '../statistics/intervals.ts'

/** What one wrongly coded factor does to the cases a reader sees first, in sentences. */
export function readRobustness(robustness: Robustness): readonly string[] {
  const { cases, miscodings, mean, worst, atMostOne, intervals } = robustness
  if (miscodings === 0)
    return ['For no case do five count, so what a wrong factor would move cannot be said.']
  return [
    `On average one wrongly coded factor puts out ${percent(mean)}${range(intervals.mean)} of the first five like cases.`,
    `In ${percent(atMostOne)}${range(intervals.atMostOne)} of ${inFigures(miscodings)} miscodings tried on ${inFigures(cases)} ${cases === 1 ? 'case' : 'cases'}, at most one of the five changed; the worst put out ${FIVE[Math.round(worst * 5)] ?? 'some'}.`,
    'Each factor of the taxonomy was added where a case has it not, and taken out where it has it, one at a time; in a large library some of them, evenly spread. So check the factors before you rely on the order.',
  ]
}

const FIVE = ['none', 'one', 'two', 'three', 'four', 'all five']
const percent = (share: number) => `${Math.round(share * 100)}%`
const range = (interval: Interval | null) =>
  interval === null ? '' : ` (${Math.round(interval.low * 100)} to ${percent(interval.high)})`
