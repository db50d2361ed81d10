import type { HearingCase } from '../hearing-case.ts'
import { known } from '../regime.ts'
import { decisionProblems } from './issuable-decision.ts'
import type { IssueContext, IssueProblem } from './issue-problem.ts'
import { findingProblems, particularsProblems } from './issuable-record.ts'
import { seriousnessProblems } from './issuable-seriousness.ts'
import type { Law } from './law.ts'
import { checkOutcome, type RuleResult } from './outcome-rules.ts'

export type { IssueContext, IssueProblem } from './issue-problem.ts'

/**
 * Everything that stands between the chair and signing, all at once and in the order of the steps:
 * the fields a notice must hold (domain brief 5.2), the outcome rules, and the reasons that courts
 * look for. Empty means that the notice can be signed.
 */
export function checkIssuable(
  hearingCase: HearingCase,
  law: Law,
  context: IssueContext,
): readonly IssueProblem[] {
  const record = [
    ...particularsProblems(hearingCase),
    ...findingProblems(hearingCase),
    ...seriousnessProblems(hearingCase, law, context),
    ...decisionProblems(hearingCase, law, context),
  ]
  const asked = new Set(record.map((problem) => problem.field))
  const rules = checkOutcome(hearingCase, law)
    // A missing fact that the record asks for anyway is said once.
    .filter((result) => result.effect !== 'FACT_NEEDED' || !asked.has(result.field))
    .flatMap((result) => ruleProblem(result, hearingCase))
  return [...record, ...rules].toSorted((a, b) => a.step - b.step)
}

function ruleProblem(result: RuleResult, hearingCase: HearingCase): IssueProblem[] {
  if (result.effect === 'REASON_GIVEN') return []
  return [
    {
      code: result.ruleId,
      message: `${result.message} ${result.remedy}${askOf(result, hearingCase)} (${result.ruleId}, ${result.source})`,
      field: result.field,
      step: stepOf(result.field),
    },
  ]
}

function askOf({ effect, level, verified }: RuleResult, { regime }: HearingCase): string {
  if (effect !== 'REASON_NEEDED') return ''
  if (level === 'BLOCK' && !verified) return ' The rule is not verified: give a reason to go on.'
  return level === 'BLOCK' && known(regime.conductRegime) === 'CR2012'
    ? ' The rule was read for the 2020 Regulations, not for those of 2012: give a reason to go on.'
    : ' Give a reason to go on.'
}

/** No rule is about seriousness, which the panel weighs. */
const stepOf = (field: string): number =>
  field.startsWith('particulars') || field.startsWith('findings') ? 2 : 6
