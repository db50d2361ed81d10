import { known } from '../../regime.ts'
import { rankSchema } from '../../vocabulary.ts'
import { bitesIf, type RuleTests, type Situation, type Verdict } from '../situation.ts'

// Reduction in rank: to what, from what, how often, and after whose views.

const RANKS = rankSchema.options
const officer = (s: Situation) => s.hearingCase.particulars.officer

/** OUT-011: nothing lies below constable; for a special constable the position is unclear. */
function nothingBelow(s: Situation): Verdict {
  if (s.outcome !== 'RIR') return 'CLEAR'
  const { rank } = officer(s)
  if (rank === null) return { missing: "the officer's rank", field: 'particulars.officer.rank' }
  if (rank === 'SPECIAL_CONSTABLE') return 'WARNS'
  return bitesIf(rank === 'CONSTABLE')
}

function reducedBefore(s: Situation): Verdict {
  if (s.outcome !== 'RIR') return 'CLEAR'
  const before = s.hearingCase.particulars.previouslyReducedInRank
  if (before !== null) return bitesIf(before)
  return {
    missing: 'whether the officer had already been reduced in rank at the severity assessment',
    field: 'particulars.previouslyReducedInRank',
  }
}

function notLower(s: Situation): Verdict {
  const { newRank } = s.hearingCase.decision
  const { rank } = officer(s)
  if (s.outcome !== 'RIR' || newRank === null || rank === null) return 'CLEAR'
  return bitesIf(RANKS.indexOf(newRank) >= RANKS.indexOf(rank))
}

/** FIT-011: it came with the Regulations of 2020; asked only where the dates settle on 2012. */
const notYetThere = ({ outcome, hearingCase }: Situation): Verdict =>
  bitesIf(outcome === 'RIR' && known(hearingCase.regime.conductRegime) === 'CR2012')

export const reductionRules: RuleTests = {
  'OUT-011': { about: 'OUTCOME', field: 'decision.outcome', test: nothingBelow },
  'OUT-012': { about: 'OUTCOME', field: 'decision.outcome', test: reducedBefore },
  'OUT-013': {
    about: 'ENTRY',
    field: 'decision.authorityViewsOnReduction.recorded',
    test: (s) =>
      bitesIf(s.outcome === 'RIR' && !s.hearingCase.decision.authorityViewsOnReduction.recorded),
  },
  'FIT-009': { about: 'CASE', field: 'decision.newRank', test: notLower },
  'FIT-011': { about: 'OUTCOME', field: 'decision.outcome', test: notYetThere },
}
