import type { Profile } from '../profile.ts'
import type { Standing } from './constraint/constraint.ts'
import { standingOf } from './constraint/standing.ts'
import {
  given,
  reasonCode,
  reasonLeftOut,
  rulesOf,
  SAME_CASE,
  SAME_HEARING,
  type Exclusion,
  type LeftOutReason,
} from './left-out.ts'
import type { Identity, EncodedLibrary } from './library.ts'
import { encodeProfiles, type ProfileTable } from './likeness/encoding.ts'
import { MILLION, type StructuredPart } from './likeness/likeness.ts'
import {
  evidenceOf,
  LIKE_CONDUCT,
  VALUE,
  VALUE_BITS,
  type CaseEvidence,
  type Evidence,
} from './pattern-evidence.ts'
import { hashOfText } from './shelf.ts'
import { COUNTS, LIKE, LIKE_WORDS, OTHER, REASON, STATE_BITS, verdictsFor } from './verdicts.ts'
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

export function scanLibrary(library: EncodedLibrary, input: ScanInput): Scan {
  const present = encodeProfiles([input.profile], library.taxonomy)
  const evidence = evidenceOf(library, present, input.method)
  const leftOut = reasonsOf(library, input)
  const relevance = relativeWords(library, input.words, leftOut)
  return {
    profile: input.profile,
    case: present,
    evidence: evidence.parts,
    leftOut,
    ...sumUp(library, input, evidence, relevance, leftOut),
    named: () => namedRows(library, input, evidence, relevance, leftOut),
  }
}

/** Why each row is left out before the facts of the cases are looked at. */
function reasonsOf(library: EncodedLibrary, input: ScanInput): Uint8Array {
  const byKind = Uint8Array.from(library.eligibilities, (kind) => {
    const reason = reasonLeftOut(kind, input.profile)
    return reasonCode(input.everyCase === true && BY_QUALITY.has(reason) ? null : reason)
  })
  const { eligibility, rows } = library
  const reasons = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) reasons[row] = byKind[eligibility[row] ?? 0] ?? 0
  const { hearingKey, contentHash, sourceId, refs = [] } = input.exclude
  for (const row of alike(library, 'hearingKey', hearingKey)) reasons[row] = SAME_HEARING
  for (const row of alike(library, 'contentHash', contentHash)) reasons[row] = SAME_CASE
  for (const row of alike(library, 'sourceId', sourceId)) reasons[row] = SAME_CASE
  for (const ref of refs) {
    const row = library.rowOf(ref)
    if (row !== undefined) reasons[row] = SAME_CASE
  }
  return reasons
}

const BY_QUALITY = new Set<LeftOutReason | null>([
  'OTHER_RULES',
  'RULES_NOT_RECORDED',
  'LOW_CONFIDENCE',
])

/** By kind of eligibility: whether such a case is one under the same rules, whatever else is wrong with it. */
const underSame = ({ eligibilities }: EncodedLibrary, { regime }: Profile): Uint8Array =>
  Uint8Array.from(eligibilities, ({ possible }) =>
    rulesOf(possible, regime.conductRegime.possible) === null ? 1 : 0,
  )

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

/** Text relevance as a share of the best among cases other than this one and its siblings. */
function relativeWords(
  library: EncodedLibrary,
  words: ScanInput['words'],
  reasons: Uint8Array,
): Float64Array | null {
  if (words instanceof Map && words.size === 0) return null
  const raw = new Float64Array(library.rows)
  if (words instanceof Float64Array)
    for (let row = 0; row < raw.length; row++) raw[row] = words[library.slots[row] ?? 0] ?? 0
  else
    for (const [ref, value] of words) {
      const row = library.rowOf(ref)
      if (row !== undefined && Number.isFinite(value) && value > 0) raw[row] = value
    }
  let best = 0
  for (let row = 0; row < raw.length; row++) {
    const value = raw[row] ?? 0
    const reason = reasons[row]
    if (value > best && reason !== SAME_CASE && reason !== SAME_HEARING) best = value
  }
  if (best === 0) return null
  for (let row = 0; row < raw.length; row++) raw[row] = Math.min(1, (raw[row] ?? 0) / best)
  return raw
}

/**
 * Adds the parts of every row up, and says which count. Written out for speed: it is the hot loop.
 * Rows are of every kind in no order, so it asks as little as it can and looks verdicts up instead:
 * a question that cannot be guessed costs more than the sum.
 */
function sumUp(
  library: EncodedLibrary,
  input: ScanInput,
  evidence: CaseEvidence,
  relevance: Float64Array | null,
  leftOut: Uint8Array,
) {
  const { rows, patterns, eligibility } = library
  const sameRules = underSame(library, input.profile)
  // A case that states no conduct is compared with all; the self-test has the past that every method has.
  const everyConduct = input.everyCase === true || !evidence.statesConduct
  const verdicts = verdictsFor(input.method.likeWords, everyConduct)
  const conduct = evidence.parts.conduct.values
  const culpability = evidence.parts.culpability.values
  const harm = evidence.parts.harm.values
  const aggravating = evidence.parts.aggravating.values
  const mitigating = evidence.parts.mitigating.values
  const circumstances = evidence.parts.circumstances.values
  const c = patterns.conduct.codes
  const u = patterns.culpability.codes
  const h = patterns.harm.codes
  const a = patterns.aggravating.codes
  const m = patterns.mitigating.codes
  const o = patterns.circumstances.codes
  const { likeWords, weights } = input.method
  const most = weights.words * MILLION
  // Where no words are asked for none is told: an empty row of numbers says so.
  const words = new Int32Array(relevance === null ? 0 : rows)
  const totals = new Int32Array(rows)
  const counted = new Int32Array(rows)
  let count = 0
  let underSameRules = 0
  let withLikeConduct = 0
  for (let row = 0; row < rows; row++) {
    const value =
      (conduct[c[row] ?? 0] ?? 0) +
      (culpability[u[row] ?? 0] ?? 0) +
      (harm[h[row] ?? 0] ?? 0) +
      (aggravating[a[row] ?? 0] ?? 0) +
      (mitigating[m[row] ?? 0] ?? 0) +
      (circumstances[o[row] ?? 0] ?? 0)
    let total = value & VALUE
    let state = ((leftOut[row] ?? 0) << STATE_BITS) | (value >>> VALUE_BITS)
    if (relevance !== null) {
      const share = relevance[row] ?? 0
      const told = Math.round(share * most)
      words[row] = told
      total += told
      if (share >= likeWords) state |= LIKE_WORDS
    }
    totals[row] = total
    const verdict = verdicts[state] ?? 0
    leftOut[row] = verdict & REASON
    const same = (verdict >> OTHER) & (sameRules[eligibility[row] ?? 0] ?? 0)
    underSameRules += same
    withLikeConduct += same & (verdict >> LIKE)
    counted[count] = row
    count += verdict >> COUNTS
  }
  return {
    words,
    totals,
    counted: counted.subarray(0, count),
    standing: standingOf(library, evidence, counted.subarray(0, count)),
    underSameRules,
    withLikeConduct,
  }
}

/** In the order of the rows, until as many are found as are named. */
function namedRows(
  library: EncodedLibrary,
  { profile, method }: ScanInput,
  { parts: { conduct } }: CaseEvidence,
  relevance: Float64Array | null,
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
    const likeWords = (relevance?.[row] ?? 0) >= method.likeWords
    if (likeWords || (told & LIKE_CONDUCT) !== 0) withLikeConduct.push(row)
  }
  return { underSameRules, withLikeConduct }
}
