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

/**
 * What speaks for and against likeness in one part, in features. A feature on which a side is
 * silent is in neither.
 */
type Evidence = { agree: number; differ: number }
const evidence: Evidence = { agree: 0, differ: 0 }

/**
 * Likeness in one part of row `a` of one table and row `b` of another, in millionths of the whole:
 * weight * (agree + shrinkage * neutral) / (agree + differ + shrinkage). Two sides that state
 * nothing in common stand at the neutral value, neither rewarded nor punished.
 */
export function partOf(
  part: StructuredPart,
  left: ProfileTable,
  a: number,
  right: ProfileTable,
  b: number,
  method: Method,
): number {
  evidence.agree = 0
  evidence.differ = 0
  gather[part](left, a, right, b, method)
  const { shrinkage, neutral } = method
  const likeness =
    (evidence.agree + shrinkage * neutral) / (evidence.agree + evidence.differ + shrinkage)
  return Math.round(method.weights[part] * MILLION * likeness)
}

type Gather = (
  left: ProfileTable,
  a: number,
  right: ProfileTable,
  b: number,
  method: Method,
) => void

const gather: Readonly<Record<StructuredPart, Gather>> = {
  conduct: (left, a, right, b) => {
    // A list of allegation types or standards that is not empty is complete: what it leaves out
    // is absent. Two different types on one row of the matrix are half alike.
    closedList('TYPE', left, a, right, b, 1)
    closedList('ROW', left, a, right, b, 0.5)
    closedList('STANDARD', left, a, right, b, 0.25)
  },
  culpability: (left, a, right, b, { levelWeight }) => {
    openList('CULPABILITY', left, a, right, b)
    graded(CULPABILITY_LEVEL, 2, left, a, right, b, levelWeight)
  },
  harm: (left, a, right, b, { levelWeight }) => {
    openList('HARM', left, a, right, b)
    graded(HARM_LEVEL, 2, left, a, right, b, levelWeight)
  },
  aggravating: (left, a, right, b, method) => {
    openList('AGGRAVATING', left, a, right, b)
    balanced(left, a, right, b, method)
  },
  mitigating: (left, a, right, b, method) => {
    openList('MITIGATING', left, a, right, b)
    balanced(left, a, right, b, method)
  },
  circumstances: (left, a, right, b) => {
    graded(RANK_BAND, 2, left, a, right, b, 1)
    graded(WARNING, 2, left, a, right, b, 1)
    graded(ADMISSION, 2, left, a, right, b, 1)
    same(CONTEXT, left, a, right, b)
    same(STANDING, left, a, right, b)
    convictions(left, a, right, b)
  },
}

function closedList(
  group: Group,
  left: ProfileTable,
  a: number,
  right: ProfileTable,
  b: number,
  weight: number,
): void {
  const { width, range } = left.taxonomy
  let shared = 0
  let leftOnly = 0
  let rightOnly = 0
  for (let word = range[group].from; word < range[group].to; word++) {
    const here = left.present[a * width + word] ?? 0
    const there = right.present[b * width + word] ?? 0
    shared += countBits(here & there)
    leftOnly += countBits(here & ~there)
    rightOnly += countBits(there & ~here)
  }
  if (shared + leftOnly === 0 || shared + rightOnly === 0) return
  // Dice: a shared type is shared by both sides, one that stands alone is missing from one side.
  evidence.agree += weight * shared
  evidence.differ += (weight * (leftOnly + rightOnly)) / 2
}

function openList(
  group: Group,
  left: ProfileTable,
  a: number,
  right: ProfileTable,
  b: number,
): void {
  const { width, range } = left.taxonomy
  for (let word = range[group].from; word < range[group].to; word++) {
    const here = left.present[a * width + word] ?? 0
    const notHere = left.absent[a * width + word] ?? 0
    const there = right.present[b * width + word] ?? 0
    const notThere = right.absent[b * width + word] ?? 0
    evidence.agree += countBits(here & there)
    evidence.differ += countBits((here & notThere) | (there & notHere))
  }
}

/**
 * How near two cases stand in what was found to aggravate less what was found to mitigate, whatever
 * the factors are: so that a grave case is not like a slight one for having one factor in common.
 */
function balanced(
  left: ProfileTable,
  a: number,
  right: ProfileTable,
  b: number,
  method: Method,
): void {
  const here = left.balance[a] ?? NO_BALANCE
  const there = right.balance[b] ?? NO_BALANCE
  if (here === NO_BALANCE || there === NO_BALANCE) return
  const apart = Math.min(1, Math.abs(here - there) / method.balanceReach)
  evidence.agree += method.balanceWeight * (1 - apart)
  evidence.differ += method.balanceWeight * apart
}

/** Ordered values: the further apart on a scale of `top` steps, the less alike. */
function graded(
  column: number,
  top: number,
  left: ProfileTable,
  a: number,
  right: ProfileTable,
  b: number,
  weight: number,
): void {
  const here = left.scalars[a * SCALARS.length + column] ?? UNSTATED
  const there = right.scalars[b * SCALARS.length + column] ?? UNSTATED
  if (here === UNSTATED || there === UNSTATED) return
  const apart = Math.abs(here - there) / top
  evidence.agree += weight * (1 - apart)
  evidence.differ += weight * apart
}

function same(column: number, left: ProfileTable, a: number, right: ProfileTable, b: number): void {
  const here = left.scalars[a * SCALARS.length + column] ?? UNSTATED
  const there = right.scalars[b * SCALARS.length + column] ?? UNSTATED
  if (here === UNSTATED || there === UNSTATED) return
  if (here === there) evidence.agree += 1
  else evidence.differ += 1
}

/** Any two convictions are at least half alike; none against some is a difference. */
function convictions(left: ProfileTable, a: number, right: ProfileTable, b: number): void {
  const here = left.scalars[a * SCALARS.length + CONVICTION] ?? UNSTATED
  const there = right.scalars[b * SCALARS.length + CONVICTION] ?? UNSTATED
  if (here === UNSTATED || there === UNSTATED) return
  const unspecified = here === CONVICTION_UNSPECIFIED || there === CONVICTION_UNSPECIFIED
  const alike = here === there ? 1 : here === 0 || there === 0 ? 0 : unspecified ? 0.75 : 0.5
  evidence.agree += alike
  evidence.differ += 1 - alike
}
