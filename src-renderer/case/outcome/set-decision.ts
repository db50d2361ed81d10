import type { Decision } from '#core/hearing-case'
import type { OutcomeCode } from '#core/vocabulary'
import { flushCase, patch } from '../store/case-store.ts'

export const setDecision = (change: Partial<Decision>) => patch('decision', change)
export const settle = () => void flushCase()

export const reasonsOn = (decision: Decision, outcome: OutcomeCode): string =>
  decision.considered.find((entry) => entry.outcome === outcome)?.reasons ?? ''

export const withReasons = (
  decision: Decision,
  outcome: OutcomeCode,
  reasons: string,
): Partial<Decision> => ({
  considered: [...decision.considered.filter((e) => e.outcome !== outcome), { outcome, reasons }],
})

/** A new choice drops the length, rank and day that belonged to the former one. */
export const choose = (outcome: OutcomeCode): Partial<Decision> => ({
  outcome,
  months: outcome === 'WW' ? 18 : outcome === 'FWW' ? 24 : null,
  newRank: null,
  noticeEnds: null,
})

export const ruleReason = (decision: Decision, ruleId: string): string =>
  decision.warningReasons.find((entry) => entry.ruleId === ruleId)?.reason ?? ''

export const withRuleReason = (
  decision: Decision,
  ruleId: string,
  reason: string,
): Partial<Decision> => ({
  warningReasons: [
    ...decision.warningReasons.filter((entry) => entry.ruleId !== ruleId),
    { ruleId, reason },
  ],
})
