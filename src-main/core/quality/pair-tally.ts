import type { ConsistencyFilter } from './pair-cases.ts'
import type { Cell } from './pair-kinds.ts'
import { emptyTally, type Tally } from './pair-share.ts'
import { worstPairs } from './worst-pairs.ts'

const MOST_LISTED = 500
/** Years that one point of the chart covers. */
export const PERIOD = 2

/** Pairs counted so far: all of them, by force of either case and by the later case's period. */
export function openTally(
  filter: Omit<ConsistencyFilter, 'force' | 'panelModel'> & { readonly force: number | null },
) {
  const all = emptyTally()
  const byForce: Tally[] = []
  const byPeriod: Tally[] = []
  const conflicts = worstPairs(MOST_LISTED)
  const agreeing = worstPairs(MOST_LISTED)
  const { force, yearFrom, yearTo } = filter
  const anyYear = yearFrom === undefined && yearTo === undefined
  const passes = (a: Cell, b: Cell): boolean => {
    if (force !== null && a.force !== force && b.force !== force) return false
    if (anyYear) return true
    const year = laterYear(a, b)
    return year !== 0 && year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity)
  }
  const add = (a: Cell, b: Cell, isConflict: boolean, pairs: number): void => {
    const against = isConflict ? pairs : 0
    const count = (group: Tally) => {
      group.comparable += pairs
      group.contradicting += against
    }
    count(all)
    count((byForce[a.force] ??= emptyTally()))
    if (b.force !== a.force) count((byForce[b.force] ??= emptyTally()))
    const year = laterYear(a, b)
    if (year !== 0) count((byPeriod[year - (year % PERIOD)] ??= emptyTally()))
  }
  return { all, byForce, byPeriod, conflicts, agreeing, passes, add }
}
export type PairTally = ReturnType<typeof openTally>

/** 0 where either year is not known. */
const laterYear = (a: Cell, b: Cell) =>
  a.year === 0 || b.year === 0 ? 0 : Math.max(a.year, b.year)

/**
 * By how much the graver of two cases ended lower than the lesser, in steps of the ladder; nought or
 * less where it did not. Two that are as serious as each other contradict either way round.
 */
export function gapBetween(
  lesser: Pick<Cell, 'low' | 'high'>,
  graver: Pick<Cell, 'low' | 'high'>,
  alike: boolean,
): number {
  const gap = lesser.low - graver.high
  return alike ? Math.max(gap, graver.low - lesser.high) : gap
}
