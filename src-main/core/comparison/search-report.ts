import { known } from '../regime.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { roundTo6 } from '../statistics/round.ts'
import type { Comparison, LeftOut, Neighbour } from './comparison.ts'
import { LEFT_OUT_LABELS, reasonCode, REASONS, type LeftOutReason } from './left-out.ts'
import { FROM_SAMPLE, PRESUMED, type EncodedLibrary } from './library.ts'
import { MOST_NAMED, type Scan } from './scan.ts'
import type { Method } from './weights.ts'

const IN_ORDER: readonly LeftOutReason[] = [
  'SAME_CASE',
  'SAME_HEARING',
  'SET_ASIDE',
  'NO_COMPARABLE_OUTCOME',
  'LOW_CONFIDENCE',
  'OTHER_RULES',
  'RULES_NOT_RECORDED',
  'OTHER_CONDUCT',
  'NOTHING_IN_COMMON',
]

/** What was searched, how much of it counts, what was left out and why, and what to beware of. */
export function composeSearchReport(
  library: EncodedLibrary,
  scan: Scan,
  nearest: readonly Neighbour[],
  view: OutcomeCode | null,
  method: Method,
): Comparison['searchReport'] {
  const unknown = nearest.reduce((sum, neighbour) => sum + neighbour.unknown.length, 0)
  const all = nearest.reduce(
    (sum, { shared, onlyPresent, onlyPrecedent, unknown: open }) =>
      sum + shared.length + onlyPresent.length + onlyPrecedent.length + open.length,
    0,
  )
  return {
    inLibrary: library.rows,
    underSameRules: scan.underSameRules,
    withLikeConduct: scan.withLikeConduct,
    counted: scan.counted.length,
    leftOut: listLeftOut(library, scan),
    unknownShare: all === 0 ? 0 : roundTo6(unknown / all),
    caveats: caveatsOf(library, scan, method),
    pointingAway: pointingAway(library, nearest, view),
  }
}

/**
 * The cases behind two numbers of the search report, in order of reference; of very many the first.
 * Kept beside a comparison and outside its fingerprint: the numbers are in it already.
 */
export type SearchedCases = {
  readonly underSameRules: readonly string[]
  readonly withLikeConduct: readonly string[]
}

/** Names the cases that a scan counted as under the same rules, and as like in conduct or words. */
export function searchedCases(library: EncodedLibrary, scan: Scan): SearchedCases {
  const named = scan.named()
  const refs = (rows: readonly number[]) => rows.map((row) => library.refs[row] ?? '')
  return {
    underSameRules: refs(named.underSameRules),
    withLikeConduct: refs(named.withLikeConduct),
  }
}

function listLeftOut(library: EncodedLibrary, { leftOut }: Scan): readonly LeftOut[] {
  const counts = new Int32Array(REASONS.length)
  const named = new Int32Array(REASONS.length * MOST_NAMED)
  countReasons(leftOut, counts, named)
  return IN_ORDER.flatMap((reason) => {
    const code = reasonCode(reason)
    const count = counts[code] ?? 0
    if (count === 0) return []
    const from = code * MOST_NAMED
    const to = from + Math.min(count, MOST_NAMED)
    const refs: string[] = []
    // By place: the iterator of a typed array is slow where there are thousands.
    for (let at = from; at < to; at++) refs.push(library.refs[named[at] ?? 0] ?? '')
    return [{ reason, label: LEFT_OUT_LABELS[reason], count, refs }]
  })
}

/** Counts each reason, and writes down the first of its rows; a hot loop, as those of `sum-up.ts`. */
function countReasons(leftOut: Uint8Array, counts: Int32Array, named: Int32Array): void {
  for (let row = 0; row < leftOut.length; row++) {
    const code = leftOut[row] ?? 0
    if (code === 0) continue
    const count = counts[code] ?? 0
    counts[code] = count + 1
    if (count < MOST_NAMED) named[code * MOST_NAMED + count] = row
  }
}

function caveatsOf(library: EncodedLibrary, scan: Scan, method: Method): readonly string[] {
  const { profile, counted } = scan
  const { sample, presumed } = countMarks(library, counted)
  const unstated = [
    ...(profile.allegationTypes.length === 0 ? ['the kind of allegation'] : []),
    ...(profile.culpabilityLevel === null ? ['the level of culpability'] : []),
    ...(profile.harmLevel === null ? ['the level of harm'] : []),
  ]
  return [
    ...(sample > 0
      ? [
          'The sample library is not a natural sample: outcomes short of dismissal were sought on purpose, so its proportions are no base rate.',
        ]
      : []),
    ...(known(profile.regime.conductRegime) === 'UNKNOWN'
      ? [
          'The dates of this case do not settle which rules apply, so cases under each of the possible rules are counted together.',
        ]
      : []),
    ...presumedRules(presumed, counted.length),
    ...(unstated.length > 0 ? [`This case does not state ${inWords(unstated)}.`] : []),
    ...(counted.length < method.fewest
      ? ['There are too few like cases under the same rules to say how such cases end.']
      : []),
  ]
}

/** Counted cases whose rules are presumed from the hearing date: a reader must know how many. */
const presumedRules = (presumed: number, counted: number): readonly string[] =>
  presumed === 0
    ? []
    : [
        `${presumed} of the ${counted} counted cases are counted under rules presumed from the date of their hearing.`,
      ]

function countMarks({ marks }: EncodedLibrary, rows: Int32Array) {
  let sample = 0
  let presumed = 0
  // By place: the iterator of a typed array is slow over a whole library.
  for (let i = 0; i < rows.length; i++) {
    const mark = marks[rows[i] ?? 0] ?? 0
    if ((mark & FROM_SAMPLE) !== 0) sample += 1
    if ((mark & PRESUMED) !== 0) presumed += 1
  }
  return { sample, presumed }
}

const inWords = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`

/** Counted cases among the nearest that ended on another rung than the view that is being tested. */
function pointingAway(
  library: EncodedLibrary,
  nearest: readonly Neighbour[],
  view: OutcomeCode | null,
): readonly string[] {
  const rung = view === null ? undefined : library.ladder.get(view)
  if (rung === undefined) return []
  return nearest.flatMap(({ ref, standingOutcome }) =>
    standingOutcome !== null && library.ladder.get(standingOutcome) !== rung ? [ref] : [],
  )
}
