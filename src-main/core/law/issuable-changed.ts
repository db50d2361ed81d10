import type { HearingCase } from '../hearing-case.ts'
import type { IssueContext, IssueProblem } from './issue-problem.ts'
import { isBlank } from './situation.ts'

/** Under this id the reason is kept among the reasons for going on past a warning. */
export const changedSinceSealed = 'CHANGED_SINCE_SEALED'

/** The reason typed for going on although findings or seriousness changed; empty where none is. */
export const reasonOnChange = ({ decision }: Pick<HearingCase, 'decision'>): string =>
  decision.warningReasons.findLast(({ ruleId }) => ruleId === changedSinceSealed)?.reason ?? ''

/**
 * A view is taken on what was found. Where findings or seriousness moved under a sealed view, the
 * panel says why the decision stands, or each whom it concerns records what they hold now.
 */
export function changedProblems(
  hearingCase: HearingCase,
  { onOtherFindings = [] }: IssueContext,
): IssueProblem[] {
  if (onOtherFindings.length === 0 || !isBlank(reasonOnChange(hearingCase))) return []
  const message = `Findings or seriousness changed after these sealed a view: ${onOtherFindings.join(', ')}. Let each record what they hold now, or give a reason to go on.`
  return [{ code: changedSinceSealed, message, step: 6 }]
}
