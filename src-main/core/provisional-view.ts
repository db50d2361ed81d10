import { z } from 'zod'
import * as v from './vocabulary.ts'

// A seal file carries no more (its box is bounded), so that every sealed view can travel.
const viewText = z.string().max(20_000, 'Write at most 20,000 characters')

/** One decision-maker's view before comparators open. */
export const provisionalViewSchema = z.object({
  culpabilityLevel: v.levelSchema.nullable(),
  harmLevel: v.levelSchema.nullable(),
  outcome: v.outcomeCodeSchema.nullable(),
  months: v.monthsSchema.nullable(),
  reasons: viewText,
})
export type ProvisionalView = z.infer<typeof provisionalViewSchema>

/** What a decision-maker holds after the comparators, and why; own words, never printed. */
export const changedViewSchema = provisionalViewSchema.extend({
  /** Where the person does not share the panel's decision; empty where they do. */
  dissent: viewText.default(''),
})
export type ChangedView = z.infer<typeof changedViewSchema>
