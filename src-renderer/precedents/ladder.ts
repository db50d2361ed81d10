import type { Law, OutcomeEntry } from '#core/law/law'
import { standingOutcome, type PrecedentContent } from '#core/precedent'

export type Rung = {
  readonly outcome: OutcomeEntry
  readonly isImposed: boolean
  /** What stands in the end, where that is not what was imposed. */
  readonly isFinal: boolean
}

type Disposal = Pick<PrecedentContent, 'outcome' | 'laterHistory' | 'profile'>

/** Later proceedings took the outcome away, or may have. */
export const isOverturned = ({ laterHistory }: Pick<PrecedentContent, 'laterHistory'>): boolean =>
  laterHistory.effect !== 'NONE_RECORDED' && laterHistory.effect !== 'UPHELD'

/** True where the outcome on record no longer stands; not where the record holds its replacement. */
export const hasFallen = (content: Pick<PrecedentContent, 'outcome' | 'laterHistory'>): boolean =>
  isOverturned(content) && standingOutcome(content) !== content.outcome

/**
 * The outcomes of the ladder from the gravest, with those this case had wherever they stand. A
 * former officer has "would have been dismissed" on the top rung, a serving officer a dismissal.
 */
export function ladderOf(content: Disposal, law: Pick<Law, 'outcomes'>): readonly Rung[] {
  const stands = standingOutcome(content)
  const top = content.profile.standing === 'FORMER' ? 'WHBD' : 'DWN'
  const usual = new Set<string>([top, 'RIR', 'FWW', 'WW'])
  return law.outcomes
    .filter(({ id }) => usual.has(id) || id === content.outcome || id === stands)
    .map((outcome) => ({
      outcome,
      isImposed: outcome.id === content.outcome,
      isFinal: outcome.id === stands && stands !== content.outcome,
    }))
    .sort((a, b) => (b.outcome.rung ?? -1) - (a.outcome.rung ?? -1))
}
