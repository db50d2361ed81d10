import type { Profile } from '../profile.ts'
import { reasonLeftOut, type Exclusion, type LeftOutReason } from './left-out.ts'
import type { PreparedLibrary } from './library.ts'
import { encodeProfiles, type ProfileTable } from './likeness/encoding.ts'
import { MILLION, partOf, STRUCTURED_PARTS, type StructuredPart } from './likeness/likeness.ts'
import type { Group } from './likeness/taxonomy.ts'
import type { Method } from './weights.ts'

/** One pass over the library: every precedent's parts, total and whether it counts. */
export type Scan = {
  readonly profile: Profile
  /** The case as a table of one row. */
  readonly case: ProfileTable
  readonly parts: Readonly<Record<StructuredPart, Int32Array>>
  readonly words: Int32Array
  /** Likeness in millionths: the sum of the parts. */
  readonly totals: Int32Array
  readonly leftOut: readonly (LeftOutReason | null)[]
  /** Rows that count, in order of reference. */
  readonly counted: readonly number[]
  readonly underSameRules: number
  /** Of those under the same rules: with like conduct or like words. */
  readonly withLikeConduct: number
}

export type ScanInput = {
  readonly profile: Profile
  readonly words: ReadonlyMap<string, number>
  readonly exclude: Exclusion
  readonly method: Method
  /** For the self-test: the same past as the plain methods have, whatever its rules or confidence. */
  readonly everyCase?: boolean
}

export function scanLibrary(library: PreparedLibrary, input: ScanInput): Scan {
  const { precedents, table, placed } = library
  const { profile, method, exclude } = input
  const present = encodeProfiles([profile], library.taxonomy)
  const reasons = precedents.map((precedent, row) => {
    const reason = reasonLeftOut(precedent, placed[row] ?? null, profile, exclude)
    return input.everyCase === true && BY_QUALITY.has(reason) ? null : reason
  })
  const relevance = relativeWords(library, input.words, reasons)
  const parts = structuredParts(table, present, method)
  const words = relevance.map((share) => Math.round(share * method.weights.words * MILLION))
  const totals = new Int32Array(precedents.length)
  for (let row = 0; row < totals.length; row++)
    totals[row] = STRUCTURED_PARTS.reduce(
      (sum, part) => sum + (parts[part][row] ?? 0),
      words[row] ?? 0,
    )
  // A case that states no conduct is compared with all; the self-test has the past that every method has.
  const everyConduct = input.everyCase === true || !statesConduct(present)
  const likeWords = (row: number) => (relevance[row] ?? 0) >= method.likeWords
  const like = (row: number) => likeConduct(table, row, present) || likeWords(row)
  const leftOut = reasons.map((reason, row) => {
    if (reason !== null || likeWords(row)) return reason
    if (!anyInCommon(table, row, present)) return 'NOTHING_IN_COMMON'
    return everyConduct || likeConduct(table, row, present) ? null : 'OTHER_CONDUCT'
  })
  const sameRules = reasons.map((reason) => !BEFORE_RULES.has(reason))
  return {
    profile,
    case: present,
    parts,
    words: Int32Array.from(words),
    totals,
    leftOut,
    counted: precedents.flatMap((_, row) => (leftOut[row] === null ? [row] : [])),
    underSameRules: sameRules.filter(Boolean).length,
    withLikeConduct: sameRules.filter((same, row) => same && like(row)).length,
  }
}

const BY_QUALITY = new Set<LeftOutReason | null>([
  'OTHER_RULES',
  'RULES_NOT_RECORDED',
  'LOW_CONFIDENCE',
])

/** A precedent left out for one of these is not, or not known to be, a case under the same rules. */
const BEFORE_RULES = new Set<LeftOutReason | null>([
  'SAME_CASE',
  'SAME_HEARING',
  'OTHER_RULES',
  'RULES_NOT_RECORDED',
])

function structuredParts(
  table: ProfileTable,
  present: ProfileTable,
  method: Method,
): Record<StructuredPart, Int32Array> {
  const column = (part: StructuredPart) => {
    const values = new Int32Array(table.rows)
    for (let row = 0; row < table.rows; row++)
      values[row] = partOf(part, present, 0, table, row, method)
    return values
  }
  return {
    conduct: column('conduct'),
    culpability: column('culpability'),
    harm: column('harm'),
    aggravating: column('aggravating'),
    mitigating: column('mitigating'),
    circumstances: column('circumstances'),
  }
}

/** Text relevance as a share of the best among cases other than this one and its siblings. */
function relativeWords(
  library: PreparedLibrary,
  words: ReadonlyMap<string, number>,
  reasons: readonly (LeftOutReason | null)[],
): number[] {
  const raw = library.precedents.map(({ ref }) => {
    const value = words.get(ref) ?? 0
    return Number.isFinite(value) && value > 0 ? value : 0
  })
  const best = raw.reduce(
    (most, value, row) =>
      reasons[row] === 'SAME_CASE' || reasons[row] === 'SAME_HEARING'
        ? most
        : Math.max(most, value),
    0,
  )
  return raw.map((value) => (best === 0 ? 0 : Math.min(1, value / best)))
}

/** Whether two cases share any allegation type, row of the matrix, standard or factor. */
const anyInCommon = (table: ProfileTable, row: number, present: ProfileTable) =>
  GROUPS.some((group) => anyBit(table, row, present, 0, group))

const GROUPS: readonly Group[] = [
  'TYPE',
  'ROW',
  'STANDARD',
  'CULPABILITY',
  'HARM',
  'AGGRAVATING',
  'MITIGATING',
]

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
