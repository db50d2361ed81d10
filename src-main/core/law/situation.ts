import type { HearingCase } from '../hearing-case.ts'
import { allegationFinding, overallFinding } from '../overall-finding.ts'
import { known } from '../regime.ts'
import type { FindingLevel, OutcomeCode } from '../vocabulary.ts'
import { hasLive } from './live-warnings.ts'

/** What the outcome rules look at: the case, one outcome, and what follows from the record. */
export type Situation = {
  readonly hearingCase: HearingCase
  /** The outcome in question; null while none is chosen. */
  readonly outcome: OutcomeCode | null
  readonly finding: FindingLevel | null
  /** True while an allegation is undecided that may yet raise the finding. */
  readonly mayRise: boolean
  readonly rules2025: boolean
  readonly liveWritten: boolean | null
  readonly liveFinal: boolean | null
}

/** What a rule says: it bites, it only warns, it is satisfied, or it turns on a fact not recorded. */
export type Verdict = 'BITES' | 'WARNS' | 'CLEAR' | Missing
/** The fact that would tell, in words, and where it is recorded. */
export type Missing = { readonly missing: string; readonly field: string }

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
  const { allegations } = hearingCase.findings
  const finding = overallFinding(hearingCase.findings)
  return {
    hearingCase,
    outcome,
    finding,
    mayRise:
      finding !== 'GROSS_MISCONDUCT' && allegations.some((one) => allegationFinding(one) === null),
    rules2025: known(hearingCase.regime.conductRegime) === 'CR2020_2025',
    liveWritten: hasLive(hearingCase.particulars, 'WW'),
    liveFinal: hasLive(hearingCase.particulars, 'FWW'),
  }
}

export const bitesIf = (condition: boolean): Verdict => (condition ? 'BITES' : 'CLEAR')

/** For a rule that bites because the finding is no graver: nothing is sure while it may yet rise. */
export const bitesUnlessItRises = (condition: boolean, { mayRise }: Situation): Verdict =>
  condition && mayRise
    ? { missing: 'the finding on every allegation', field: 'findings.allegations' }
    : bitesIf(condition)

export const isAny = <T extends string>(value: T | null, ...of: readonly T[]): boolean =>
  value !== null && of.includes(value)

/** WW, FWW, RIR, DWN, and the former officer's equivalent. */
export const isDisciplinary = (outcome: OutcomeCode | null): boolean =>
  isAny(outcome, 'WW', 'FWW', 'RIR', 'DWN', 'WHBD')

/** Nothing that a reader could read: no letter and no figure, whatever else was typed. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text)

/** Enough to be taken as a reason where one is typed to go on: three characters that hold a word. */
export const isReason = (text: string): boolean => text.trim().length >= 3 && !isBlank(text)
