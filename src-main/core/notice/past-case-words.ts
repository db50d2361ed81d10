import type { LaterHistory } from '../precedent.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { inSentence } from './draft.ts'
import { outcomeName, type NoticeContext } from './notice-context.ts'

type Speaking = Pick<NoticeContext, 'law' | 'words'>

/** "Final written warning, 36 months"; the length only where there is one. */
export function outcomeAndLength(
  { law, words }: Speaking,
  past: { readonly outcome: OutcomeCode; readonly outcomeMonths: number | null },
): string {
  const { outcome, outcomeMonths } = past
  return outcomeMonths === null
    ? outcomeName({ law, words }, outcome)
    : words.say('outcome.length', {
        outcome: (one) => outcomeName({ law, words: one }, outcome),
        months: outcomeMonths,
      })
}

const INSTEAD = {
  REPLACED: 'later.replacedBy',
  QUASHED: 'later.quashedThen',
  REMITTED: 'later.remittedThen',
} as const

/** What became of an outcome: "No appeal recorded", "Replaced by final written warning". */
export function laterInWords({ law, words }: Speaking, history: LaterHistory): string {
  const { effect, finalOutcome } = history
  if (
    finalOutcome === null ||
    effect === 'NONE_RECORDED' ||
    effect === 'UPHELD' ||
    effect === 'UNCLEAR'
  )
    return words.say(`later.${effect}`)
  return words.say(INSTEAD[effect], {
    outcome: (one) => inSentence(outcomeName({ law, words: one }, finalOutcome)),
  })
}
