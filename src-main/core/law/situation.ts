import type { HearingCase } from '../hearing-case.ts'
import { overallFinding } from '../overall-finding.ts'
import { known } from '../regime.ts'
import type { FindingLevel, OutcomeCode } from '../vocabulary.ts'
import { hasLive } from './live-warnings.ts'

/** What the outcome rules look at: the case, one outcome, and what follows from the record. */
export type Situation = {
  readonly hearingCase: HearingCase
  /** The outcome in question; null while none is chosen. */
  readonly outcome: OutcomeCode | null
  readonly finding: FindingLevel | null
  readonly rules2025: boolean
  readonly liveWritten: boolean | null
  readonly liveFinal: boolean | null
}

/** What a rule says: it bites, it only warns, it is satisfied, or it turns on a fact not recorded. */
export type Verdict =
  'BITES' | 'WARNS' | 'CLEAR' | { readonly missing: string; readonly field: string }

/**
 * OUTCOME: whether the outcome is open at all. ENTRY: open once something is recorded.
 * CASE: what the record as a whole must hold; looked at for the chosen outcome only.
 */
export type RuleTest = {
  readonly about: 'OUTCOME' | 'ENTRY' | 'CASE'
  readonly field: string
  readonly test: (situation: Situation) => Verdict
}
export type RuleTests = Readonly<Record<string, RuleTest>>

export function situationOf(hearingCase: HearingCase, outcome: OutcomeCode | null): Situation {
  return {
    hearingCase,
    outcome,
    finding: overallFinding(hearingCase.findings),
    rules2025: known(hearingCase.regime.conductRegime) === 'CR2020_2025',
    liveWritten: hasLive(hearingCase.particulars, 'WW'),
    liveFinal: hasLive(hearingCase.particulars, 'FWW'),
  }
}

export const bitesIf = (condition: boolean): Verdict => (condition ? 'BITES' : 'CLEAR')

export const isAny = <T extends string>(value: T | null, ...of: readonly T[]): boolean =>
  value !== null && of.includes(value)

/** WW, FWW, RIR, DWN, and the former officer's equivalent. */
export const isDisciplinary = (outcome: OutcomeCode | null): boolean =>
  isAny(outcome, 'WW', 'FWW', 'RIR', 'DWN', 'WHBD')

export const isBlank = (text: string): boolean => text.trim() === ''
