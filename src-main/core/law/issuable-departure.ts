import type { Comparison } from '../comparison/comparison.ts'
import type { HearingCase } from '../hearing-case.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { outcomeLabel } from '../wording.ts'
import { need, type IssueContext, type IssueProblem } from './issue-problem.ts'
import type { Law } from './law.ts'
import { isBlank } from './situation.ts'

/**
 * An outcome outside floor and ceiling, or other than that of most like cases, is open to the panel;
 * the notice then says why (issue of consistency: a departure is a reasoned one).
 */
export function departureProblems(
  { decision }: HearingCase,
  law: Law,
  context: IssueContext,
): IssueProblem[] {
  if (decision.outcome === null || !isBlank(decision.comparatorDeparture)) return []
  return departures(decision.outcome, law, context).map((words) =>
    need(6, 'decision.comparatorDeparture', `${words} Say why.`, 'UNEXPLAINED_DEPARTURE'),
  )
}

function departures(outcome: OutcomeCode, law: Law, context: IssueContext): string[] {
  const { floor = null, ceiling = null, majority = null } = context
  const rung = rungOf(outcome, law)
  const low = floor === null ? null : rungOf(floor, law)
  const high = ceiling === null ? null : rungOf(ceiling, law)
  // A floor above the ceiling is the library contradicting itself: the range is then all of it.
  const crossed = low !== null && high !== null && low > high
  const lowest = crossed ? high : low
  const highest = crossed ? low : high
  const name = (code: OutcomeCode) => outcomeLabel(code, law)
  if (rung === null) return []
  if (lowest !== null && rung < lowest)
    return [
      `${name(outcome)} is below the floor that past cases set (${name((crossed ? ceiling : floor) ?? outcome)}).`,
    ]
  if (highest !== null && rung > highest)
    return [
      `${name(outcome)} is above the ceiling that past cases set (${name((crossed ? floor : ceiling) ?? outcome)}).`,
    ]
  if (majority !== null && rungOf(majority, law) !== rung)
    return [`Most of the like cases ended otherwise (${name(majority)}).`]
  return []
}

/** Dismissal and its equivalent for a former officer stand on one rung, so neither departs from the other. */
const rungOf = (code: OutcomeCode, law: Law): number | null =>
  law.outcomes.find(({ id }) => id === code)?.rung ?? null

/** What a stored comparison says of floor, ceiling and majority, as `checkIssuable` asks for it. */
export function boundsOf(
  comparison: Pick<Comparison, 'constraint' | 'spread' | 'spreadNote'> | null,
): Required<Pick<IssueContext, 'floor' | 'ceiling' | 'majority'>> {
  if (comparison === null) return { floor: null, ceiling: null, majority: null }
  const { constraint, spread, spreadNote } = comparison
  const all = spread.reduce((sum, { count }) => sum + count, 0)
  const most = spreadNote.tooFew ? undefined : spread.find(({ count }) => count * 2 > all)
  return {
    floor: constraint.floor?.outcome ?? null,
    ceiling: constraint.ceiling?.outcome ?? null,
    majority: most?.outcome ?? null,
  }
}
