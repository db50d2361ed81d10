import type { Problem } from '../result.ts'
import type { OutcomeCode } from '../vocabulary.ts'

/** A problem, and the step of the case in which it is put right. */
export type IssueProblem = Problem & { readonly step: number }

export type IssueContext = {
  /** Every decision-maker has sealed a provisional view. */
  readonly sealed: boolean
  readonly comparatorsConsulted: boolean
  /** The case was changed after the stored comparison was made. */
  readonly comparisonIsOld?: boolean
  /** Decision-makers whose latest view was taken on other findings or seriousness; none if left out. */
  readonly onOtherFindings?: readonly string[]
  /** References of the comparators that point away from the outcome; each wants an answer. */
  readonly pointingAway: readonly string[]
  /** The same of cases that the panel took out of the comparison; none if left out. */
  readonly excludedPointingAway?: readonly string[]
  /** What the stored comparison shows; null or left out where it shows none. */
  readonly floor?: OutcomeCode | null
  readonly ceiling?: OutcomeCode | null
  /** Outcome of more than half of the counted like cases. */
  readonly majority?: OutcomeCode | null
}

export const need = (
  step: number,
  field: string,
  message: string,
  code = 'MISSING',
): IssueProblem => ({ code, message, field, step })

export const needIf = (missing: boolean, problem: IssueProblem): IssueProblem[] =>
  missing ? [problem] : []
