import type { Profile } from '../profile.ts'
import type { Standing } from './constraint/constraint.ts'
import { standingOf } from './constraint/standing.ts'
import {
  given,
  reasonCode,
  reasonLeftOut,
  SAME_CASE,
  SAME_HEARING,
  type Exclusion,
  type LeftOutReason,
} from './left-out.ts'
import type { Identity, EncodedLibrary } from './library.ts'
import { encodeProfiles, type ProfileTable } from './likeness/encoding.ts'
import type { StructuredPart } from './likeness/likeness.ts'
import {
  evidenceOf,
  LIKE_CONDUCT,
  VALUE,
  type CaseEvidence,
  type Evidence,
} from './pattern-evidence.ts'
import { newRoom, type Room } from './room.ts'
import { hashOfText } from './shelf.ts'
import { bestOf, lookUp, sumUp, underSame, type Relevance } from './sum-up.ts'
import type { Method } from './weights.ts'

/** One pass over the library: every precedent's total, whether it counts and what it forces. */
export type Scan = {
  readonly profile: Profile
  /** The case as a table of one row. */
  readonly case: ProfileTable
  readonly evidence: Evidence
  /** The part of the words by row, in millionths. */
  readonly words: Int32Array
  /** Likeness in millionths: the sum of the parts. */
  readonly totals: Int32Array
  /** Why a row is left out, as a place in `REASONS`; 0: it counts. */
  readonly leftOut: Uint8Array
  /** Rows that count, in order of reference. */
  readonly counted: Int32Array
  /** Obstacles between each counted row and binding the case; see `bind.ts`. */
  readonly standing: Standing
  readonly underSameRules: number
  /** Of those under the same rules: with like conduct or like words. */
  readonly withLikeConduct: number
  /** Rows behind the two counts above, the first `MOST_NAMED` of each, looked for when asked. */
  readonly named: () => Named
}

export type Named = {
  readonly underSameRules: readonly number[]
  readonly withLikeConduct: readonly number[]
}

/** Cases named behind a number of the search report; the number tells how many there are in all. */
export const MOST_NAMED = 500

export type ScanInput = {
  readonly profile: Profile
  /** Text relevance by reference, or by slot of the shelf that the library was prepared from. */
  readonly words: ReadonlyMap<string, number> | Float64Array
  readonly exclude: Exclusion
  readonly method: Method
  /** For the self-test: the same past as the plain methods have, whatever its rules or confidence. */
  readonly everyCase?: boolean
}

/** One part of the likeness with a row, in millionths. */
export const partAt = (
  { patterns }: EncodedLibrary,
  { evidence }: Pick<Scan, 'evidence'>,
  part: StructuredPart,
  row: number,
): number => (evidence[part].values[patterns[part].codes[row] ?? 0] ?? 0) & VALUE

/** @param room Written over; without it the numbers have room of their own. */
export function scanLibrary(
  library: EncodedLibrary,
  input: ScanInput,
  room: Room = newRoom(library.rows, library.patterns),
): Scan {
  const present = encodeProfiles([input.profile], library.taxonomy)
  const evidence = evidenceOf(library, present, input.method, room.evidence)
  writeReasons(library, input, room.leftOut)
  const relevance = relativeWords(library, input.words, room)
  const sums = sumUp(library, input, evidence, relevance, room)
  const counted = room.counted.subarray(0, sums.counted)
  return {
    profile: input.profile,
    case: present,
    evidence: evidence.parts,
    words: relevance === null ? NO_WORDS : room.words,
    totals: room.totals,
    leftOut: room.leftOut,
    counted,
    standing: standingOf(library, evidence, counted, room),
    underSameRules: sums.underSameRules,
    withLikeConduct: sums.withLikeConduct,
    named: () => namedRows(library, input, evidence, relevance, room.leftOut),
  }
}

/** Where no words are asked for none is told: an empty row of numbers says so. */
const NO_WORDS = new Int32Array(0)

/** Why each row is left out before the facts of the cases are looked at. */
function writeReasons(library: EncodedLibrary, input: ScanInput, reasons: Uint8Array): void {
  const byKind = Uint8Array.from(library.eligibilities, (kind) => {
    const reason = reasonLeftOut(kind, input.profile)
    return reasonCode(input.everyCase === true && BY_QUALITY.has(reason) ? null : reason)
  })
  lookUp(byKind, library.eligibility, reasons)
  const { hearingKey, contentHash, sourceId, refs = [] } = input.exclude
  for (const row of alike(library, 'hearingKey', hearingKey)) reasons[row] = SAME_HEARING
  for (const row of alike(library, 'contentHash', contentHash)) reasons[row] = SAME_CASE
  for (const row of alike(library, 'sourceId', sourceId)) reasons[row] = SAME_CASE
  for (const ref of refs) {
    const row = library.rowOf(ref)
    if (row !== undefined) reasons[row] = SAME_CASE
  }
}

const BY_QUALITY = new Set<LeftOutReason | null>([
  'OTHER_RULES',
  'RULES_NOT_RECORDED',
  'LOW_CONFIDENCE',
])

/** Rows that hold this very key; most are told apart by their hashes alone. */
function alike(
  library: EncodedLibrary,
  name: keyof Identity,
  key: string | null | undefined,
): readonly number[] {
  if (!given(key)) return []
  const hash = hashOfText(key)
  const hashes = library.identity[name]
  const rows: number[] = []
  for (let row = 0; row < hashes.length; row++)
    if (hashes[row] === hash && library.read(row)[name] === key) rows.push(row)
  return rows
}

/** Text relevance of each row, and the best among cases other than this one and its siblings. */
function relativeWords(
  library: EncodedLibrary,
  words: ScanInput['words'],
  { leftOut, shares }: Room,
): Relevance | null {
  if (words instanceof Map && words.size === 0) return null
  if (words instanceof Float64Array) lookUp(words, library.slots, shares)
  else {
    shares.fill(0)
    for (const [ref, value] of words) {
      const row = library.rowOf(ref)
      if (row !== undefined && Number.isFinite(value) && value > 0) shares[row] = value
    }
  }
  const best = bestOf(shares, leftOut)
  return best === 0 ? null : { shares, best }
}

/** In the order of the rows, until as many are found as are named. */
function namedRows(
  library: EncodedLibrary,
  { profile, method }: ScanInput,
  { parts: { conduct } }: CaseEvidence,
  relevance: Relevance | null,
  leftOut: Uint8Array,
): Named {
  const { rows, patterns, eligibility } = library
  const sameRules = underSame(library, profile)
  const underSameRules: number[] = []
  const withLikeConduct: number[] = []
  for (let row = 0; row < rows && withLikeConduct.length < MOST_NAMED; row++) {
    const reason = leftOut[row]
    if (reason === SAME_CASE || reason === SAME_HEARING) continue
    if (sameRules[eligibility[row] ?? 0] !== 1) continue
    if (underSameRules.length < MOST_NAMED) underSameRules.push(row)
    const told = conduct.values[patterns.conduct.codes[row] ?? 0] ?? 0
    const likeWords = (relevance?.shares[row] ?? 0) >= method.likeWords
    if (likeWords || (told & LIKE_CONDUCT) !== 0) withLikeConduct.push(row)
  }
  return { underSameRules, withLikeConduct }
}
