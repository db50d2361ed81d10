import { known } from '../regime.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { roundTo6 } from '../statistics/round.ts'
import type { Comparison, LeftOut, Neighbour } from './comparison.ts'
import { LEFT_OUT_LABELS, type LeftOutReason } from './left-out.ts'
import type { PreparedLibrary } from './library.ts'
import type { Scan } from './scan.ts'
import type { Method } from './weights.ts'

/** Left-out cases named per reason; `count` tells how many there are in all. */
const MOST_NAMED = 500

const REASONS: readonly LeftOutReason[] = [
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
  library: PreparedLibrary,
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
    inLibrary: library.precedents.length,
    underSameRules: scan.underSameRules,
    withLikeConduct: scan.withLikeConduct,
    counted: scan.counted.length,
    leftOut: listLeftOut(library, scan),
    unknownShare: all === 0 ? 0 : roundTo6(unknown / all),
    caveats: caveatsOf(library, scan, method),
    pointingAway: pointingAway(library, nearest, view),
  }
}

function listLeftOut(library: PreparedLibrary, { leftOut }: Scan): readonly LeftOut[] {
  return REASONS.flatMap((reason) => {
    const refs = library.precedents.flatMap(({ ref }, row) =>
      leftOut[row] === reason ? [ref] : [],
    )
    return refs.length === 0
      ? []
      : [
          {
            reason,
            label: LEFT_OUT_LABELS[reason],
            count: refs.length,
            refs: refs.slice(0, MOST_NAMED),
          },
        ]
  })
}

function caveatsOf(library: PreparedLibrary, scan: Scan, method: Method): readonly string[] {
  const { profile, counted } = scan
  const sample = counted.some((row) => library.precedents[row]?.origin === 'SAMPLE')
  const unstated = [
    ...(profile.allegationTypes.length === 0 ? ['the kind of allegation'] : []),
    ...(profile.culpabilityLevel === null ? ['the level of culpability'] : []),
    ...(profile.harmLevel === null ? ['the level of harm'] : []),
  ]
  return [
    ...(sample
      ? [
          'The sample library is not a natural sample: outcomes short of dismissal were sought on purpose, so its proportions are no base rate.',
        ]
      : []),
    ...(known(profile.regime.conductRegime) === 'UNKNOWN'
      ? [
          'The dates of this case do not settle which rules apply, so cases under each of the possible rules are counted together.',
        ]
      : []),
    ...presumedRules(library, counted),
    ...(unstated.length > 0 ? [`This case does not state ${inWords(unstated)}.`] : []),
    ...(counted.length < method.fewest
      ? ['There are too few like cases under the same rules to say how such cases end.']
      : []),
  ]
}

/** Counted cases whose rules are presumed from the hearing date: a reader must know how many. */
function presumedRules(library: PreparedLibrary, counted: readonly number[]): readonly string[] {
  const presumed = counted.filter(
    (row) => library.precedents[row]?.profile.regime.conductRegime.basis === 'PRESUMED',
  ).length
  return presumed === 0
    ? []
    : [
        `${presumed} of the ${counted.length} counted cases are counted under rules presumed from the date of their hearing.`,
      ]
}

const inWords = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`

/** Counted cases among the nearest that ended on another rung than the view that is being tested. */
function pointingAway(
  library: PreparedLibrary,
  nearest: readonly Neighbour[],
  view: OutcomeCode | null,
): readonly string[] {
  const rung = view === null ? undefined : library.ladder.get(view)
  if (rung === undefined) return []
  return nearest.flatMap(({ ref, standingOutcome }) =>
    standingOutcome !== null && library.ladder.get(standingOutcome) !== rung ? [ref] : [],
  )
}
