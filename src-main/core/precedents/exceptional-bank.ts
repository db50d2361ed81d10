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

const MOST_LISTED = 200

/**
 * Past rulings to learn from when reasons for not dismissing are written: every case under the 2025
 * rules in which exceptional circumstances were argued, or which avoided dismissal; and, apart and
 * never added to them, earlier cases of gross misconduct that did not end in dismissal. The cases
 * are taken in one by one, in any order, and only what is listed is kept of them.
 * @param query Words that must all stand in an entry, as word beginnings; empty for everything.
 */
export function openBank(law: Law, query = '') {
  const wanted = tokens(query)
  const under2025 = openGroup()
  const earlier = openGroup()
  return {
    take: (precedent: Precedent): void => {
      if (!belongsToBank(precedent)) return
      const entry = entryOf(precedent, law)
      if (!hasWords(precedent, entry, wanted)) return
      const group = entry.rules === 'CR2020_2025' ? under2025 : earlier
      group.take(entry)
    },
    close: (): ExceptionalBank => ({ under2025: under2025.close(), earlier: earlier.close() }),
  }
}

/** `openBank` for precedents that are held whole. */
export function exceptionalBank(
  precedents: readonly Precedent[],
  law: Law,
  query = '',
): ExceptionalBank {
  const bank = openBank(law, query)
  for (const precedent of precedents) bank.take(precedent)
  return bank.close()
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

/** What says most comes first: a ruling that stood or fell later, one made, an argument. */
const onRecord = ({ argued, state, upheld }: ExceptionalEntry) =>
  (upheld ? 4 : 0) + (state === 'NOT_RECORDED' ? 0 : 2) + (argued === '' ? 0 : 1)

const byRef = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function openGroup() {
  let listed: ExceptionalEntry[] = []
  let count = 0
  const refs: Record<'argued' | 'accepted' | 'refused' | 'upheld', string[]> = {
    argued: [],
    accepted: [],
    refused: [],
    upheld: [],
  }
  const settle = () => {
    listed.sort((a, b) => onRecord(b) - onRecord(a) || byRef(a.ref, b.ref))
    listed = listed.slice(0, MOST_LISTED)
  }
  const take = (entry: ExceptionalEntry): void => {
    const { ref, argued, state, upheld } = entry
    count += 1
    listed.push(entry)
    if (listed.length > 2 * MOST_LISTED) settle()
    if (argued !== '' || state !== 'NOT_RECORDED') refs.argued.push(ref)
    if (state === 'ACCEPTED') refs.accepted.push(ref)
    if (state === 'REFUSED') refs.refused.push(ref)
    if (upheld) refs.upheld.push(ref)
  }
  const close = (): ExceptionalGroup => {
    settle()
    return {
      entries: listed.sort((a, b) => byRef(a.ref, b.ref)),
      count,
      argued: refs.argued.sort(byRef),
      accepted: refs.accepted.sort(byRef),
      refused: refs.refused.sort(byRef),
      upheld: refs.upheld.sort(byRef),
    }
  }
  return { take, close }
}
