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

/** Why a precedent, whatever its facts, cannot be counted for this case; null where it can. */
export function reasonLeftOut(
  precedent: Precedent,
  placed: Placed | null,
  profile: Profile,
  exclude: Exclusion,
): LeftOutReason | null {
  if (isSameCase(precedent, exclude)) return 'SAME_CASE'
  const { hearingKey } = exclude
  if (given(hearingKey) && precedent.hearingKey === hearingKey) return 'SAME_HEARING'
  if (standingOutcome(precedent) === null) return 'SET_ASIDE'
  if (placed === null) return 'NO_COMPARABLE_OUTCOME'
  const rules = rulesOf(precedent.profile, profile)
  if (rules !== null) return rules
  return precedent.confidence === 'LOW' ? 'LOW_CONFIDENCE' : null
}

const given = (value: string | null | undefined): value is string =>
  value !== undefined && value !== null && value !== ''

function isSameCase(precedent: Precedent, exclude: Exclusion): boolean {
  const { contentHash, sourceId, refs } = exclude
  return (
    (given(contentHash) && precedent.contentHash === contentHash) ||
    (given(sourceId) && precedent.sourceId === sourceId) ||
    refs?.includes(precedent.ref) === true
  )
}

/**
 * Like rules, never by guess: a precedent counts only where every conduct regime that its dates
 * leave open is one that the present case may fall under.
 */
export function rulesOf(
  precedent: Profile,
  present: Profile,
): 'OTHER_RULES' | 'RULES_NOT_RECORDED' | null {
  const theirs = precedent.regime.conductRegime.possible
  const ours = present.regime.conductRegime.possible
  const open = theirs.filter((regime) => ours.includes(regime)).length
  if (open === theirs.length) return null
  return open === 0 ? 'OTHER_RULES' : 'RULES_NOT_RECORDED'
}
