import { blocks, DIMENSIONS, isLevel } from './constraint/bind.ts'
import type { EncodedLibrary } from './library.ts'
import { SCALARS, UNSTATED, type ProfileTable } from './likeness/encoding.ts'
import { likenessTo, type StructuredPart } from './likeness/likeness.ts'
import { SOURCES, type Patterns } from './likeness/patterns.ts'
import { countBits, type Group, type WordRange } from './likeness/taxonomy.ts'
import type { Method } from './weights.ts'

/**
 * Two packed numbers for each pattern of a part: its value in millionths with `IN_COMMON` and
 * `LIKE_CONDUCT`; and its obstacles to a floor and to a ceiling (see `bind.ts`) with `TYPES_SHARED`
 * and `FLOOR_STATED`. The two numbers of a row are the sums of those of its parts, for each field has
 * room for the sum of six: the weights come to a million, and a flag that any part sets is not nought.
 */
export type PartEvidence = {
  readonly values: Int32Array
  /** Worked out for a pattern when it is first asked for. */
  readonly obstaclesAt: (code: number) => number
}
export type Evidence = Readonly<Record<StructuredPart, PartEvidence>>

/** A million is less than two to the twentieth. */
export const VALUE_BITS = 20
export const VALUE = (1 << VALUE_BITS) - 1
const ONE_IN_COMMON = 1 << VALUE_BITS
export const IN_COMMON = 7 * ONE_IN_COMMON
export const LIKE_CONDUCT = 1 << 23

export const CEILING_SHIFT = 12
export const FLOOR_OBSTACLES = (1 << CEILING_SHIFT) - 1
export const CEILING_OBSTACLES = FLOOR_OBSTACLES << CEILING_SHIFT
export const TYPES_SHARED = 1 << 24
const ONE_FLOOR_STATED = 1 << 25
export const FLOOR_STATED = 7 * ONE_FLOOR_STATED

/** What a library's patterns come to against one case, and what the case itself states. */
export type CaseEvidence = {
  readonly parts: Evidence
  readonly ceilingStated: boolean
  readonly statesConduct: boolean
}

export function evidenceOf(
  { patterns }: EncodedLibrary,
  present: ProfileTable,
  method: Method,
  room: EvidenceRoom,
): CaseEvidence {
  const of = (part: StructuredPart): PartEvidence => {
    const { examples } = patterns[part]
    const { values, obstacles } = room[part]
    likenessTo(part, present, 0, examples, method).all(values)
    const words = wordsOf(part, examples)
    for (let word = words.from; word < words.to; word++)
      markInCommon(values, examples, present, word)
    if (part === 'conduct') markLikeConduct(values, examples, present)
    obstacles.fill(UNKNOWN)
    const workOut = obstaclesTo(examples, present, words, SOURCES[part].scalars)
    return {
      values,
      obstaclesAt: (code) => {
        const known = obstacles[code] ?? UNKNOWN
        return known === UNKNOWN ? (obstacles[code] = workOut(code)) : known
      },
    }
  }
  const parts = ofEachPart(of)
  return { parts, ceilingStated: ceilingStated(present), statesConduct: statesConduct(present) }
}

type Numbers = { readonly values: Int32Array; readonly obstacles: Int32Array }
export type EvidenceRoom = Readonly<Record<StructuredPart, Numbers>>
const UNKNOWN = -1

/** Numbers for as many patterns as a library has. */
export const roomForEvidence = (patterns: Patterns): EvidenceRoom =>
  ofEachPart((part) => {
    const { rows } = patterns[part].examples
    return { values: new Int32Array(rows), obstacles: new Int32Array(rows) }
  })

const ofEachPart = <T>(of: (part: StructuredPart) => T): Readonly<Record<StructuredPart, T>> => ({
  conduct: of('conduct'),
  culpability: of('culpability'),
  harm: of('harm'),
  aggravating: of('aggravating'),
  mitigating: of('mitigating'),
  circumstances: of('circumstances'),
})

/** The words that a part is read from, which stand in a row. */
const wordsOf = (part: StructuredPart, { taxonomy: { range } }: ProfileTable): WordRange => {
  const ranges = SOURCES[part].groups.map((group) => range[group])
  return { from: ranges[0]?.from ?? 0, to: ranges.at(-1)?.to ?? 0 }
}

/** Marks the patterns that have a feature of one word in common with the case. */
function markInCommon(
  values: Int32Array,
  { present: theirs, taxonomy: { width } }: ProfileTable,
  { present }: ProfileTable,
  word: number,
): void {
  const ours = present[word] ?? 0
  if (ours === 0) return
  for (let code = 0, at = word; code < values.length; code++, at += width)
    if (((theirs[at] ?? 0) & ours) !== 0) values[code] = (values[code] ?? 0) | ONE_IN_COMMON
}

/** The obstacles of one pattern: few are asked about, for most cases are of other conduct. */
function obstaclesTo(
  table: ProfileTable,
  present: ProfileTable,
  { from, to }: WordRange,
  scalars: readonly number[],
): (code: number) => number {
  const { width, pro, con, range } = table.taxonomy
  const dimensions = DIMENSIONS.filter((dimension) => scalars.includes(dimension))
  const byLevel = dimensions.map((dimension) => levelsOf(dimension, present))
  return (code) => {
    let sum = 0
    for (let word = from; word < to; word++) {
      const ours = present.present[word] ?? 0
      const theirs = table.present[code * width + word] ?? 0
      const theirsOnly = theirs & ~ours
      const oursOnly = ours & ~theirs
      const up = pro[word] ?? 0
      const down = con[word] ?? 0
      const isType = word >= range.TYPE.from && word < range.TYPE.to
      // What makes the less serious side graver, or the more serious side less so, stands in the way.
      sum +=
        countBits((theirsOnly & up) | (oursOnly & down)) +
        (countBits((oursOnly & up) | (theirsOnly & down)) << CEILING_SHIFT)
      if (isType && (theirs & ours) !== 0) sum |= TYPES_SHARED
      if (!isType && (theirs & up) !== 0) sum |= ONE_FLOOR_STATED
    }
    for (let i = 0; i < dimensions.length; i++) {
      const level = table.scalars[code * SCALARS.length + (dimensions[i] ?? 0)] ?? UNSTATED
      const more = byLevel[i]?.[level - UNSTATED] ?? 0
      sum = (sum + (more & ~ONE_FLOOR_STATED)) | (more & ONE_FLOOR_STATED)
    }
    return sum
  }
}

/** What each level of one dimension adds. */
const levelsOf = (dimension: number, { scalars }: ProfileTable): Int32Array => {
  const ours = scalars[dimension] ?? UNSTATED
  const least = leastStated(dimension)
  return Int32Array.from({ length: LEVELS }, (_, at) => {
    const level = at + UNSTATED
    return (
      (blocks(dimension, level, ours, 'FLOOR') ? 1 : 0) +
      (blocks(dimension, ours, level, 'CEILING') ? 1 << CEILING_SHIFT : 0) +
      (level < least ? 0 : ONE_FLOOR_STATED)
    )
  })
}

/** "Not stated" and the six kinds of conviction, which are the most that any dimension has. */
const LEVELS = 7

/** From where on a value says something: no conviction and no live warning say nothing. */
const leastStated = (dimension: number) => (isLevel(dimension) ? 0 : 1)

/** Whether the case states a factor or level that a ceiling can rest on. */
function ceilingStated({ taxonomy, present, scalars }: ProfileTable): boolean {
  const { width, pro, range } = taxonomy
  for (let word = 0; word < width; word++) {
    const isType = word >= range.TYPE.from && word < range.TYPE.to
    if (!isType && ((present[word] ?? 0) & (pro[word] ?? 0)) !== 0) return true
  }
  return DIMENSIONS.some((dimension) => (scalars[dimension] ?? UNSTATED) >= leastStated(dimension))
}

const statesConduct = (present: ProfileTable): boolean =>
  anyBit(present, 0, present, 0, 'TYPE') || anyBit(present, 0, present, 0, 'STANDARD')

function markLikeConduct(values: Int32Array, table: ProfileTable, present: ProfileTable): void {
  for (let code = 0; code < table.rows; code++)
    if (likeConduct(table, code, present)) values[code] = (values[code] ?? 0) | LIKE_CONDUCT
}

/** Whether two cases share a type, or a row of the matrix; a standard, where a side has no type. */
function likeConduct(table: ProfileTable, row: number, present: ProfileTable): boolean {
  const typed = (of: ProfileTable, at: number) => anyBit(of, at, of, at, 'TYPE')
  return typed(table, row) && typed(present, 0)
    ? anyBit(table, row, present, 0, 'ROW')
    : anyBit(table, row, present, 0, 'STANDARD')
}

function anyBit(a: ProfileTable, i: number, b: ProfileTable, j: number, group: Group): boolean {
  const { width, range } = a.taxonomy
  for (let word = range[group].from; word < range[group].to; word++)
    if (((a.present[i * width + word] ?? 0) & (b.present[j * width + word] ?? 0)) !== 0) return true
  return false
}
