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
export type PartEvidence = { readonly values: Int32Array; readonly obstacles: Int32Array }
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
    obstacles.fill(0)
    for (let word = words.from; word < words.to; word++)
      addFeatures(obstacles, examples, present, word)
    for (const dimension of DIMENSIONS)
      if (SOURCES[part].scalars.includes(dimension))
        addLevels(obstacles, examples, dimension, levelsOf(dimension, present))
    return { values, obstacles }
  }
  const parts = ofEachPart(of)
  return { parts, ceilingStated: ceilingStated(present), statesConduct: statesConduct(present) }
}

/** Written over by each comparison. */
export type EvidenceRoom = Evidence

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

/**
 * Adds what stands in the way in one word of features. What makes the less serious side graver, or
 * the more serious side less so, is an obstacle: to a floor where the precedent is the less serious
 * side, to a ceiling where the case is.
 */
function addFeatures(
  obstacles: Int32Array,
  { present: features, taxonomy: { width, pro, con, range } }: ProfileTable,
  { present }: ProfileTable,
  word: number,
): void {
  const ours = present[word] ?? 0
  const up = pro[word] ?? 0
  const down = con[word] ?? 0
  const isType = word >= range.TYPE.from && word < range.TYPE.to
  const shared = isType ? ours : 0
  const stated = isType ? 0 : up
  for (let code = 0, at = word; code < obstacles.length; code++, at += width) {
    const theirs = features[at] ?? 0
    const theirsOnly = theirs & ~ours
    const oursOnly = ours & ~theirs
    obstacles[code] =
      ((obstacles[code] ?? 0) +
        countBits((theirsOnly & up) | (oursOnly & down)) +
        (countBits((oursOnly & up) | (theirsOnly & down)) << CEILING_SHIFT)) |
      ((theirs & shared) === 0 ? 0 : TYPES_SHARED) |
      ((theirs & stated) === 0 ? 0 : ONE_FLOOR_STATED)
  }
}

/** Adds what each pattern's level of one dimension comes to. */
function addLevels(
  obstacles: Int32Array,
  { scalars }: ProfileTable,
  dimension: number,
  byLevel: Int32Array,
): void {
  for (let code = 0, at = dimension; code < obstacles.length; code++, at += SCALARS.length) {
    const more = byLevel[(scalars[at] ?? UNSTATED) - UNSTATED] ?? 0
    const sum = (obstacles[code] ?? 0) + (more & ~ONE_FLOOR_STATED)
    // A flag of the part, and not a count.
    obstacles[code] = sum | (more & ONE_FLOOR_STATED)
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
