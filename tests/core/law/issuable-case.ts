import { checkIssuable, type IssueContext } from '#core/law/issuable'
import { sampleCase, sampleLaw, type SampleOverrides } from '../../support/sample-case.ts'

export const law = sampleLaw()

/** All that is done outside the case before a notice can be issued. */
export const ready = { sealed: true, comparatorsConsulted: true, pointingAway: [] }

/** What stands between the sample case, changed so, and its notice. */
export const problemsOf = (overrides: SampleOverrides, context: Partial<IssueContext> = {}) =>
  checkIssuable(sampleCase(overrides), law, { ...ready, ...context })
