import { z } from 'zod'
import * as v from '../vocabulary.ts'

// The shape of resources/import-vocabulary.json: how a collector's loose words become the taxonomy.
// Bounds keep a damaged or hostile table from costing more than reading it.

const patterns = z
  .array(
    z
      .string()
      .min(2)
      .max(80)
      .regex(/^[a-z0-9£%*+ ]+$/, 'Patterns are lower-case words, each optionally ending with *')
      .refine(
        (text) => text.split(/[ +]+/).every((word) => !word.endsWith('*') || word.length > 3),
        'A word with * needs at least three letters before it',
      ),
  )
  .max(200)
  .readonly()

/** What a word or phrase adds to a precedent. Nothing at all: known, but outside the taxonomy. */
const gives = {
  allegationTypes: z.array(z.string()).readonly().default([]),
  factors: z.array(z.string()).readonly().default([]),
  /** Factors that the words expressly say were absent. */
  absent: z.array(z.string()).readonly().default([]),
  personal: z.array(z.string()).readonly().default([]),
  convictionType: v.convictionTypeSchema.optional(),
  context: v.contextSchema.optional(),
  liveWarning: z.enum(['WW', 'FWW']).optional(),
  culpability: v.levelSchema.optional(),
  harm: v.levelSchema.optional(),
}
export const givesSchema = z.object(gives)
export type Gives = z.infer<typeof givesSchema>

export const phraseRuleSchema = z.object({
  any: patterns,
  /** The rule is left aside where one of these stands in the same phrase. */
  unless: patterns.default([]),
  ...gives,
})

const rules = z.array(phraseRuleSchema).max(500).readonly()

export const ruleListSchema = z.enum([
  'conduct',
  'culpability',
  'harm',
  'aggravating',
  'mitigating',
])
export type RuleList = z.infer<typeof ruleListSchema>

const headingWords = z.array(z.string().max(80)).max(100).readonly()

export const importVocabularySchema = z.object({
  version: z.string(),
  /** What other collectors call our fields: for guessing which column of a table stands for which. */
  headings: z.object({
    /** `names` is a whole heading; `within` tells the field wherever it stands in one. */
    fields: z.record(z.string(), z.object({ names: headingWords, within: headingWords })),
    /** Words of a heading that names a person or a protected characteristic: never guessed a field. */
    private: headingWords,
    /** Words that seem to answer a field of yes and no, with the answer. */
    answers: z.record(z.string(), z.record(z.string(), z.enum(['yes', 'no', 'partly']))),
  }),
  /** Choices made in the table, in words, for whoever keeps it. */
  notes: z.array(z.string()).readonly(),
  language: z.object({
    negators: z.array(z.string()).readonly(),
    notNegating: patterns,
    negatorsAfter: patterns,
    reach: z.number().int().min(1).max(8),
    clauseWords: z.array(z.string()).readonly(),
    spellings: z.record(z.string(), z.string()),
  }),
  /** Free words that say "nothing is stated". */
  notStated: z.array(z.string()).readonly(),
  standards: z.record(z.string(), v.spbIdSchema),
  outcomes: z.record(z.string(), z.union([v.outcomeCodeSchema, z.literal('NO_ACTION')])),
  findings: z.record(z.string(), v.findingLevelSchema),
  proceedings: z.record(z.string(), v.forumSchema.nullable()),
  sourceKinds: z.record(
    z.string(),
    z.enum(['FORCE', 'IOPC', 'NEWS', 'COURT', 'PAT', 'OWN_RECORD']),
  ),
  ranks: z.record(z.string(), v.rankSchema.nullable()),
  /** Words before or after a rank that change nothing about it: "detective", "acting". */
  rankModifiers: z.array(z.string()).readonly(),
  tags: z.record(z.string(), givesSchema),
  rules: z.object({
    conduct: rules,
    culpability: rules,
    harm: rules,
    aggravating: rules,
    mitigating: rules,
  }),
  /** Lists tried, in order, where a field's own list knows no word of the phrase. */
  fallbacks: z.record(ruleListSchema, z.array(ruleListSchema).readonly()),
  conductDates: z.object({
    /** A date in a sentence part with one of these tells of a later step, not of the conduct. */
    laterSteps: patterns,
    months: z.array(z.string()).length(12).readonly(),
  }),
  later: z.object({
    rules: z
      .array(
        z.object({
          any: patterns,
          unless: patterns.default([]),
          effect: z.enum(['UPHELD', 'REPLACED', 'QUASHED', 'REMITTED', 'UNCLEAR']),
          /** What an outcome named before the found words is: the one replaced, or the new one. */
          before: z.enum(['OLD', 'NEW']).default('OLD'),
        }),
      )
      .readonly(),
    /** Tried on the facts only where the words about later history leave it unclear. */
    factsUpheld: patterns,
    outcomes: z.array(z.object({ any: patterns, code: v.outcomeCodeSchema })).readonly(),
  }),
})
export type ImportVocabulary = z.infer<typeof importVocabularySchema>
