import type { Method, PartName } from '../weights.ts'
import {
  ADMISSION,
  CONTEXT,
  CONVICTION,
  CONVICTION_UNSPECIFIED,
  CULPABILITY_LEVEL,
  HARM_LEVEL,
  RANK_BAND,
  SCALARS,
  STANDING,
  UNSTATED,
  WARNING,
  type ProfileTable,
} from './encoding.ts'
import { balanceIn, factorsAndSteps, levelIn } from './factor-steps.ts'
import { countBits } from './taxonomy.ts'

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
/** Row `a` of one table and another table, in one part. */
export type Sides = {
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
