import type { HearingCase } from '../hearing-case.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { callsForOutcome } from './issuable-seriousness.ts'
import { departureProblems } from './issuable-departure.ts'
import { exclusionProblems } from './issuable-exclusions.ts'
import { need, needIf, type IssueContext, type IssueProblem } from './issue-problem.ts'
import type { Law } from './law.ts'
import { presumesDismissal } from './presumption.ts'
import { outcomeOptions, type OutcomeOption } from './outcome-rules.ts'
import { outcomeLabel } from '../wording.ts'
import { isAny, isBlank, isDisciplinary } from './situation.ts'

/** Step 6 (domain brief 5.2, fields 16 to 26): the outcome, and why not a milder one. */
export function decisionProblems(
  hearingCase: HearingCase,
  law: Law,
  context: IssueContext,
): IssueProblem[] {
  const { outcome } = hearingCase.decision
  if (outcome === null) return [need(6, 'decision.outcome', 'Choose the outcome.')]
  return [
    ...termProblems(hearingCase, outcome),
    ...consideredProblems(hearingCase, law, outcome),
    ...exceptionalProblems(hearingCase),
    ...adviceProblems(hearingCase),
    ...answerProblems(hearingCase, context),
    ...exclusionProblems(hearingCase, context),
    ...departureProblems(hearingCase, law, context),
    ...noticeProblems(hearingCase),
  ]
}

function termProblems({ decision }: HearingCase, outcome: OutcomeCode): IssueProblem[] {
  const views = decision.authorityViewsOnReduction
  return [
    ...needIf(
      isAny(outcome, 'WW', 'FWW') && decision.months === null,
      need(6, 'decision.months', 'Enter how many months the warning lasts.'),
    ),
    ...needIf(
      outcome === 'RIR' && decision.newRank === null,
      need(6, 'decision.newRank', 'Choose the rank to which the officer is reduced.'),
    ),
    ...needIf(
      outcome === 'RIR' && views.recorded && isBlank(views.summary),
      need(
        6,
        'decision.authorityViewsOnReduction.summary',
        'Summarise the views of the appropriate authority on reduction in rank.',
      ),
    ),
  ]
}

/** Reasons for the outcome itself, and for each milder disciplinary action that was open. */
function consideredProblems(
  hearingCase: HearingCase,
  law: Law,
  outcome: OutcomeCode,
): IssueProblem[] {
  if (!callsForOutcome(hearingCase)) return []
  const options = outcomeOptions(hearingCase, law)
  const chosen = options.find((option) => option.outcome === outcome)
  // An older outcome is on no list; the reasons for it are wanted all the same.
  if (chosen === undefined)
    return needIf(isBlank(reasonsOn(hearingCase, outcome)), whyOutcome(outcome, law))
  const wanted = options.filter(
    (option) => option === chosen || (isOpenAction(option) && milder(option, chosen)),
  )
  return wanted
    .filter((option) => isBlank(reasonsOn(hearingCase, option.outcome)))
    .map((option) =>
      need(
        6,
        `decision.considered.${option.outcome}`,
        option === chosen
          ? `Say why the outcome is ${inSentence(option.label)}.`
          : `Say why ${inSentence(option.label)} is not enough.`,
        'NO_REASONS',
      ),
    )
}

const whyOutcome = (outcome: OutcomeCode, law: Law): IssueProblem =>
  need(
    6,
    `decision.considered.${outcome}`,
    `Say why the outcome is ${inSentence(outcomeLabel(outcome, law))}.`,
    'NO_REASONS',
  )

const milder = (option: OutcomeOption, chosen: OutcomeOption): boolean =>
  (option.rung ?? 0) < (chosen.rung ?? 0)

/** Open to the panel: no rule about the outcome itself speaks against it, verified or not. */
const isOpenAction = (option: OutcomeOption): boolean =>
  isDisciplinary(option.outcome) && !option.rules.some(({ about }) => about === 'OUTCOME')

const reasonsOn = ({ decision }: HearingCase, outcome: OutcomeCode): string =>
  decision.considered.findLast((entry) => entry.outcome === outcome)?.reasons ?? ''

const inSentence = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)

/** Field 17: under the 2025 rules the panel says whether circumstances are exceptional, and why. */
function exceptionalProblems(hearingCase: HearingCase): IssueProblem[] {
  if (!presumesDismissal(hearingCase)) return []
  const { decision } = hearingCase
  const { found, reasons } = decision.exceptionalCircumstances
  const at = 'decision.exceptionalCircumstances'
  return [
    ...needIf(
      found === null,
      need(6, `${at}.found`, 'Say whether there are exceptional circumstances.'),
    ),
    ...needIf(
      found !== null && isBlank(reasons) && decision.outcome === 'DWN',
      need(6, `${at}.reasons`, 'Give the reasons on exceptional circumstances.'),
    ),
  ]
}

/** An adviser sits: the record shows what was advised, or says that nothing was asked. */
function adviceProblems(hearingCase: HearingCase): IssueProblem[] {
  const { decision, particulars } = hearingCase
  return needIf(
    callsForOutcome(hearingCase) && particulars.adviser !== null && isBlank(decision.adviserAdvice),
    need(
      6,
      'decision.adviserAdvice',
      'Record the legally qualified adviser’s advice, or that none was asked for.',
      'NO_ADVICE_RECORDED',
    ),
  )
}

function answerProblems({ decision }: HearingCase, context: IssueContext): IssueProblem[] {
  return context.pointingAway
    .filter((ref) => {
      const answer = decision.comparatorAnswers.findLast((entry) => entry.ref === ref)
      return answer === undefined || isBlank(answer.answer)
    })
    .map((ref) =>
      need(
        6,
        `decision.comparatorAnswers.${ref}`,
        `Answer ${ref}, a like case that points away.`,
        'UNANSWERED_COMPARATOR',
      ),
    )
}

function noticeProblems(hearingCase: HearingCase): IssueProblem[] {
  const { decision, particulars } = hearingCase
  const { publication } = decision
  return [
    ...needIf(
      callsForOutcome(hearingCase) && isBlank(decision.appealTo),
      need(6, 'decision.appealTo', 'Name to whom an appeal is sent.'),
    ),
    ...needIf(
      particulars.forum !== 'MEETING' && publication.decision === null,
      need(6, 'decision.publication.decision', 'Decide whether the report is published.'),
    ),
    ...needIf(
      isAny(publication.decision, 'PUBLISH_REDACTED', 'WITHHOLD') && isBlank(publication.reasons),
      need(
        6,
        'decision.publication.reasons',
        'Give the ground for what is left out of publication.',
      ),
    ),
  ]
}
