import type { Profile } from '../profile.ts'
import { rulesOf, SAME_CASE, SAME_HEARING } from './left-out.ts'
import type { EncodedLibrary } from './library.ts'
import { MILLION } from './likeness/likeness.ts'
import type { Patterns } from './likeness/patterns.ts'
import { VALUE, VALUE_BITS, type CaseEvidence, type Evidence } from './pattern-evidence.ts'
import type { Room } from './room.ts'
import type { ScanInput } from './scan.ts'
import { COUNTS, LIKE, LIKE_WORDS, OTHER, REASON, STATE_BITS, verdictsFor } from './verdicts.ts'

// The hot loops of a comparison, each in a function of its own that ends with it: what stands behind
// a long loop keeps the engine from running the loop at full speed. Rows are of every kind in no
// order, so the loops ask as little as they can and look verdicts up instead: a question that cannot
// be guessed costs more than the sum.

/** Text relevance by row, and the best that a share is taken of. */
export type Relevance = { readonly shares: Float64Array; readonly best: number }

type Sums = {
  readonly counted: number
  readonly underSameRules: number
  readonly withLikeConduct: number
}

/**
 * Adds the parts of every row up, and says which count. In between, a total has the flags of
 * `VALUE_BITS` and above beside its value, as the parts have.
 * @param relevance Its shares are made shares of the best.
 */
export function sumUp(
  library: EncodedLibrary,
  input: ScanInput,
  { parts, statesConduct }: CaseEvidence,
  relevance: Relevance | null,
  room: Room,
): Sums {
  const { likeWords, weights } = input.method
  // A case that states no conduct is compared with all; the self-test has the past that every method has.
  const everyConduct = input.everyCase === true || !statesConduct
  addParts(library.patterns, parts, room.totals)
  if (relevance !== null) addWords(relevance, weights.words * MILLION, likeWords, room)
  const tally = new Int32Array(2)
  const verdicts = verdictsFor(everyConduct)
  const sameRules = underSame(library, input.profile)
  const counted = judge(library.eligibility, sameRules, verdicts, room, tally)
  const [underSameRules = 0, withLikeConduct = 0] = tally
  return { counted, underSameRules, withLikeConduct }
}

function addParts(patterns: Patterns, evidence: Evidence, totals: Int32Array): void {
  const conduct = evidence.conduct.values
  const culpability = evidence.culpability.values
  const harm = evidence.harm.values
  const aggravating = evidence.aggravating.values
  const mitigating = evidence.mitigating.values
  const circumstances = evidence.circumstances.values
  const c = patterns.conduct.codes
  const u = patterns.culpability.codes
  const h = patterns.harm.codes
  const a = patterns.aggravating.codes
  const m = patterns.mitigating.codes
  const o = patterns.circumstances.codes
  for (let row = 0; row < totals.length; row++)
    totals[row] =
      (conduct[c[row] ?? 0] ?? 0) +
      (culpability[u[row] ?? 0] ?? 0) +
      (harm[h[row] ?? 0] ?? 0) +
      (aggravating[a[row] ?? 0] ?? 0) +
      (mitigating[m[row] ?? 0] ?? 0) +
      (circumstances[o[row] ?? 0] ?? 0)
}

function addWords(
  { shares, best }: Relevance,
  most: number,
  likeWords: number,
  { words, totals }: Room,
): void {
  const like = LIKE_WORDS << VALUE_BITS
  for (let row = 0; row < totals.length; row++) {
    const share = Math.min(1, (shares[row] ?? 0) / best)
    const told = Math.round(share * most)
    shares[row] = share
    words[row] = told
    totals[row] = ((totals[row] ?? 0) + told) | (share >= likeWords ? like : 0)
  }
}

/**
 * Says of every row what it comes to, and returns how many count.
 * @param tally Rows under the same rules, and those of them that are like.
 */
function judge(
  eligibility: Int32Array,
  sameRules: Uint8Array,
  verdicts: Uint8Array,
  { totals, leftOut, counted }: Room,
  tally: Int32Array,
): number {
  let count = 0
  for (let row = 0; row < totals.length; row++) {
    const value = totals[row] ?? 0
    const verdict = verdicts[((leftOut[row] ?? 0) << STATE_BITS) | (value >>> VALUE_BITS)] ?? 0
    const same = (verdict >> OTHER) & (sameRules[eligibility[row] ?? 0] ?? 0)
    totals[row] = value & VALUE
    leftOut[row] = verdict & REASON
    tally[0] = (tally[0] ?? 0) + same
    tally[1] = (tally[1] ?? 0) + (same & (verdict >> LIKE))
    counted[count] = row
    count += verdict >> COUNTS
  }
  return count
}

/** By kind of eligibility: whether such a case is one under the same rules, whatever else is wrong with it. */
export const underSame = ({ eligibilities }: EncodedLibrary, { regime }: Profile): Uint8Array =>
  Uint8Array.from(eligibilities, ({ possible }) =>
    rulesOf(possible, regime.conductRegime.possible) === null ? 1 : 0,
  )

/** Writes to each place the value that its number stands for. */
export function lookUp<T extends Float64Array | Uint8Array>(
  values: T,
  numbers: Int32Array,
  into: T,
): void {
  for (let at = 0; at < into.length; at++) into[at] = values[numbers[at] ?? 0] ?? 0
}

/** The highest relevance of a case that is neither this one nor its sibling. */
export function bestOf(relevance: Float64Array, reasons: Uint8Array): number {
  let best = 0
  for (let row = 0; row < relevance.length; row++) {
    const value = relevance[row] ?? 0
    const reason = reasons[row]
    if (value > best && reason !== SAME_CASE && reason !== SAME_HEARING) best = value
  }
  return best
}
