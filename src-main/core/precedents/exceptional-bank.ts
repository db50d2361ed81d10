import { tokens } from '../comparison/words.ts'
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
  readonly entries: readonly ExceptionalEntry[]
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
 * @param query Words that must all stand in an entry, as word beginnings; empty for everything.
 */
export function exceptionalBank(
  precedents: readonly Precedent[],
  law: Law,
  query = '',
): ExceptionalBank {
  const wanted = tokens(query)
  const found = [...precedents]
    .sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
    .filter((precedent) => belongs(precedent))
    .map((precedent) => ({ precedent, entry: entryOf(precedent, law) }))
    .filter(({ precedent, entry }) => hasWords(precedent, entry, wanted))
    .map(({ entry }) => entry)
  return {
    under2025: groupOf(found.filter(({ rules }) => rules === 'CR2020_2025')),
    earlier: groupOf(found.filter(({ rules }) => rules !== 'CR2020_2025')),
  }
}

const DISMISSED = new Set(['DWN', 'WHBD'])

function belongs(precedent: Precedent): boolean {
  const { exceptional, profile } = precedent
  const under2025 = known(profile.regime.conductRegime) === 'CR2020_2025'
  if (under2025 && exceptional !== null) return true
  const standing = standingOutcome(precedent)
  const avoided = standing !== null && !DISMISSED.has(standing)
  return avoided && profile.finding === 'GROSS_MISCONDUCT'
}

function entryOf(precedent: Precedent, law: Law): ExceptionalEntry {
  const { ref, title, force, hearingDate, outcome, outcomeMonths, laterHistory } = precedent
  const { profile, exceptional } = precedent
  const factor = (id: string) => law.factors.find((one) => one.id === id)
  const labelOf = (id: string) => factor(id)?.label ?? id
  const mitigating = profile.factors.filter((id) => factor(id)?.polarity === 'MITIGATING')
  return {
    ref,
    title,
    force,
    hearingDate,
    outcome,
    outcomeMonths,
    laterHistory,
    rules: known(profile.regime.conductRegime),
    argued: exceptional?.argued.trim() ?? '',
    state: stateOf(exceptional?.accepted ?? null),
    upheld: laterHistory.effect === 'UPHELD',
    mitigation: mitigating.map(labelOf),
    personalMitigation: precedent.personalMitigation.map(labelOf),
  }
}

const stateOf = (accepted: boolean | null): ArgumentState =>
  accepted === null ? 'NOT_RECORDED' : accepted ? 'ACCEPTED' : 'REFUSED'

function hasWords(
  { title, profile }: Precedent,
  { argued, mitigation }: ExceptionalEntry,
  wanted: readonly string[],
): boolean {
  if (wanted.length === 0) return true
  const held = tokens([argued, title, profile.narrative, ...mitigation].join(' '))
  return wanted.every((word) => held.some((one) => one.startsWith(word)))
}

function groupOf(entries: readonly ExceptionalEntry[]): ExceptionalGroup {
  const refs = (keep: (entry: ExceptionalEntry) => boolean) =>
    entries.filter(keep).map(({ ref }) => ref)
  return {
    entries,
    argued: refs(({ argued, state }) => argued !== '' || state !== 'NOT_RECORDED'),
    accepted: refs(({ state }) => state === 'ACCEPTED'),
    refused: refs(({ state }) => state === 'REFUSED'),
    upheld: refs(({ upheld }) => upheld),
  }
}
