import { bitesIf, isAny, isBlank, type RuleTests } from '../situation.ts'

// Gross misconduct and dismissal: the presumption, the duty to explain, the barred list.

export const dismissalRules: RuleTests = {
  'OUT-009': {
    about: 'ENTRY',
    field: 'decision.exceptionalCircumstances.reasons',
    test: (s) => {
      const { found, reasons } = s.hearingCase.decision.exceptionalCircumstances
      const less = s.finding === 'GROSS_MISCONDUCT' && isAny(s.outcome, 'FWW', 'RIR')
      return bitesIf(less && (found === false || isBlank(reasons)))
    },
  },
  'OUT-010': {
    about: 'ENTRY',
    field: 'decision.reasonsForNotDismissing',
    test: (s) =>
      bitesIf(
        s.finding === 'GROSS_MISCONDUCT' &&
          s.outcome !== null &&
          !isAny(s.outcome, 'DWN', 'WHBD') &&
          isBlank(s.hearingCase.decision.reasonsForNotDismissing),
      ),
  },
  'FIT-015': {
    about: 'ENTRY',
    field: 'decision.noticeEnds',
    test: ({ outcome, hearingCase: { decision, particulars } }) => {
      const { noticeEnds } = decision
      const told = particulars.dates.notified
      const isUsable = noticeEnds !== null && (told === null || noticeEnds >= told)
      return bitesIf(outcome === 'DISMISSAL_WITH_NOTICE' && !isUsable)
    },
  },
  'OUT-031': {
    about: 'CASE',
    field: 'decision.barredListReportPlanned',
    test: (s) =>
      bitesIf(isAny(s.outcome, 'DWN', 'WHBD') && !s.hearingCase.decision.barredListReportPlanned),
  },
}
