import type { HearingCase } from '../hearing-case.ts'
import { need, type IssueContext, type IssueProblem } from './issue-problem.ts'
import { isBlank } from './situation.ts'

/**
 * What the panel took out of the comparison. Each exclusion has its reason, and a case that points
 * away is answered all the same: otherwise a panel could drop in silence what speaks against it.
 */
export function exclusionProblems(
  { decision }: Pick<HearingCase, 'decision'>,
  { excludedPointingAway = [] }: Pick<IssueContext, 'excludedPointingAway'>,
): IssueProblem[] {
  const reasonOf = (ref: string) =>
    decision.excludedComparators.findLast((one) => one.ref === ref)?.reason ?? ''
  const answerOf = (ref: string) =>
    decision.comparatorAnswers.findLast((one) => one.ref === ref)?.answer ?? ''
  const refs = [...new Set(decision.excludedComparators.map(({ ref }) => ref))]
  return [
    ...refs
      .filter((ref) => isBlank(reasonOf(ref)))
      .map((ref) =>
        need(
          5,
          `decision.excludedComparators.${ref}`,
          `Say why ${ref} is taken out of the comparison, or put it back.`,
          'EXCLUDED_WITHOUT_REASON',
        ),
      ),
    ...refs
      .filter((ref) => decision.reliedOnComparators.includes(ref))
      .map((ref) =>
        need(
          6,
          'decision.reliedOnComparators',
          `${ref} is relied on and taken out of the comparison: it can be only one of the two.`,
          'RELIED_ON_AND_EXCLUDED',
        ),
      ),
    ...excludedPointingAway
      .filter((ref) => isBlank(answerOf(ref)))
      .map((ref) =>
        need(
          6,
          `decision.comparatorAnswers.${ref}`,
          `Answer ${ref}: it points away, also though it is taken out of the comparison.`,
          'UNANSWERED_EXCLUSION',
        ),
      ),
  ]
}
