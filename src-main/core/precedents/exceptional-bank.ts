import type { BankFound, FoundGroup } from './bank-shelf.ts'
import type { Law } from '../law/law.ts'
import { standingOutcome, type Precedent } from '../precedent.ts'
import { known } from '../regime.ts'

/** What the panel made of an argument; `NOT_RECORDED` where the record does not say. */
export type ArgumentState = 'ACCEPTED' | 'REFUSED' | 'NOT_RECORDED'

export type ExceptionalEntry = Pick<
  Precedent,
  'ref' | 'title' | 'force' | 'hearingDate' | 'outcome' | 'outcomeMonths' | 'laterHistory'
> & {
  readonly rules: 'CR2012' | 'CR2020_BASE' | 'CR2020_2025' | 'UNKNOWN'
  /** What was argued, in the words of the record; empty where nothing is recorded. */
  readonly argued: string
  readonly state: ArgumentState
  /** The outcome was looked at on appeal or review and stood. */
  readonly upheld: boolean
  /** Mitigating factors about the conduct. */
  readonly mitigation: readonly string[]
  /** Shown apart and never searched: some of it comes near a protected characteristic. */
  readonly personalMitigation: readonly string[]
}

/** Entries under one heading with the references behind each count. */
export type ExceptionalGroup = {
  /** In order of reference; of very many, those with most on record. */
  readonly entries: readonly ExceptionalEntry[]
  /** How many there are, listed or not. */
  readonly count: number
  readonly argued: readonly string[]
  readonly accepted: readonly string[]
  readonly refused: readonly string[]
  readonly upheld: readonly string[]
}

export type ExceptionalBank = {
  /** Under the 2025 rules, where the Regulations ask for exceptional circumstances. */
  readonly under2025: ExceptionalGroup
  /** Earlier, or under rules not recorded: gross misconduct that did not end in dismissal. */
  readonly earlier: ExceptionalGroup
}

/**
 * Past rulings to learn from when reasons for not dismissing are written: every case under the 2025
 * rules in which exceptional circumstances were argued, or which avoided dismissal; and, apart and
 * never added to them, earlier cases of gross misconduct that did not end in dismissal.
 * @param read The whole precedent of a reference: for those that are listed.
 */
export function composeBank(
  { under2025, earlier }: BankFound,
  read: (ref: string) => Precedent,
  law: Law,
): ExceptionalBank {
  const group = ({ listed, ...of }: FoundGroup): ExceptionalGroup => ({
    ...of,
    entries: listed.map((ref) => entryOf(read(ref), law)),
  })
  return { under2025: group(under2025), earlier: group(earlier) }
}

const DISMISSED = new Set(['DWN', 'WHBD'])

/** Whether a precedent is one of the bank's, whatever is searched for. */
export function belongsToBank(precedent: Precedent): boolean {
  const { exceptional, profile } = precedent
  const under2025 = known(profile.regime.conductRegime) === 'CR2020_2025'
  if (under2025 && exceptional !== null) return true
  const standing = standingOutcome(precedent)
  const avoided = standing !== null && !DISMISSED.has(standing)
  return avoided && profile.finding === 'GROSS_MISCONDUCT'
}

function entryOf(precedent: Precedent, law: Law): ExceptionalEntry {
  const { ref, title, force, hearingDate, outcome, outcomeMonths, laterHistory } = precedent
  const { profile } = precedent
  const labelOf = (id: string) => law.factors.find((one) => one.id === id)?.label ?? id
  return {
    ref,
    title,
    force,
    hearingDate,
    outcome,
    outcomeMonths,
    laterHistory,
    rules: known(profile.regime.conductRegime),
    argued: arguedIn(precedent),
    state: argumentState(precedent),
    upheld: laterHistory.effect === 'UPHELD',
    mitigation: mitigationIn(precedent, law),
    personalMitigation: precedent.personalMitigation.map(labelOf),
  }
}

/** What was argued, in the words of the record; empty where nothing is recorded. */
export const arguedIn = ({ exceptional }: Precedent): string => exceptional?.argued.trim() ?? ''

/** What the panel made of it. */
export const argumentState = ({ exceptional }: Precedent): ArgumentState => {
  const accepted = exceptional?.accepted ?? null
  return accepted === null ? 'NOT_RECORDED' : accepted ? 'ACCEPTED' : 'REFUSED'
}

/** Labels of the mitigating factors about the conduct. */
export const mitigationIn = ({ profile }: Precedent, law: Law): readonly string[] =>
  profile.factors.flatMap((id) => {
    const factor = law.factors.find((one) => one.id === id)
    return factor?.polarity === 'MITIGATING' ? [factor.label] : []
  })
