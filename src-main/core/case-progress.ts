import { allegationFinding, atLeast } from './overall-finding.ts'
import type { HearingCase } from './hearing-case.ts'
import { callsForOutcome } from './law/issuable-seriousness.ts'
import { isBlank } from './law/situation.ts'

export { nextClock } from './clocks.ts'

export type CaseState = {
  readonly hearingCase: HearingCase
  /** Documents in the bundle. */
  readonly documents: number
  readonly sealsComplete: boolean
  readonly comparatorsConsulted: boolean
  readonly issued: boolean
}

export type CaseProgress = {
  readonly completeSteps: readonly number[]
  /** First step that is not complete, 1 to 6; 7 when the notice is issued. */
  readonly step: number
  /** What the case waits for, in a few words. */
  readonly needs: string
}

const STEPS: readonly {
  readonly complete: (state: CaseState) => boolean
  readonly needs: string
}[] = [
  { complete: ({ documents }) => documents > 0, needs: 'Add the bundle' },
  { complete: ({ hearingCase }) => findingsComplete(hearingCase), needs: 'Record the findings' },
  {
    complete: ({ hearingCase }) => seriousnessComplete(hearingCase),
    needs: 'Assess the seriousness',
  },
  {
    complete: (state) => state.sealsComplete || decidedWithoutOutcome(state.hearingCase),
    needs: 'Seal every provisional view',
  },
  {
    complete: (state) => state.comparatorsConsulted || decidedWithoutOutcome(state.hearingCase),
    needs: 'Consult the comparators',
  },
  { complete: ({ issued }) => issued, needs: 'Decide, give reasons and sign' },
]

/** Which of the six steps are complete, and what comes next. A signed case has nothing left to do. */
export function caseProgress(state: CaseState): CaseProgress {
  const numbers = STEPS.map((_, index) => index + 1)
  if (state.issued) return { completeSteps: numbers, step: 7, needs: 'Signed' }
  const completeSteps = numbers.filter((step) => STEPS[step - 1]?.complete(state) === true)
  const step = numbers.find((number) => !completeSteps.includes(number)) ?? STEPS.length
  return { completeSteps, step, needs: STEPS[step - 1]?.needs ?? '' }
}

function findingsComplete({ findings, particulars }: HearingCase): boolean {
  const { allegations } = findings
  const decided = allegations.every((allegation) => {
    const finding = allegationFinding(allegation)
    if (finding === null || allegation.answer === null) return false
    const breach = atLeast(finding, 'BREACH_BELOW_MISCONDUCT')
    return (
      !isBlank(allegation.particulars) &&
      !isBlank(allegation.reasons) &&
      (!breach || allegation.standards.length > 0)
    )
  })
  const { cameToAttention, severityAssessment } = particulars.dates
  return (
    allegations.length > 0 && decided && cameToAttention !== null && severityAssessment !== null
  )
}

/** Nothing reaches misconduct, so there is no outcome to weigh, seal or compare. */
const decidedWithoutOutcome = (hearingCase: HearingCase): boolean =>
  findingsComplete(hearingCase) && !callsForOutcome(hearingCase)

function seriousnessComplete(hearingCase: HearingCase): boolean {
  if (decidedWithoutOutcome(hearingCase)) return true
  const { culpabilityLevel, harmLevel, factors, together } = hearingCase.seriousness
  return (
    culpabilityLevel !== null &&
    harmLevel !== null &&
    factors.every((factor) => !isBlank(factor.reason)) &&
    !isBlank(together)
  )
}
