import { blocks, DIMENSIONS, isLevel } from './constraint/bind.ts'
import type { EncodedLibrary } from './library.ts'
import { SCALARS, UNSTATED, type ProfileTable } from './likeness/encoding.ts'
import { likenessTo, type StructuredPart } from './likeness/likeness.ts'
import { SOURCES } from './likeness/patterns.ts'
import { countBits, type Group } from './likeness/taxonomy.ts'
import type { Method } from './weights.ts'

/**
 * Two packed numbers for each pattern of a part: its value in millionths with `IN_COMMON` and
 * `LIKE_CONDUCT`; and its obstacles to a floor and to a ceiling (see `bind.ts`) with `TYPES_SHARED`
 * and `FLOOR_STATED`. Values and obstacles add up over the parts, flags come together by "or".
 */
export type Evidence = Readonly<Record<StructuredPart, Int32Array>>

/** A weight is at most a million, which is less than two to the twentieth. */
export const VALUE = 0xfffff
export const IN_COMMON = 1 << 20
export const LIKE_CONDUCT = 1 << 21

export const CEILING_SHIFT = 12
export const OBSTACLES = 0xffffff
export const TYPES_SHARED = 1 << 24
export const FLOOR_STATED = 1 << 25
const CEILING_STATED = 1 << 26

/** What each pattern of the library comes to against one case. */
export function evidenceOf(library: EncodedLibrary, present: ProfileTable, method: Method) {
  const { patterns } = library
  let flags = 0
  const of = (part: StructuredPart): Int32Array => {
    const { examples } = patterns[part]
    const likeness = likenessTo(part, present, 0, examples, method)
    const words = wordsOf(part, examples)
    const dimensions = DIMENSIONS.filter((dimension) => SOURCES[part].scalars.includes(dimension))
    const packed = new Int32Array(2 * examples.rows)
    for (let code = 0; code < examples.rows; code++) {
      const obstacles = obstaclesAt(examples, code, present, words, dimensions)
      flags |= obstacles
      packed[2 * code] =
        likeness(code) |
        (sharesAny(examples, code, present, words) ? IN_COMMON : 0) |
        (part === 'conduct' && likeConduct(examples, code, present) ? LIKE_CONDUCT : 0)
      packed[2 * code + 1] = obstacles
    }
    return packed
  }
  const parts: Evidence = {
    conduct: of('conduct'),
    culpability: of('culpability'),
    harm: of('harm'),
    aggravating: of('aggravating'),
    mitigating: of('mitigating'),
    circumstances: of('circumstances'),
  }
  return {
    parts,
    ceilingStated: (flags & CEILING_STATED) !== 0,
    statesConduct: statesConduct(present),
  }
}

/** Places of the words of a part in a row. */
const wordsOf = (part: StructuredPart, { taxonomy: { range } }: ProfileTable): Int32Array =>
  Int32Array.from(
    SOURCES[part].groups.flatMap((group) =>
      Array.from({ length: range[group].to - range[group].from }, (_, i) => range[group].from + i),
    ),
  )

/** The share of some words and dimensions in the obstacles of both directions, packed. */
function obstaclesAt(
  table: ProfileTable,
  row: number,
  present: ProfileTable,
  words: Int32Array,
  dimensions: readonly number[],
): number {
  const { width, pro, con, range } = table.taxonomy
  let floor = 0
  let ceiling = 0
  let flags = 0
  for (let i = 0; i < words.length; i++) {
    const at = words[i] ?? 0
    const theirs = table.present[row * width + at] ?? 0
    const ours = present.present[at] ?? 0
    const up = pro[at] ?? 0
    const down = con[at] ?? 0
    if (at >= range.TYPE.from && at < range.TYPE.to)
      flags |= (theirs & ours) === 0 ? 0 : TYPES_SHARED
    else
      flags |= ((theirs & up) === 0 ? 0 : FLOOR_STATED) | ((ours & up) === 0 ? 0 : CEILING_STATED)
    const theirsOnly = theirs & ~ours
    const oursOnly = ours & ~theirs
    // What makes the less serious side graver, or the more serious side less so, stands in the way.
    floor += countBits((theirsOnly & up) | (oursOnly & down))
    ceiling += countBits((oursOnly & up) | (theirsOnly & down))
  }
  for (let i = 0; i < dimensions.length; i++) {
    const dimension = dimensions[i] ?? 0
    const theirs = table.scalars[row * SCALARS.length + dimension] ?? UNSTATED
    const ours = present.scalars[dimension] ?? UNSTATED
    const least = isLevel(dimension) ? 0 : 1
    flags |= (theirs < least ? 0 : FLOOR_STATED) | (ours < least ? 0 : CEILING_STATED)
    if (blocks(dimension, theirs, ours, 'FLOOR')) floor += 1
    if (blocks(dimension, ours, theirs, 'CEILING')) ceiling += 1
  }
  return floor | (ceiling << CEILING_SHIFT) | flags
}

function sharesAny(
  table: ProfileTable,
  row: number,
  present: ProfileTable,
  words: Int32Array,
): boolean {
  const { width } = table.taxonomy
  let shared = 0
  for (let i = 0; i < words.length; i++) {
    const at = words[i] ?? 0
    shared |= (table.present[row * width + at] ?? 0) & (present.present[at] ?? 0)
  }
  return shared !== 0
}

const statesConduct = (present: ProfileTable): boolean =>
  anyBit(present, 0, present, 0, 'TYPE') || anyBit(present, 0, present, 0, 'STANDARD')

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
