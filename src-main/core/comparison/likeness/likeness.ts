import type { Method, PartName } from '../weights.ts'
import {
  ADMISSION,
  CONTEXT,
  CONVICTION,
  CONVICTION_UNSPECIFIED,
  CULPABILITY_LEVEL,
  HARM_LEVEL,
  NO_BALANCE,
  RANK_BAND,
  SCALARS,
  STANDING,
  UNSTATED,
  WARNING,
  type ProfileTable,
} from './encoding.ts'
import { countBits, type Group } from './taxonomy.ts'

/** Parts and scores are counted in whole millionths, so that their sum is exact on every machine. */
export const MILLION = 1_000_000

export type StructuredPart = Exclude<PartName, 'words'>
export const STRUCTURED_PARTS: readonly StructuredPart[] = [
  'conduct',
  'culpability',
  'harm',
  'aggravating',
  'mitigating',
  'circumstances',
]

/** Likeness to a row of a table, or to all of them, written into as many places. */
export type Likeness = {
  readonly at: (row: number) => number
  readonly all: (into: Int32Array) => void
}

/**
 * Likeness in one part of row `a` of one table to any row of another, in millionths of the whole:
 * weight * (agree + shrinkage * neutral) / (agree + differ + shrinkage). `agree` and `differ` are
 * what speaks for and against likeness, in features; a feature on which a side is silent is in
 * neither, so two sides that state nothing in common stand at the neutral value.
 */
export function likenessTo(
  part: StructuredPart,
  left: ProfileTable,
  a: number,
  right: ProfileTable,
  method: Method,
): Likeness {
  const full = method.weights[part] * MILLION
  const { shrinkage, neutral } = method
  const start = shrinkage * neutral
  const told: Told = (agree, differ) =>
    Math.round(full * ((agree + start) / (agree + differ + shrinkage)))
  const sides = { left, a, right, method, told }
  switch (part) {
    case 'conduct':
      return conduct(sides)
    case 'culpability':
      return factorsAndSteps(sides, 'CULPABILITY', levelIn(sides, CULPABILITY_LEVEL))
    case 'harm':
      return factorsAndSteps(sides, 'HARM', levelIn(sides, HARM_LEVEL))
    case 'aggravating':
      return factorsAndSteps(sides, 'AGGRAVATING', balanceIn(sides))
    case 'mitigating':
      return factorsAndSteps(sides, 'MITIGATING', balanceIn(sides))
    case 'circumstances':
      return circumstances(sides)
  }
}

const ofEach = (at: Likeness['at']): Likeness => ({
  at,
  all: (into) => {
    for (let row = 0; row < into.length; row++) into[row] = at(row)
  },
})

type Told = (agree: number, differ: number) => number
type Sides = {
  readonly left: ProfileTable
  readonly a: number
  readonly right: ProfileTable
  readonly method: Method
  readonly told: Told
}

/**
 * A list of allegation types or standards that is not empty is complete: what it leaves out is
 * absent. Two different types on one row of the matrix are half alike. By Dice: a shared type is
 * shared by both sides, one that stands alone is missing from one side.
 */
function conduct({ left, a, right, told }: Sides): Likeness {
  const { width, range } = left.taxonomy
  const groups = [
    { ...range.TYPE, weight: 1 },
    { ...range.ROW, weight: 0.5 },
    { ...range.STANDARD, weight: 0.25 },
  ]
  return ofEach((b) => {
    let agree = 0
    let differ = 0
    for (const { from, to, weight } of groups) {
      let shared = 0
      let leftOnly = 0
      let rightOnly = 0
      for (let word = from; word < to; word++) {
        const here = left.present[a * width + word] ?? 0
        const there = right.present[b * width + word] ?? 0
        shared += countBits(here & there)
        leftOnly += countBits(here & ~there)
        rightOnly += countBits(there & ~here)
      }
      if (shared + leftOnly === 0 || shared + rightOnly === 0) continue
      agree += weight * shared
      differ += (weight * (leftOnly + rightOnly)) / 2
    }
    return told(agree, differ)
  })
}

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

const levelIn = ({ left, a, right, method }: Sides, column: number): Steps => ({
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
const balanceIn = ({ left, a, right, method }: Sides): Steps => ({
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
function factorsAndSteps(sides: Sides, group: Group, steps: Steps): Likeness {
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

/** Ordered values: the further apart, the less alike; others are alike or not. */
function circumstances({ left, a, right, told }: Sides): Likeness {
  const ours = (column: number) => left.scalars[a * SCALARS.length + column] ?? UNSTATED
  const columns = [
    ...[RANK_BAND, WARNING, ADMISSION].map((column) => ({ column, top: 2, here: ours(column) })),
    ...[CONTEXT, STANDING].map((column) => ({ column, top: 1, here: ours(column) })),
  ]
  const conviction = ours(CONVICTION)
  return ofEach((b) => {
    let agree = 0
    let differ = 0
    for (const { column, top, here } of columns) {
      const there = right.scalars[b * SCALARS.length + column] ?? UNSTATED
      if (here === UNSTATED || there === UNSTATED) continue
      const apart = Math.min(1, Math.abs(here - there) / top)
      agree += 1 - apart
      differ += apart
    }
    const theirs = right.scalars[b * SCALARS.length + CONVICTION] ?? UNSTATED
    if (conviction === UNSTATED || theirs === UNSTATED) return told(agree, differ)
    const alike = convictionsAlike(conviction, theirs)
    return told(agree + alike, differ + 1 - alike)
  })
}

/** Any two convictions are at least half alike; none against some is a difference. */
function convictionsAlike(here: number, there: number): number {
  if (here === there) return 1
  if (here === 0 || there === 0) return 0
  return here === CONVICTION_UNSPECIFIED || there === CONVICTION_UNSPECIFIED ? 0.75 : 0.5
}
