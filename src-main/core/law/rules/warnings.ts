import type { WarningKind } from '../../vocabulary.ts'
import { warningStatus } from '../live-warnings.ts'
import {
  bitesIf,
  bitesUnlessItRises,
  isAny,
  type RuleTests,
  type Situation,
  type Verdict,
} from '../situation.ts'

// Warnings: those already live at the severity assessment, and the length of a new one.

function liveWarningBars(live: boolean | null, kind: WarningKind): Verdict {
  if (live !== null) return bitesIf(live)
  const words = kind === 'WW' ? 'a written warning' : 'a final written warning'
  return {
    missing: `whether ${words} was live at the severity assessment`,
    field: 'particulars.warnings',
  }
}

const months = (s: Situation) => s.hearingCase.decision.months
const warningsOf = (s: Situation) => s.hearingCase.particulars.warnings
const SHORTEST_FINAL = 24
const LONGEST_FINAL = 60
const WRITTEN = 18

/** OUT-024. Spent is not the same as notified later; where the record does not tell, it asks. */
function spentYetCited(s: Situation): Verdict {
  const { severityAssessment } = s.hearingCase.particulars.dates
  const cited = warningsOf(s)
    .filter((warning) => warning.citedAsAggravation)
    .map((warning) => warningStatus(warning, severityAssessment))
  if (cited.includes('SPENT')) return 'BITES'
  if (!cited.includes('UNKNOWN')) return 'CLEAR'
  return {
    missing: 'whether an earlier warning cited as aggravating was spent',
    field: 'particulars.warnings',
  }
}

const lengthRule = (test: (s: Situation, months: number) => boolean) =>
  ({
    about: 'CASE',
    field: 'decision.months',
    test: (s: Situation) => {
      const length = months(s)
      return bitesIf(length !== null && test(s, length))
    },
  }) as const

export const warningRules: RuleTests = {
  'OUT-007': {
    about: 'OUTCOME',
    field: 'decision.outcome',
    test: (s) => (isAny(s.outcome, 'WW', 'FWW') ? liveWarningBars(s.liveFinal, 'FWW') : 'CLEAR'),
  },
  'OUT-008': {
    about: 'OUTCOME',
    field: 'decision.outcome',
    test: (s) => (s.outcome === 'WW' ? liveWarningBars(s.liveWritten, 'WW') : 'CLEAR'),
  },
  'OUT-014': lengthRule(
    (s, length) => s.outcome === 'FWW' && (length < SHORTEST_FINAL || length > LONGEST_FINAL),
  ),
  'OUT-015': {
    about: 'CASE',
    field: 'decision.months',
    test: (s) => {
      const length = months(s)
      const other = length !== null && length !== SHORTEST_FINAL
      return bitesUnlessItRises(s.outcome === 'FWW' && s.finding === 'MISCONDUCT' && other, s)
    },
  },
  'OUT-016': lengthRule((s, length) => s.outcome === 'WW' && length !== WRITTEN),
  'OUT-023': {
    about: 'CASE',
    field: 'particulars.dates.severityAssessment',
    test: (s) =>
      bitesIf(
        warningsOf(s).length > 0 && s.hearingCase.particulars.dates.severityAssessment === null,
      ),
  },
  'OUT-024': {
    about: 'CASE',
    field: 'particulars.warnings',
    test: spentYetCited,
  },
}
