import { hasBit } from '../comparison/likeness/taxonomy.ts'
import { SCALARS } from '../comparison/likeness/encoding.ts'
import { DIMENSIONS, obstacles } from '../comparison/constraint/bind.ts'
import type { EncodedLibrary } from '../comparison/library.ts'
import type { Step } from '../steps.ts'
import type { PairCase } from './pair-cases.ts'

/** Cases of one kind that also ended alike, in one force and one year: they are counted together. */
export type Cell = {
  readonly low: number
  readonly high: number
  readonly force: number
  readonly year: number
  /** In ascending order. */
  readonly rows: readonly number[]
}

/**
 * Cases that say the same on every point that orders by seriousness, under the same rules. Whether
 * one is at least as serious as another is worked out once for a kind, however many cases it has.
 */
export type Kinds = {
  readonly library: EncodedLibrary
  readonly count: number
  /** Words of 32 features in one kind. */
  readonly words: number
  /** Features that make a case graver, and those that make it less grave. */
  readonly up: Int32Array
  readonly down: Int32Array
  readonly rules: readonly string[]
  /** A row that shows each kind. */
  readonly examples: readonly number[]
  readonly cells: readonly (readonly Cell[])[]
}

const SLICE = 500

/** Sorts cases into kinds, and the cases of a kind into cells, in order of their first row. */
export function* kindsOf(
  library: EncodedLibrary,
  cases: readonly PairCase[],
): Generator<Step, Kinds> {
  const { table, taxonomy } = library
  const { width, pro, con } = taxonomy
  const numbers = new Map<string, number>()
  const examples: number[] = []
  const rules: string[] = []
  const members: PairCase[][] = []
  for (const [index, one] of cases.entries()) {
    const said: (string | number)[] = [one.rules]
    for (let word = 0; word < width; word++)
      said.push(
        (table.present[one.row * width + word] ?? 0) & ((pro[word] ?? 0) | (con[word] ?? 0)),
      )
    for (const dimension of DIMENSIONS)
      said.push(table.scalars[one.row * SCALARS.length + dimension] ?? 0)
    const key = said.join(' ')
    const kind = numbers.get(key)
    if (kind !== undefined) members[kind]?.push(one)
    else {
      numbers.set(key, members.length)
      members.push([one])
      examples.push(one.row)
      rules.push(one.rules)
    }
    if (index % SLICE === 0) yield { done: 0, total: 0 }
  }
  yield { done: 0, total: 0 }
  const up = new Int32Array(members.length * width)
  const down = new Int32Array(members.length * width)
  examples.forEach((row, kind) => {
    for (let word = 0; word < width; word++) {
      const present = table.present[row * width + word] ?? 0
      up[kind * width + word] = present & (pro[word] ?? 0)
      down[kind * width + word] = present & (con[word] ?? 0)
    }
  })
  const cells: (readonly Cell[])[] = []
  for (const of of members) {
    cells.push(cellsOf(of))
    if (cells.length % SLICE === 0) yield { done: 0, total: 0 }
  }
  return { library, count: members.length, words: width, up, down, rules, examples, cells }
}

function cellsOf(cases: readonly PairCase[]): readonly Cell[] {
  const [only, ...others] = cases
  // Most kinds of a library that says much have one case: nothing need be sorted then.
  if (only !== undefined && others.length === 0) return [newCell(only)]
  const cells = new Map<string, ReturnType<typeof newCell>>()
  for (const one of cases) {
    const key = `${one.low} ${one.high} ${one.force} ${one.year}`
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, newCell(one))
    else cell.rows.push(one.row)
  }
  return [...cells.values()]
}

const newCell = ({ low, high, force, year, row }: PairCase) => ({
  low,
  high,
  force,
  year,
  rows: [row],
})

/** Whether cases of one kind are at least as serious as those of another; see `bind.ts`. */
export function isAtLeastAsSerious(kinds: Kinds, graver: number, lesser: number): boolean {
  const { words, up, down, library, examples } = kinds
  const l = lesser * words
  const g = graver * words
  for (let word = 0; word < words; word++)
    if (((up[l + word] ?? 0) & ~(up[g + word] ?? 0)) !== 0) return false
  for (let word = 0; word < words; word++)
    if (((down[g + word] ?? 0) & ~(down[l + word] ?? 0)) !== 0) return false
  const { table } = library
  return obstacles('FLOOR', table, examples[lesser] ?? 0, table, examples[graver] ?? 0) === 0
}

/** Items that may be at least as serious as an item. */
export type Candidates = (item: number) => readonly number[]

/**
 * A graver case states every allegation type and aggravating factor of the lesser one, so only those
 * with the lesser one's rarest such feature need be tried: nothing is missed.
 * @param kindOf Kind of each item: of kinds themselves, or of cases.
 * @param marked Items of which every pair must have one; null where any pair will do.
 */
export function* candidatesOf(
  kinds: Kinds,
  kindOf: Int32Array,
  marked: Uint8Array | null,
): Generator<Step, Candidates> {
  const { features, keyOf } = graveFeatures(kinds)
  const all: number[][] = []
  const some: number[][] = []
  for (let item = 0; item < kindOf.length; item++) {
    for (const feature of features(kindOf[item] ?? 0)) {
      const key = keyOf(kindOf[item] ?? 0, feature)
      ;(all[key] ??= []).push(item)
      if (marked?.[item] === 1) (some[key] ??= []).push(item)
    }
    if (item % SLICE === 0) yield { done: 0, total: 0 }
  }
  return (item) => {
    const kind = kindOf[item] ?? 0
    const from = marked === null || marked[item] === 1 ? all : some
    let fewest: readonly number[] | null = null
    for (const feature of features(kind)) {
      const those = from[keyOf(kind, feature)] ?? NONE
      if (fewest === null || those.length < fewest.length) fewest = those
    }
    return fewest ?? NONE
  }
}
const NONE: readonly number[] = []

function graveFeatures({ words, up, rules }: Kinds) {
  const bits = words * 32
  const numbers = new Map([...new Set(rules)].sort().map((name, at) => [name, at]))
  const keyOf = (kind: number, feature: number) =>
    (numbers.get(rules[kind] ?? '') ?? 0) * bits + feature
  const features = (kind: number): readonly number[] => {
    const found: number[] = []
    for (let word = 0; word < words; word++)
      if ((up[kind * words + word] ?? 0) !== 0)
        for (let bit = word * 32; bit < word * 32 + 32; bit++)
          if (hasBit(up, kind * words, bit)) found.push(bit)
    return found
  }
  return { features, keyOf }
}
