import { useMemo } from 'react'
import type { Law } from '#core/law/law'
import type { LaterHistory } from '#core/precedent'
import type { OutcomeCode, Rank } from '#core/vocabulary'
import { rankSchema } from '#core/vocabulary'
import { laterHistoryLabel, rankLabel } from '#core/wording'
import { useSession } from '../shell/session.ts'

/** Law data of the open library. */
export function useLaw(): Law {
  const law = useSession((session) => session.law)
  if (law === null) throw new Error('A case is open before the law data was read')
  return law
}

export type Words = ReturnType<typeof makeWords>

function makeWords(law: Law) {
  const outcomes = new Map(law.outcomes.map((entry) => [entry.id, entry]))
  const factors = new Map(law.factors.map((entry) => [entry.id, entry]))
  return {
    law,
    outcome(code: OutcomeCode) {
      const entry = outcomes.get(code)
      return {
        label: entry?.label ?? code,
        shortLabel: entry?.shortLabel ?? code,
        rung: entry?.rung ?? null,
        description: entry?.description ?? '',
      }
    },
    factor: (id: string) => factors.get(id),
    factorLabel: (id: string) => factors.get(id)?.label ?? id,
  }
}

/** Labels for the codes of the law data. */
export function useWords(): Words {
  const law = useLaw()
  return useMemo(() => makeWords(law), [law])
}

/** "36 months", or nothing where no length is stated. */
export const monthsWords = (months: number | null): string =>
  months === null ? '' : `${months} months`

/** What became of an outcome, in words even where nothing is recorded. */
export const laterWords = (history: LaterHistory, words: Words): string =>
  laterHistoryLabel(history, words.law)

const isRank = (rank: string): rank is Rank => rankSchema.safeParse(rank).success

export const rankWords = (rank: string | null): string =>
  rank === null ? 'Rank not stated' : isRank(rank) ? rankLabel(rank) : rank

/** First groups of a hash, for the eye. */
export const shortHash = (hash: string, length = 8): string =>
  hash
    .slice(0, length)
    .match(/.{1,4}/g)
    ?.join(' ') ?? hash

export { countWords } from '#core/provisional-view'
