import { z } from 'zod'
import * as v from '../vocabulary.ts'

// Law is data (resources/law/*.json). Every entry says where it comes from and how sure we are.

const entry = {
  /** Short source, e.g. `CR 42(9)(a)`. */
  source: z.string(),
  mark: v.markSchema,
  effectiveFrom: v.isoDateSchema.nullable(),
  effectiveTo: v.isoDateSchema.nullable(),
  /** Who signed the entry off for the force; null until a lawyer has. */
  signedOffBy: z.string().nullable(),
}

export const standardSchema = z.object({
  ...entry,
  id: v.spbIdSchema,
  label: z.string(),
  /** Own-words core of the standard, as it read from `effectiveFrom`. */
  text: z.string(),
})

export const outcomeSchema = z.object({
  ...entry,
  id: v.outcomeCodeSchema,
  label: z.string(),
  /** Short label for narrow columns. */
  shortLabel: z.string(),
  /** Rung on the ladder, 0 (no breach) to 4 (dismissal); null where it has no place on it. */
  rung: z.number().int().min(0).max(4).nullable(),
  /** True for outcomes that exist only under older Regulations. */
  legacy: z.boolean(),
  /** The present outcome on whose rung an older one is shown; never merged with it in counts. */
  shownAs: v.outcomeCodeSchema.nullable(),
  description: z.string(),
})

export const ruleSchema = z.object({
  ...entry,
  /** `OUT-001` to `OUT-032`. */
  id: z.string(),
  level: z.enum(['BLOCK', 'WARN']),
  /** Message in plain words, for a person. */
  message: z.string(),
  /** What would make the outcome lawful, in plain words. */
  remedy: z.string(),
  appliesTo: z.enum(['ALL', 'CR2020_2025', 'CHIEF_OFFICER_CHAIR']),
  /** Where one kind of proceedings rests on another text, or one that is surer or less sure. */
  variants: z
    .array(z.object({ forum: v.forumSchema, source: z.string(), mark: v.markSchema }))
    .default([]),
})

export const factorSchema = z.object({
  ...entry,
  id: z.string(),
  label: z.string(),
  description: z.string(),
  group: z.enum(['CULPABILITY', 'HARM', 'AGGRAVATING', 'MITIGATING', 'PERSONAL']),
  /** CONTEXT factors are shown but push neither way. */
  polarity: z.enum(['AGGRAVATING', 'MITIGATING', 'CONTEXT']),
  /** Paragraph of the outcomes guidance and whether it was checked against the text. */
  paragraph: z.string(),
  paragraphVerified: z.boolean(),
})

export const allegationTypeSchema = z.object({
  ...entry,
  id: z.string(),
  label: z.string(),
  /** Row of the matrix this type belongs to. */
  matrixRow: z.string(),
})

export const timeLimitSchema = z.object({
  ...entry,
  id: z.string(),
  label: z.string(),
  starts: z.string(),
  length: z.object({
    count: z.number().int().nullable(),
    unit: z.enum([
      'WORKING_DAYS',
      'CALENDAR_DAYS',
      'WEEKS',
      'MONTHS',
      'YEARS',
      'AS_SOON_AS_PRACTICABLE',
    ]),
    /** AFTER: day 1 is the first day after the event. INCLUDING: the event's day is day 1. BEFORE: counts back. */
    counting: z.enum(['AFTER', 'INCLUDING', 'BEFORE']),
    atLeast: z.boolean(),
  }),
})

export const caseNoteSchema = z.object({
  ...entry,
  id: z.string(),
  citation: z.string(),
  proposition: z.string(),
})

/** Two things on a case that may rest on one and the same fact, and so weigh twice. */
export const overlapSchema = z.object({
  ...entry,
  id: z.string(),
  /** A standard or allegation type counts where it is part of a proved breach. */
  first: z.object({
    kind: z.enum(['FACTOR', 'STANDARD', 'ALLEGATION_TYPE', 'LIVE_WARNING']),
    id: z.string(),
  }),
  second: z.object({ kind: z.literal('FACTOR'), id: z.string() }),
  because: z.string(),
})

export const lawSchema = z.object({
  version: z.string(),
  standards: z.array(standardSchema).readonly(),
  outcomes: z.array(outcomeSchema).readonly(),
  rules: z.array(ruleSchema).readonly(),
  factors: z.array(factorSchema).readonly(),
  allegationTypes: z.array(allegationTypeSchema).readonly(),
  matrixRows: z.array(z.object({ id: z.string(), label: z.string() })).readonly(),
  timeLimits: z.array(timeLimitSchema).readonly(),
  caseNotes: z.array(caseNoteSchema).readonly(),
  overlaps: z.array(overlapSchema).readonly(),
  bankHolidays: z.object({
    knownUntil: v.isoDateSchema,
    source: z.string(),
    days: z.array(z.object({ date: v.isoDateSchema, label: z.string() })).readonly(),
  }),
})
export type Law = z.infer<typeof lawSchema>
export type OutcomeEntry = z.infer<typeof outcomeSchema>
export type RuleEntry = z.infer<typeof ruleSchema>
export type Factor = z.infer<typeof factorSchema>
export type TimeLimit = z.infer<typeof timeLimitSchema>
export type Overlap = z.infer<typeof overlapSchema>
