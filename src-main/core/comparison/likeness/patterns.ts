import {
  ADMISSION,
  CONTEXT,
  CONVICTION,
  CULPABILITY_LEVEL,
  emptyTable,
  HARM_LEVEL,
  RANK_BAND,
  rowsOf,
  SCALARS,
  STANDING,
  WARNING,
  type ProfileTable,
} from './encoding.ts'
import { STRUCTURED_PARTS, type StructuredPart } from './likeness.ts'
import type { Group } from './taxonomy.ts'

/**
 * The different states of one part that occur in a library. A part is worked out once for each
 * state, and a row then only looks its own up: far fewer than there are rows.
 */
export type PatternColumn = {
  /** State of each row. */
  readonly codes: Int32Array
  /** A row for each state, close together: to pick them out of the library took longer than to read them. */
  readonly examples: ProfileTable
}
export type Patterns = Readonly<Record<StructuredPart, PatternColumn>>

/** What each part of a likeness, and of a constraint, is read from. */
export const SOURCES: Readonly<
  Record<
    StructuredPart,
    {
      readonly groups: readonly Group[]
      readonly scalars: readonly number[]
      readonly balance: boolean
    }
  >
> = {
  conduct: { groups: ['TYPE', 'ROW', 'STANDARD'], scalars: [], balance: false },
  culpability: { groups: ['CULPABILITY'], scalars: [CULPABILITY_LEVEL], balance: false },
  harm: { groups: ['HARM'], scalars: [HARM_LEVEL], balance: false },
  aggravating: { groups: ['AGGRAVATING'], scalars: [], balance: true },
  mitigating: { groups: ['MITIGATING'], scalars: [], balance: true },
  circumstances: {
    groups: [],
    scalars: [CONVICTION, WARNING, ADMISSION, CONTEXT, STANDING, RANK_BAND],
    balance: false,
  },
}

/** A number for a row of the library, which two rows share only if they are alike in every part. */
export function openKinds(patterns: Patterns): (row: number) => number {
  const columns = STRUCTURED_PARTS.map((part) => ({
    codes: patterns[part].codes,
    count: patterns[part].examples.rows,
    known: new Map<number, number>(),
  }))
  return (row) => {
    let kind = 0
    for (const { codes, count, known } of columns) {
      // A place for every pair of what is alike so far and a state of this part.
      const pair = kind * count + (codes[row] ?? 0)
      const before = known.get(pair)
      kind = before ?? known.size
      if (before === undefined) known.set(pair, kind)
    }
    return kind
  }
}

/** Rows looked at between two yields. */
const A_STEP = 10_000

/** Takes long for a large library, so it yields as it goes. */
export function* patternsInSteps(table: ProfileTable): Generator<undefined, Patterns> {
  const columns: PatternColumn[] = []
  for (const part of STRUCTURED_PARTS) {
    const open = openPatterns(table, part)
    for (let row = 0; row < table.rows; row += A_STEP) {
      open.read(row, Math.min(row + A_STEP, table.rows))
      yield
    }
    columns.push(open.column())
    yield
  }
  const [conduct, culpability, harm, aggravating, mitigating, circumstances] = columns
  const none: PatternColumn = {
    codes: new Int32Array(0),
    examples: emptyTable(0, table.taxonomy),
  }
  return {
    conduct: conduct ?? none,
    culpability: culpability ?? none,
    harm: harm ?? none,
    aggravating: aggravating ?? none,
    mitigating: mitigating ?? none,
    circumstances: circumstances ?? none,
  }
}

/** Open addressing over the rows themselves: no text is made of any. */
function openPatterns(table: ProfileTable, part: StructuredPart) {
  const values = readerOf(table, part)
  const size = 1 << Math.ceil(Math.log2(Math.max(4, table.rows * 2)))
  const places = new Int32Array(size).fill(-1)
  const codes = new Int32Array(table.rows)
  const examples: number[] = []
  const codeOf = (row: number): number => {
    let hash = 0x811c9dc5
    for (let i = 0; i < values.count; i++) hash = Math.imul(hash ^ values.at(row, i), 0x01000193)
    let place = (hash ^ (hash >>> 15)) & (size - 1)
    let code = places[place] ?? -1
    while (code >= 0 && !values.same(examples[code] ?? 0, row)) {
      place = (place + 1) & (size - 1)
      code = places[place] ?? -1
    }
    if (code >= 0) return code
    places[place] = examples.length
    return examples.push(row) - 1
  }
  return {
    read: (from: number, to: number): void => {
      for (let row = from; row < to; row++) codes[row] = codeOf(row)
    },
    column: (): PatternColumn => ({ codes, examples: rowsOf(table, Int32Array.from(examples)) }),
  }
}

/** The values that a part of a row is read from, by number. */
function readerOf(table: ProfileTable, part: StructuredPart) {
  const { groups, scalars, balance } = SOURCES[part]
  const { width, range } = table.taxonomy
  const words = groups.flatMap((group) =>
    Array.from({ length: range[group].to - range[group].from }, (_, i) => range[group].from + i),
  )
  const ofScalars = 2 * words.length
  const count = ofScalars + scalars.length + (balance ? 1 : 0)
  const at = (row: number, i: number): number => {
    if (i < words.length) return table.present[row * width + (words[i] ?? 0)] ?? 0
    if (i < ofScalars) return table.absent[row * width + (words[i - words.length] ?? 0)] ?? 0
    const scalar = scalars[i - ofScalars]
    return scalar === undefined
      ? (table.balance[row] ?? 0)
      : (table.scalars[row * SCALARS.length + scalar] ?? 0)
  }
  const same = (a: number, b: number) => {
    for (let i = 0; i < count; i++) if (at(a, i) !== at(b, i)) return false
    return true
  }
  return { count, at, same }
}
