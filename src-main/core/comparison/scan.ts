import type { Profile } from '../profile.ts'
import { NEVER } from './constraint/bind.ts'
import type { Standing } from './constraint/constraint.ts'
import {
  given,
  reasonCode,
  reasonLeftOut,
  rulesOf,
  type Exclusion,
  type LeftOutReason,
} from './left-out.ts'
import type { Identity, EncodedLibrary } from './library.ts'
import { encodeProfiles, type ProfileTable } from './likeness/encoding.ts'
import { MILLION, type StructuredPart } from './likeness/likeness.ts'
import {
  CEILING_SHIFT,
  evidenceOf,
  FLOOR_STATED,
  IN_COMMON,
  LIKE_CONDUCT,
  OBSTACLES,
  TYPES_SHARED,
  VALUE,
  type Evidence,
} from './pattern-evidence.ts'
import { hashOfText } from './shelf.ts'
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
  /** Rows behind the two counts above, the first `MOST_NAMED` of each. */
  readonly named: { readonly underSameRules: Int32Array; readonly withLikeConduct: Int32Array }
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
): number => (evidence[part][2 * (patterns[part].codes[row] ?? 0)] ?? 0) & VALUE

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

const SAME_CASE = reasonCode('SAME_CASE')
const SAME_HEARING = reasonCode('SAME_HEARING')
const NOTHING_IN_COMMON = reasonCode('NOTHING_IN_COMMON')
const OTHER_CONDUCT = reasonCode('OTHER_CONDUCT')

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

/** Adds the parts of every row up, and says which count. Written out for speed: it is the hot loop. */
function sumUp(
  library: EncodedLibrary,
  { profile, method, everyCase }: ScanInput,
  evidence: ReturnType<typeof evidenceOf>,
  relevance: Float64Array | null,
  leftOut: Uint8Array,
) {
  const { rows, patterns, eligibility } = library
  const sameRules = underSame(library, profile)
  const { conduct, culpability, harm, aggravating, mitigating, circumstances } = evidence.parts
  const c = patterns.conduct.codes
  const u = patterns.culpability.codes
  const h = patterns.harm.codes
  const a = patterns.aggravating.codes
  const m = patterns.mitigating.codes
  const o = patterns.circumstances.codes
  const most = method.weights.words * MILLION
  // A case that states no conduct is compared with all; the self-test has the past that every method has.
  const everyConduct = everyCase === true || !evidence.statesConduct
  const words = new Int32Array(rows)
  const totals = new Int32Array(rows)
  const counted = new Int32Array(rows)
  const floor = new Uint8Array(rows)
  const ceiling = new Uint8Array(rows)
  let count = 0
  let underSameRules = 0
  let withLikeConduct = 0
  const namedSame = new Int32Array(Math.min(rows, MOST_NAMED))
  const namedLike = new Int32Array(Math.min(rows, MOST_NAMED))
  for (let row = 0; row < rows; row++) {
    const ci = 2 * (c[row] ?? 0)
    const ui = 2 * (u[row] ?? 0)
    const hi = 2 * (h[row] ?? 0)
    const ai = 2 * (a[row] ?? 0)
    const mi = 2 * (m[row] ?? 0)
    const oi = 2 * (o[row] ?? 0)
    const cv = conduct[ci] ?? 0
    const uv = culpability[ui] ?? 0
    const hv = harm[hi] ?? 0
    const av = aggravating[ai] ?? 0
    const mv = mitigating[mi] ?? 0
    const ov = circumstances[oi] ?? 0
    const share = relevance === null ? 0 : (relevance[row] ?? 0)
    const told = share === 0 ? 0 : Math.round(share * most)
    words[row] = told
    totals[row] =
      (cv & VALUE) + (uv & VALUE) + (hv & VALUE) + (av & VALUE) + (mv & VALUE) + (ov & VALUE) + told
    const likeWords = share >= method.likeWords
    const like = (cv & LIKE_CONDUCT) !== 0
    const before = leftOut[row] ?? 0
    const isOther = before !== SAME_CASE && before !== SAME_HEARING
    if (isOther && sameRules[eligibility[row] ?? 0] === 1) {
      if (underSameRules < MOST_NAMED) namedSame[underSameRules] = row
      underSameRules += 1
      if (like || likeWords) {
        if (withLikeConduct < MOST_NAMED) namedLike[withLikeConduct] = row
        withLikeConduct += 1
      }
    }
    if (before !== 0) continue
    if (!likeWords) {
      if (((cv | uv | hv | av | mv) & IN_COMMON) === 0) {
        leftOut[row] = NOTHING_IN_COMMON
        continue
      }
      if (!everyConduct && !like) {
        leftOut[row] = OTHER_CONDUCT
        continue
      }
    }
    const cb = conduct[ci + 1] ?? 0
    const ub = culpability[ui + 1] ?? 0
    const hb = harm[hi + 1] ?? 0
    const ab = aggravating[ai + 1] ?? 0
    const mb = mitigating[mi + 1] ?? 0
    const ob = circumstances[oi + 1] ?? 0
    const flags = cb | ub | hb | ab | mb | ob
    const missing =
      (cb & OBSTACLES) +
      (ub & OBSTACLES) +
      (hb & OBSTACLES) +
      (ab & OBSTACLES) +
      (mb & OBSTACLES) +
      (ob & OBSTACLES)
    const shared = (flags & TYPES_SHARED) !== 0
    floor[count] =
      shared && (flags & FLOOR_STATED) !== 0
        ? Math.min(missing & ((1 << CEILING_SHIFT) - 1), NEVER - 1)
        : NEVER
    ceiling[count] =
      shared && evidence.ceilingStated ? Math.min(missing >> CEILING_SHIFT, NEVER - 1) : NEVER
    counted[count++] = row
  }
  return {
    words,
    totals,
    counted: counted.subarray(0, count),
    standing: { FLOOR: floor.subarray(0, count), CEILING: ceiling.subarray(0, count) },
    underSameRules,
    withLikeConduct,
    named: {
      underSameRules: namedSame.subarray(0, underSameRules),
      withLikeConduct: namedLike.subarray(0, withLikeConduct),
    },
  }
}
