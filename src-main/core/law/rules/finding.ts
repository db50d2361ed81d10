import { atLeast } from '../../overall-finding.ts'
import {
  bitesIf,
  bitesUnlessItRises,
  isAny,
  isDisciplinary,
  type RuleTests,
  type Situation,
  type Verdict,
} from '../situation.ts'

// Forum and finding: what each kind of proceedings may impose for each finding (domain brief 3.2).

const FIELD = 'decision.outcome'
const forumOf = (s: Situation) => s.hearingCase.particulars.forum
const serving = (s: Situation) => s.hearingCase.particulars.officer.standing === 'SERVING'
const gross = (s: Situation) => s.finding === 'GROSS_MISCONDUCT'
/** Gross misconduct by a serving officer, and an outcome that is no disciplinary action. */
const grossWithoutAction = (s: Situation) =>
  gross(s) && serving(s) && s.outcome !== null && !isDisciplinary(s.outcome)

const outcomeRule = (test: (s: Situation) => boolean) =>
  ({ about: 'OUTCOME', field: FIELD, test: (s: Situation) => bitesIf(test(s)) }) as const

/** OUT-006: for misconduct at a hearing, reduction and dismissal need one of two gateways. */
function reductionOrDismissalForMisconduct(s: Situation): Verdict {
  const concerns = forumOf(s) === 'HEARING' && s.finding === 'MISCONDUCT'
  if (!concerns || !isAny(s.outcome, 'RIR', 'DWN')) return 'CLEAR'
  const unconnected = s.hearingCase.findings.unconnectedIncidents
  if (s.liveFinal === true || unconnected === true) return 'CLEAR'
  if (unconnected === null)
    return {
      missing: 'whether there was more than one incident, not closely connected',
      field: 'findings.unconnectedIncidents',
    }
  if (s.liveFinal === null)
    return {
      missing: 'whether a final written warning was live at the severity assessment',
      field: 'particulars.warnings',
    }
  return bitesUnlessItRises(true, s)
}

function actionWithoutMisconduct(s: Situation): Verdict {
  if (!isDisciplinary(s.outcome) && s.outcome !== 'MISCONDUCT_NFA') return 'CLEAR'
  if (s.finding === null) return { missing: 'the finding', field: 'findings.allegations' }
  return bitesUnlessItRises(!atLeast(s.finding, 'MISCONDUCT'), s)
}

export const findingRules: RuleTests = {
  'OUT-001': outcomeRule((s) => forumOf(s) === 'MEETING' && isAny(s.outcome, 'RIR', 'DWN')),
  'OUT-002': outcomeRule((s) => gross(s) && s.outcome === 'WW'),
  'OUT-003': outcomeRule((s) => forumOf(s) === 'AMH' && grossWithoutAction(s)),
  'OUT-004': outcomeRule((s) => forumOf(s) === 'HEARING' && grossWithoutAction(s)),
  // Where the regime is not known this still asks, since either set of rules would.
  'OUT-005': outcomeRule((s) => forumOf(s) === 'HEARING' && !s.rules2025 && grossWithoutAction(s)),
  'OUT-006': { about: 'OUTCOME', field: FIELD, test: reductionOrDismissalForMisconduct },
  'OUT-020': outcomeRule(
    (s) => s.outcome === 'RPRP' && isAny(s.finding, 'MISCONDUCT', 'GROSS_MISCONDUCT'),
  ),
  'OUT-021': {
    about: 'OUTCOME',
    field: FIELD,
    test: (s) =>
      bitesUnlessItRises(
        forumOf(s) === 'AMH' &&
          s.finding === 'MISCONDUCT' &&
          isAny(s.outcome, 'WW', 'FWW', 'RIR', 'DWN'),
        s,
      ),
  },
  'FIT-001': { about: 'OUTCOME', field: FIELD, test: actionWithoutMisconduct },
  'FIT-002': outcomeRule(
    (s) =>
      s.outcome === 'NO_BREACH' &&
      s.finding === 'MISCONDUCT' &&
      !(forumOf(s) === 'AMH' && serving(s)),
  ),
  'FIT-003': outcomeRule((s) => forumOf(s) === 'AMH' && s.outcome === 'RPRP'),
  'FIT-004': outcomeRule(
    (s) =>
      forumOf(s) === 'AMH' &&
      serving(s) &&
      s.outcome === 'NO_BREACH' &&
      s.finding !== null &&
      !gross(s),
  ),
  'FIT-005': outcomeRule(
    (s) => forumOf(s) !== 'AMH' && isAny(s.outcome, 'AMH_DISMISS_CASE', 'AMH_RETURN_TO_AA'),
  ),
  'FIT-007': {
    about: 'CASE',
    field: 'particulars.forum',
    test: (s) => bitesIf(forumOf(s) === 'MEETING' && gross(s)),
  },
}
