import { z } from 'zod'
import { isBlank } from './law/situation.ts'
import type { Problem } from './result.ts'
import * as v from './vocabulary.ts'

/** Most characters of a text of a view: its box in a file is bounded, so that every one can travel. */
export const longestViewText = 20_000
/** Fewest words of reasons with which a view is sealed. */
export const fewestReasonWords = 40

const viewText = z.string().max(longestViewText, 'Write at most 20,000 characters')
// A draft holds more than may be sealed, so that what was pasted in is kept until it is shortened.
const draftText = z.string().max(5 * longestViewText, 'Write at most 20,000 characters')

/** One decision-maker's view before comparators open. */
export const provisionalViewSchema = z.object({
  culpabilityLevel: v.levelSchema.nullable(),
  harmLevel: v.levelSchema.nullable(),
  outcome: v.outcomeCodeSchema.nullable(),
  months: v.monthsSchema.nullable(),
  reasons: viewText,
})
export type ProvisionalView = z.infer<typeof provisionalViewSchema>
export const draftViewSchema = provisionalViewSchema.extend({ reasons: draftText })

/** What a decision-maker holds after the comparators, and why; own words, never printed. */
export const changedViewSchema = provisionalViewSchema.extend({
  /** Where the person does not share the panel's decision; empty where they do. */
  dissent: viewText.default(''),
})
export type ChangedView = z.infer<typeof changedViewSchema>
export const draftChangeSchema = draftViewSchema.extend({ dissent: draftText })

/** Words of a text: runs of characters between white space that hold a letter or a figure. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => !isBlank(word)).length

/** What keeps a view from being sealed, in the order of its form; empty where nothing does. */
export function viewProblems(view: ProvisionalView): readonly Problem[] {
  const words = countWords(view.reasons)
  const problems: readonly (Problem | null)[] = [
    view.culpabilityLevel === null
      ? wanting('NO_LEVEL', 'culpabilityLevel', 'Choose a level of culpability.')
      : null,
    view.harmLevel === null ? wanting('NO_LEVEL', 'harmLevel', 'Choose a level of harm.') : null,
    view.outcome === null ? wanting('NO_OUTCOME', 'outcome', 'Choose an outcome.') : null,
    words < fewestReasonWords
      ? wanting(
          'TOO_FEW_WORDS',
          'reasons',
          `Write at least ${fewestReasonWords} words of reasons. There ${words === 1 ? 'is' : 'are'} ${words} so far.`,
        )
      : null,
    tooLong(view.reasons, 'reasons', 'your reasons'),
  ]
  return problems.filter((problem) => problem !== null)
}

/** What keeps a change of view from being recorded; empty where nothing does. */
export function changeProblems(change: ChangedView): readonly Problem[] {
  const problems: readonly (Problem | null)[] = [
    isBlank(change.reasons)
      ? {
          code: 'NO_REASONS',
          message: 'Write why your view changed, or why not.',
          field: 'change.reasons',
        }
      : null,
    tooLong(change.reasons, 'reasons', 'your reasons', 'change'),
    tooLong(change.dissent, 'dissent', 'where you do not share the decision', 'change'),
  ]
  return problems.filter((problem) => problem !== null)
}

const wanting = (code: string, field: string, message: string): Problem => ({
  code,
  message,
  field: `view.${field}`,
})

const tooLong = (text: string, field: string, what: string, of = 'view'): Problem | null =>
  text.length <= longestViewText
    ? null
    : {
        code: 'TOO_LONG',
        message: `Shorten ${what} by ${text.length - longestViewText} characters: 20,000 is the most.`,
        field: `${of}.${field}`,
      }
