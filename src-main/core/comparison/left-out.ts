import type { Precedent } from '../precedent.ts'
import { standingOutcome } from '../precedent.ts'
import type { Profile } from '../profile.ts'
import type { LeftOut } from './comparison.ts'
import type { Placed } from './constraint/ladder.ts'

export type LeftOutReason = LeftOut['reason']

/** What is the case itself, or its sibling, in the library. */
export type Exclusion = {
  readonly refs?: readonly string[]
  readonly hearingKey?: string | null
  readonly contentHash?: string | null
  readonly sourceId?: string | null
}

export const LEFT_OUT_LABELS: Readonly<Record<LeftOutReason, string>> = {
  SAME_CASE: 'the same case',
  SAME_HEARING: 'decided at the same hearing',
  SET_ASIDE: 'set aside or still open on appeal or review',
  NO_COMPARABLE_OUTCOME: 'an outcome that the present Regulations do not have',
  OTHER_RULES: 'decided under other rules',
  RULES_NOT_RECORDED: 'rules not recorded: the dates leave open which applied',
  LOW_CONFIDENCE: 'coded with low confidence',
  OTHER_CONDUCT: 'conduct of another kind',
  NOTHING_IN_COMMON: 'nothing in common with this case',
}

/** Reasons by their number in a scan; 0 is none: the case counts. */
export const REASONS: readonly (LeftOutReason | null)[] = [
  null,
  'SAME_CASE',
  'SAME_HEARING',
  'SET_ASIDE',
  'NO_COMPARABLE_OUTCOME',
  'LOW_CONFIDENCE',
  'OTHER_RULES',
  'RULES_NOT_RECORDED',
  'OTHER_CONDUCT',
  'NOTHING_IN_COMMON',
]
export const reasonCode = (reason: LeftOutReason | null): number => REASONS.indexOf(reason)
export const SAME_CASE = reasonCode('SAME_CASE')
export const SAME_HEARING = reasonCode('SAME_HEARING')

/** What decides, whatever the facts of the two cases, whether a precedent can be counted. */
export type Eligibility = {
  readonly setAside: boolean
  readonly offLadder: boolean
  readonly low: boolean
  readonly possible: Profile['regime']['conductRegime']['possible']
}

export const eligibilityOf = (precedent: Precedent, placed: Placed | null): Eligibility => ({
  setAside: standingOutcome(precedent) === null,
  offLadder: placed === null,
  low: precedent.confidence === 'LOW',
  possible: precedent.profile.regime.conductRegime.possible,
})

/** Why a precedent, whatever its facts, cannot be counted for this case; null where it can. */
export function reasonLeftOut(of: Eligibility, present: Profile): LeftOutReason | null {
  if (of.setAside) return 'SET_ASIDE'
  if (of.offLadder) return 'NO_COMPARABLE_OUTCOME'
  const rules = rulesOf(of.possible, present.regime.conductRegime.possible)
  if (rules !== null) return rules
  return of.low ? 'LOW_CONFIDENCE' : null
}

export const given = (value: string | null | undefined): value is string =>
  value !== undefined && value !== null && value !== ''

/**
 * Like rules, never by guess: a precedent counts only where every conduct regime that its dates
 * leave open is one that the present case may fall under.
 */
export function rulesOf(
  theirs: Eligibility['possible'],
  ours: Eligibility['possible'],
): 'OTHER_RULES' | 'RULES_NOT_RECORDED' | null {
  const open = theirs.filter((regime) => ours.includes(regime)).length
  if (open === theirs.length) return null
  return open === 0 ? 'OTHER_RULES' : 'RULES_NOT_RECORDED'
}
