import type { Level, OutcomeCode } from '#core/vocabulary'
import { levelSchema, outcomeCodeSchema } from '#core/vocabulary'
import type { ViewChange } from '#core/view-change'
import { levelLabel } from '#core/wording'
import { monthsWords, type Words } from '../words.ts'

const FIELDS = {
  culpabilityLevel: 'Culpability',
  harmLevel: 'Harm',
  outcome: 'Outcome',
  months: 'Length',
} as const satisfies Record<ViewChange['field'], string>

const isLevel = (value: unknown): value is Level => levelSchema.safeParse(value).success
const isOutcome = (value: unknown): value is OutcomeCode =>
  outcomeCodeSchema.safeParse(value).success

function valueWords(value: ViewChange['from'], words: Pick<Words, 'outcome'>): string {
  if (value === null) return 'none'
  if (typeof value === 'number') return monthsWords(value)
  if (isLevel(value)) return levelLabel(value).toLowerCase()
  return isOutcome(value) ? words.outcome(value).label.toLowerCase() : value
}

/** "Outcome: from dismissal without notice to reduction in rank". */
export const changeWords = (
  { field, from, to }: ViewChange,
  words: Pick<Words, 'outcome'>,
): string => `${FIELDS[field]}: from ${valueWords(from, words)} to ${valueWords(to, words)}`
