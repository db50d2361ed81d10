import { known } from '../../regime.ts'
import { bitesIf, bitesUnlessItRises, isAny, type RuleTests, type Situation } from '../situation.ts'

// Serving and former officers have different outcomes (CR Sch 1).

const former = (s: Situation) => s.hearingCase.particulars.officer.standing === 'FORMER'
const FIELD = 'decision.outcome'

export const formerOfficerRules: RuleTests = {
  'OUT-017': {
    about: 'OUTCOME',
    field: FIELD,
    test: (s) =>
      bitesIf(
        former(s) &&
          s.outcome !== null &&
          !isAny(
            s.outcome,
            'WHBD',
            'MISCONDUCT_NFA',
            'NO_BREACH',
            'AMH_DISMISS_CASE',
            'AMH_RETURN_TO_AA',
          ),
      ),
  },
  'OUT-018': {
    about: 'OUTCOME',
    field: FIELD,
    test: (s) =>
      bitesIf(
        former(s) && s.finding === 'GROSS_MISCONDUCT' && s.outcome !== null && s.outcome !== 'WHBD',
      ),
  },
  'OUT-019': {
    about: 'OUTCOME',
    field: FIELD,
    test: (s) => bitesIf(!former(s) && isAny(s.outcome, 'WHBD', 'MISCONDUCT_NFA')),
  },
  'FIT-006': {
    about: 'OUTCOME',
    field: FIELD,
    test: (s) =>
      bitesUnlessItRises(former(s) && s.outcome === 'WHBD' && s.finding === 'MISCONDUCT', s),
  },
  'FIT-010': {
    about: 'CASE',
    field: 'particulars.forum',
    test: (s) => bitesIf(former(s) && s.hearingCase.particulars.forum === 'MEETING'),
  },
  'FIT-013': {
    about: 'CASE',
    field: 'particulars.forum',
    test: (s) =>
      bitesIf(
        former(s) &&
          s.hearingCase.particulars.forum === 'HEARING' &&
          known(s.hearingCase.regime.formerOfficerRoute) === 'AMH_DEFAULT',
      ),
  },
}
