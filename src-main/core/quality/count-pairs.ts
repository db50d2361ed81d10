import type { Step } from '../steps.ts'
import type { Hearings } from './pair-cases.ts'
import { candidatesOf, isAtLeastAsSerious, type Cell, type Kinds } from './pair-kinds.ts'
import { gapBetween, type PairTally } from './pair-tally.ts'

/** Units of work between two looks at the clock; one is about a kind tried. */
const SLICE = 100_000
const KINDS = 20_000

/**
 * Counts every pair that can be ordered by seriousness, once: kind by kind, so that cases that say
 * the same are tried once, with their number.
 * @param marked Kinds of which every pair must have one; null where any pair will do.
 * @returns false where it would take more than `budget` units of work; nothing is then to be used.
 */
export function* countPairs(
  kinds: Kinds,
  marked: Uint8Array | null,
  hearings: Hearings,
  tally: PairTally,
  budget: number,
): Generator<Step, boolean> {
  const { count } = kinds
  const each = Int32Array.from({ length: count }, (_, kind) => kind)
  const candidates = yield* candidatesOf(kinds, each, marked)
  let sum = 0
  for (let lesser = 0; lesser < count && sum <= budget; lesser++) {
    sum += candidates(lesser).length
    if (lesser % KINDS === 0) yield { done: 0, total: count }
  }
  if (sum > budget) return false
  const work = { done: 0, atLast: 0 }
  for (let lesser = 0; lesser < count; lesser++) {
    for (const graver of candidates(lesser)) {
      work.done += 1
      if (!isAtLeastAsSerious(kinds, graver, lesser)) continue
      const alike = lesser === graver || isAtLeastAsSerious(kinds, lesser, graver)
      if (alike && graver < lesser) continue
      for (const cells of cellPairs(kinds, lesser, graver)) {
        work.done += countCells(cells, alike, hearings, tally)
        if (work.done > budget) return false
      }
    }
    if (work.done - work.atLast < SLICE) continue
    work.atLast = work.done
    yield { done: lesser + 1, total: count }
  }
  return true
}

function* cellPairs(
  { cells }: Kinds,
  lesser: number,
  graver: number,
): Generator<readonly [Cell, Cell]> {
  const these = cells[lesser] ?? []
  const those = cells[graver] ?? []
  for (const [at, one] of these.entries())
    for (const other of lesser === graver ? these.slice(at) : those) yield [one, other]
}

/** Counts the pairs of two cells, and offers them to the lists; returns the work it took. */
function countCells(
  [lesser, graver]: readonly [Cell, Cell],
  alike: boolean,
  hearings: Hearings,
  tally: PairTally,
): number {
  if (!tally.passes(lesser, graver)) return 1
  const [l, g] = [lesser.rows.length, graver.rows.length]
  const ofOneHearing = siblings(lesser, graver, hearings)
  const pairs = (lesser === graver ? (l * (l - 1)) / 2 : l * g) - ofOneHearing.pairs
  if (pairs === 0) return ofOneHearing.work
  const gap = gapBetween(lesser, graver, alike)
  tally.add(lesser, graver, gap > 0, pairs)
  return ofOneHearing.work + listCells(lesser, graver, alike, gap, hearings, tally)
}

function siblings(one: Cell, other: Cell, hearings: Hearings) {
  let pairs = 0
  let work = 1
  for (const a of one.rows) {
    if (!hearings.hasSiblings(a)) continue
    for (const b of other.rows) {
      work += 1
      if ((one !== other || a < b) && hearings.isSame(a, b)) pairs += 1
    }
  }
  return { pairs, work }
}

/** Rows come in order, so that after the first pair that is not wanted none of its kind is. */
function listCells(
  one: Cell,
  other: Cell,
  alike: boolean,
  gap: number,
  hearings: Hearings,
  { conflicts, agreeing }: PairTally,
): number {
  const list = gap > 0 ? conflicts : agreeing
  const first = other.rows[0] ?? 0
  let work = 0
  for (const a of one.rows) {
    let isFirst = true
    for (const b of other.rows) {
      if (one === other && b <= a) continue
      work += 1
      if (hearings.isSame(a, b)) continue
      const [lesser, graver] = alike && b < a ? [b, a] : [a, b]
      if (!list.offer({ gap: Math.max(0, gap), lesser, graver })) {
        if (isFirst && (a > first || !alike)) return work
        break
      }
      isFirst = false
    }
  }
  return work
}
