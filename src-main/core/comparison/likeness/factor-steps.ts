import { NO_BALANCE, SCALARS, UNSTATED } from './encoding.ts'
import type { Likeness, Sides } from './likeness.ts'
import { countBits, type Group } from './taxonomy.ts'

/** What stands beside the factors of a part: how many steps two cases are apart in it. */
type Steps = {
  /** Value of row `b` at `b * stride + column`. */
  readonly values: Int8Array | Int16Array
  readonly stride: number
  readonly column: number
  readonly ours: number
  readonly none: number
  /** Features that it counts for, and the steps from which on two cases are wholly unlike in it. */
  readonly weight: number
  readonly reach: number
}

export const levelIn = ({ left, a, right, method }: Sides, column: number): Steps => ({
  values: right.scalars,
  stride: SCALARS.length,
  column,
  ours: left.scalars[a * SCALARS.length + column] ?? UNSTATED,
  none: UNSTATED,
  weight: method.levelWeight,
  reach: 2,
})

/**
 * How near two cases stand in their balance: all that was found to make them graver less all that
 * makes them slighter, whatever it is, so that a grave case is not like a slight one for having one
 * factor in common.
 */
export const balanceIn = ({ left, a, right, method }: Sides): Steps => ({
  values: right.balance,
  stride: 1,
  column: 0,
  ours: left.balance[a] ?? NO_BALANCE,
  none: NO_BALANCE,
  weight: method.balanceWeight,
  reach: method.balanceReach,
})

/**
 * Factors that both state, and those that one states and the other denies; and the steps beside
 * them. The same few counts come again and again over a library, so each is worked out before.
 */
export function factorsAndSteps(sides: Sides, group: Group, steps: Steps): Likeness {
  const { left, a, right, told } = sides
  const { width, range } = left.taxonomy
  const { from, to } = range[group]
  const { ours, none, weight, reach } = steps
  const farthest = Math.ceil(reach)
  const unknown = farthest + 1
  const valueOf = (agree: number, differ: number, step: number): number => {
    const apart = Math.min(1, step / reach)
    return step === unknown
      ? told(agree, differ)
      : told(agree + weight * (1 - apart), differ + weight * apart)
  }
  const mostAlike = countIn(left.present, a * width, from, to)
  const mostUnlike = mostAlike + countIn(left.absent, a * width, from, to)
  // How often two rows agree and differ stands in one number, the place of its values.
  const ofDiffer = unknown + 1
  const ofAgree = (mostUnlike + 1) * ofDiffer
  const values = Int32Array.from({ length: (mostAlike + 1) * ofAgree }, (_, at) =>
    valueOf(Math.floor(at / ofAgree), Math.floor(at / ofDiffer) % (mostUnlike + 1), at % ofDiffer),
  )
  const countsAt = (b: number): number => {
    let counts = 0
    for (let word = from; word < to; word++) {
      const here = left.present[a * width + word] ?? 0
      const notHere = left.absent[a * width + word] ?? 0
      const there = right.present[b * width + word] ?? 0
      const notThere = right.absent[b * width + word] ?? 0
      counts +=
        countBits(here & there) * ofAgree +
        countBits((here & notThere) | (there & notHere)) * ofDiffer
    }
    return counts
  }
  const at = (b: number): number => {
    const theirs = steps.values[b * steps.stride + steps.column] ?? none
    const isUnknown = ours === none || theirs === none
    const step = isUnknown ? unknown : Math.min(farthest, Math.abs(ours - theirs))
    return values[countsAt(b) + step] ?? 0
  }
  return {
    at,
    all: (into) => {
      into.fill(0)
      for (let word = from; word < to; word++) addCounts(into, sides, word, ofAgree, ofDiffer)
      lookUpSteps(into, steps, unknown, values)
    },
  }
}

/** Adds how often each row of a table agrees and differs in one word; silence there counts nothing. */
function addCounts(
  into: Int32Array,
  { left, a, right }: Sides,
  word: number,
  ofAgree: number,
  ofDiffer: number,
): void {
  const { width } = left.taxonomy
  const here = left.present[a * width + word] ?? 0
  const notHere = left.absent[a * width + word] ?? 0
  if ((here | notHere) === 0) return
  const { present, absent } = right
  for (let b = 0, i = word; b < into.length; b++, i += width) {
    const there = present[i] ?? 0
    const notThere = absent[i] ?? 0
    into[b] =
      (into[b] ?? 0) +
      countBits(here & there) * ofAgree +
      countBits((here & notThere) | (there & notHere)) * ofDiffer
  }
}

function lookUpSteps(
  into: Int32Array,
  { values: levels, stride, column, ours, none, reach }: Steps,
  unknown: number,
  values: Int32Array,
): void {
  const farthest = Math.ceil(reach)
  for (let b = 0, i = column; b < into.length; b++, i += stride) {
    const theirs = levels[i] ?? none
    const isUnknown = ours === none || theirs === none
    const step = isUnknown ? unknown : Math.min(farthest, Math.abs(ours - theirs))
    into[b] = values[(into[b] ?? 0) + step] ?? 0
  }
}

function countIn(bits: Int32Array, row: number, from: number, to: number): number {
  let count = 0
  for (let word = from; word < to; word++) count += countBits(bits[row + word] ?? 0)
  return count
}
