import { doubleCounted, isLateUnanswered } from '../double-counting.ts'
import type { HearingCase } from '../hearing-case.ts'
import { atLeast, overallFinding } from '../overall-finding.ts'
import { changedProblems } from './issuable-changed.ts'
import { need, needIf, type IssueContext, type IssueProblem } from './issue-problem.ts'
import type { Law } from './law.ts'
import { isBlank } from './situation.ts'

/** Seriousness, seals and comparators matter once at least misconduct is found. */
export function callsForOutcome({ findings }: Pick<HearingCase, 'findings'>): boolean {
  const finding = overallFinding(findings)
  return finding !== null && atLeast(finding, 'MISCONDUCT')
}

/** Steps 3 to 5 (domain brief 5.2, fields 13 to 15): the weighing that courts look for. */
export function seriousnessProblems(
  hearingCase: HearingCase,
  law: Law,
  context: IssueContext,
): IssueProblem[] {
  if (!callsForOutcome(hearingCase)) return []
  return [
    ...weighingProblems(hearingCase),
    ...countedTwiceProblems(hearingCase, law),
    ...mitigationProblems(hearingCase),
    ...needIf(
      !context.sealed,
      need(4, 'seals', 'Not every decision-maker has sealed a provisional view.', 'NOT_SEALED'),
    ),
    ...changedProblems(hearingCase, context),
    ...needIf(
      !context.comparatorsConsulted,
      need(5, 'comparators', 'The comparators have not been opened.', 'COMPARATORS_NOT_OPENED'),
    ),
    ...needIf(
      context.comparatorsConsulted && context.comparisonIsOld === true,
      need(
        5,
        'comparators',
        'The case was changed after its comparators were opened. Look at them again in step 5.',
        'COMPARISON_OLD',
      ),
    ),
  ]
}

function weighingProblems({ seriousness }: HearingCase): IssueProblem[] {
  const at = 'seriousness'
  return [
    ...needIf(
      seriousness.culpabilityLevel === null,
      need(3, `${at}.culpabilityLevel`, 'Choose the level of culpability.'),
    ),
    ...needIf(
      seriousness.harmLevel === null,
      need(3, `${at}.harmLevel`, 'Choose the level of harm.'),
    ),
    ...needIf(
      seriousness.factors.length === 0,
      need(3, `${at}.factors`, 'Choose the factors that make the conduct more or less serious.'),
    ),
    ...seriousness.factors.flatMap((factor, index) =>
      needIf(
        isBlank(factor.reason),
        need(3, `${at}.factors.${index}.reason`, 'Give the reason for this factor.'),
      ),
    ),
    ...needIf(
      isBlank(seriousness.together),
      need(3, `${at}.together`, 'Say what culpability, harm and the factors come to together.'),
    ),
    ...needIf(
      isBlank(seriousness.purposes),
      need(3, `${at}.purposes`, 'Say how the purposes of the proceedings bear on the outcome.'),
    ),
  ]
}

/** Two factors on one thing are not wrong; a reader must see how each adds something. */
function countedTwiceProblems(hearingCase: HearingCase, law: Law): IssueProblem[] {
  if (!isBlank(hearingCase.seriousness.countedOnce)) return []
  const pairs = doubleCounted(hearingCase, law)
  if (pairs.length === 0) return []
  const named = pairs.map(({ because }) => because).join(' ')
  const message = `Say how each of the overlapping factors adds something of its own. ${named}`
  return [need(3, 'seriousness.countedOnce', message, 'COUNTED_TWICE')]
}

function mitigationProblems({ seriousness, decision }: HearingCase): IssueProblem[] {
  return [
    ...seriousness.personalMitigation.flatMap((item, index) => {
      const at = `seriousness.personalMitigation.${index}`
      return [
        ...needIf(isBlank(item.text), need(3, `${at}.text`, 'Describe this personal mitigation.')),
        ...needIf(
          item.raisedAt === null,
          need(3, `${at}.raisedAt`, 'Say when this personal mitigation was first raised.'),
        ),
        ...needIf(
          isLateUnanswered(item),
          need(
            3,
            `${at}.couldHaveBeenRaisedEarlier`,
            'Say whether this mitigation could reasonably have been raised before the hearing.',
          ),
        ),
        ...needIf(
          isBlank(item.weight),
          need(3, `${at}.weight`, 'Say what weight this personal mitigation has.'),
        ),
      ]
    }),
    ...needIf(
      !decision.serviceRecordConsidered,
      need(
        6,
        'decision.serviceRecordConsidered',
        'Confirm that the service record on the personal file was considered.',
      ),
    ),
  ]
}
