import { allegationFinding, atLeast } from '../../overall-finding.ts'
import { known } from '../../regime.ts'
import {
  bitesIf,
  bitesUnlessItRises,
  isAny,
  type RuleTests,
  type Situation,
  type Verdict,
} from '../situation.ts'

// What the record of the case must hold for any outcome.

/** OUT-022. The record holds one outcome; parts left over from another are the sign of a second. */
function partsOfTwoActions(s: Situation): Verdict {
  const { months, newRank } = s.hearingCase.decision
  if (s.outcome === null) return 'CLEAR'
  const strayLength = months !== null && !isAny(s.outcome, 'WW', 'FWW')
  return bitesIf(strayLength || (newRank !== null && s.outcome !== 'RIR'))
}

/** OUT-026. Older outcomes have no place under the 2020 Regulations. */
function olderOutcome(s: Situation): Verdict {
  const older = isAny(
    s.outcome,
    'MGMT_ADVICE',
    'DISMISSAL_WITH_NOTICE',
    'FWW_EXTENDED_18M',
    'REQUIRED_TO_RESIGN',
    'NFA',
  )
  if (!older) return 'CLEAR'
  const { possible } = s.hearingCase.regime.conductRegime
  if (!possible.includes('CR2012')) return 'BITES'
  return possible.length === 1
    ? 'CLEAR'
    : {
        missing: 'when the allegation came to attention',
        field: 'particulars.dates.cameToAttention',
      }
}

/** OUT-027. Each breach names its standards; a breach by force also names the test. */
function breachWithoutStandard(s: Situation): Verdict {
  const breaches = s.hearingCase.findings.allegations.filter((allegation) => {
    const finding = allegationFinding(allegation)
    return finding !== null && atLeast(finding, 'BREACH_BELOW_MISCONDUCT')
  })
  const force = breaches.some((breach) => breach.standards.includes('SPB04_USE_OF_FORCE'))
  if (breaches.some((breach) => breach.standards.length === 0)) return 'BITES'
  // Which cases keep the older test was not read (A26), so that this never blocks.
  return force && known(s.hearingCase.regime.forceTest) === 'UNKNOWN' ? 'WARNS' : 'CLEAR'
}

/**
 * OUT-025. Only a proved conviction binds the finding (A25 reg 6), and the record does not say which
 * allegation is the conviction: it blocks where all are proved, and otherwise asks.
 */
function convictionBelowGross(s: Situation): Verdict {
  const { convictionType } = s.hearingCase.particulars
  const below = s.finding !== null && s.finding !== 'GROSS_MISCONDUCT'
  if (convictionType !== 'INDICTABLE_ONLY' || !below) return 'CLEAR'
  const failed = s.hearingCase.findings.allegations.some((one) => one.proved === false)
  return failed ? 'WARNS' : bitesUnlessItRises(true, s)
}

/** OUT-029. Where nothing is found and nothing follows, there is nothing to hear on outcome. */
function beforeRepresentations(s: Situation): Verdict {
  const found = isAny(s.finding, 'MISCONDUCT', 'GROSS_MISCONDUCT')
  const ends = isAny(s.outcome, 'NO_BREACH', 'AMH_DISMISS_CASE', 'AMH_RETURN_TO_AA')
  if (s.outcome === null || s.finding === null || (ends && !found)) return 'CLEAR'
  const heard = s.hearingCase.decision.representationsHeardOn
  const decided = s.hearingCase.particulars.dates.decision
  return bitesIf(heard === null || (decided !== null && decided < heard))
}

/** Service by email (A25 reg 8). */
const EMAIL_ALLOWED = '2025-05-28'

export const recordRules: RuleTests = {
  'OUT-022': { about: 'CASE', field: 'decision.months', test: partsOfTwoActions },
  'OUT-025': {
    about: 'CASE',
    field: 'findings.allegations',
    test: convictionBelowGross,
  },
  'OUT-026': { about: 'OUTCOME', field: 'decision.outcome', test: olderOutcome },
  'OUT-027': { about: 'CASE', field: 'findings.allegations', test: breachWithoutStandard },
  // A meeting has no right to a lawyer, so the notice of regulation 8 belongs to the hearings.
  'OUT-028': {
    about: 'CASE',
    field: 'particulars.legalRepresentationNotice',
    test: (s) =>
      bitesIf(
        s.hearingCase.particulars.forum !== 'MEETING' &&
          s.hearingCase.particulars.legalRepresentationNotice !== true,
      ),
  },
  'OUT-029': {
    about: 'CASE',
    field: 'decision.representationsHeardOn',
    test: beforeRepresentations,
  },
  'FIT-014': {
    about: 'CASE',
    field: 'particulars.service.method',
    test: ({ hearingCase: { particulars } }) =>
      bitesIf(
        particulars.service.method === 'EMAIL' &&
          particulars.dates.served !== null &&
          particulars.dates.served < EMAIL_ALLOWED,
      ),
  },
}
