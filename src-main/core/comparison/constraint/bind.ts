import {
  CONVICTION,
  CONVICTION_UNSPECIFIED,
  CULPABILITY_LEVEL,
  HARM_LEVEL,
  SCALARS,
  UNSTATED,
  WARNING,
  type ProfileTable,
} from '../likeness/encoding.ts'
import { countBits } from '../likeness/taxonomy.ts'

/**
 * A fortiori constraint: the result model of precedential constraint (J. Horty, "Rules and reasons
 * in the theory of precedent", Legal Theory 17, 2011, and "Reasoning with dimensions and
 * magnitudes", Artificial Intelligence and Law 27, 2019), carried from two results to an ordered
 * ladder of outcomes.
 *
 * Write X <= Y, "Y is at least as serious as X", when
 * - X and Y share an allegation type, and every allegation type and aggravating factor stated of X
 *   is stated of Y;
 * - every mitigating factor stated of Y is stated of X;
 * - on every dimension (culpability, harm, conviction, live warning) that X states, Y states a
 *   value no lower; what Y states above the bottom where X is silent is no obstacle.
 * A precedent P that ended in outcome o forces a floor of o on the case C when P <= C, and a ceiling
 * of o when C <= P. For the ceiling a dimension that P states and C does not also blocks: an unknown
 * level of the case may be a higher one. Either way the less serious side must state some factor or
 * level, for silence is no finding: an empty profile binds nothing.
 *
 * Rank, admission, standing, on or off duty, standards and personal mitigation are not dimensions:
 * none of them makes a case more serious by itself (where one does, it is found as a factor).
 */
export const NEVER = 255

export const DIMENSIONS = [CULPABILITY_LEVEL, HARM_LEVEL, CONVICTION, WARNING] as const
export type Direction = 'FLOOR' | 'CEILING'

/**
 * How many features (allegation types, factors, dimensions) stand between precedent row `p` and
 * binding case row `c`: 0 binds, NEVER where no single feature is the obstacle.
 */
export function obstacles(
  direction: Direction,
  precedents: ProfileTable,
  p: number,
  cases: ProfileTable,
  c: number,
): number {
  return direction === 'FLOOR'
    ? stepsUp(precedents, p, cases, c, direction)
    : stepsUp(cases, c, precedents, p, direction)
}

/** Obstacles to "the higher row is at least as serious as the lower". */
function stepsUp(
  lower: ProfileTable,
  l: number,
  higher: ProfileTable,
  h: number,
  direction: Direction,
): number {
  const { width, pro, con, range } = lower.taxonomy
  const atLower = l * width
  const atHigher = h * width
  let typesShared = false
  let statedFactors = 0
  let missing = 0
  for (let word = 0; word < width; word++) {
    const low = lower.present[atLower + word] ?? 0
    const high = higher.present[atHigher + word] ?? 0
    const up = pro[word] ?? 0
    const isType = word >= range.TYPE.from && word < range.TYPE.to
    if (isType && (low & high) !== 0) typesShared = true
    if (!isType) statedFactors |= low & up
    missing += countBits(low & ~high & up) + countBits(high & ~low & (con[word] ?? 0))
  }
  if (!typesShared) return NEVER
  let statedLevel = false
  for (const dimension of DIMENSIONS) {
    const low = lower.scalars[l * SCALARS.length + dimension] ?? UNSTATED
    const high = higher.scalars[h * SCALARS.length + dimension] ?? UNSTATED
    if (low > 0 || (low === 0 && isLevel(dimension))) statedLevel = true
    if (blocks(dimension, low, high, direction)) missing += 1
  }
  if (statedFactors === 0 && !statedLevel) return NEVER
  return Math.min(missing, NEVER - 1)
}

export const isLevel = (dimension: number): boolean =>
  dimension === CULPABILITY_LEVEL || dimension === HARM_LEVEL

/** Whether a dimension stands in the way of "high is at least as serious as low". */
export function blocks(
  dimension: number,
  low: number,
  high: number,
  direction: Direction,
): boolean {
  if (low === high) return false
  // No conviction and no live warning are the bottom: nothing lies below them.
  if (low === 0 && !isLevel(dimension)) return false
  if (low === UNSTATED) return direction === 'CEILING'
  if (high === UNSTATED) return true
  if (dimension !== CONVICTION) return low > high
  const most = low === CONVICTION_UNSPECIFIED ? CONVICTION_UNSPECIFIED - 1 : low
  const least = high === CONVICTION_UNSPECIFIED ? 1 : high
  return most > least
}
