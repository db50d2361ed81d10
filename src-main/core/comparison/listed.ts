import { openColumn } from '../columns.ts'
import type { Precedent } from '../precedent.ts'
import { known } from '../regime.ts'
import type { Listed } from './library.ts'

/** What a list shows of each case. Only number and title are each case's own; the rest is kept once. */
export function openListed() {
  const ids: string[] = []
  const titles: string[] = []
  const force = openColumn<string>((text) => text)
  const hearingDate = openColumn<Listed['hearingDate']>((date) => date ?? '')
  const outcome = openColumn<Outcome>(keyOf)
  const mitigation = openColumn<readonly string[]>((words) =>
    words.length === 0 ? '' : JSON.stringify(words),
  )
  return {
    put: (slot: number, precedent: Precedent): void => {
      ids[slot] = precedent.id
      titles[slot] = precedent.title
      force.put(slot, precedent.force)
      hearingDate.put(slot, precedent.hearingDate)
      outcome.put(slot, outcomeOf(precedent))
      mitigation.put(slot, precedent.personalMitigation)
    },
    at: (slot: number): Listed | null => {
      const shown = outcome.at(slot)
      const [id, title] = [ids[slot], titles[slot]]
      if (shown === undefined || id === undefined || title === undefined) return null
      return {
        id,
        title,
        force: force.at(slot) ?? '',
        hearingDate: hearingDate.at(slot) ?? null,
        ...shown,
        personalMitigation: mitigation.at(slot) ?? [],
      }
    },
  }
}

type Outcome = Omit<Listed, 'id' | 'title' | 'force' | 'hearingDate' | 'personalMitigation'>

const outcomeOf = (precedent: Precedent): Outcome => ({
  outcome: precedent.outcome,
  outcomeMonths: precedent.outcomeMonths,
  laterHistory: precedent.laterHistory,
  confidence: precedent.confidence,
  rank: precedent.profile.rank,
  regime: known(precedent.profile.regime.conductRegime),
})

// The one free text comes last, so that nothing in it can be read as another field.
const keyOf = ({ laterHistory: later, ...of }: Outcome): string =>
  `${of.outcome}|${of.outcomeMonths}|${of.confidence}|${of.rank}|${of.regime}|${later.effect}|${later.finalOutcome}|${later.words === null ? '' : `:${later.words}`}`
