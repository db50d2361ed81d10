import { z } from 'zod'
import { particularsSchema } from './particulars.ts'
import { regimeKeysSchema } from './regime.ts'
import * as v from './vocabulary.ts'

export {
  particularsSchema,
  severityAssessmentSchema,
  type Particulars,
  type SeverityAssessment,
} from './particulars.ts'

// The case before the panel. Four sections are saved apart, so that two people working on
// different steps never overwrite each other. Every field has an "not yet" value: a case in
// the making is valid at every keystroke; what is missing for a lawful notice is core's to say.

/** Where a fact, factor or reason is proved. */
export const evidenceLinkSchema = z.object({
  documentId: z.string().nullable(),
  /** Page in the document, from 1. */
  page: z.number().int().positive().nullable(),
  quotation: z.string().default(''),
  oral: z.boolean().default(false),
})
export type EvidenceLink = z.infer<typeof evidenceLinkSchema>

const date = v.isoDateSchema.nullable().default(null)
const text = z.string().default('')

export const allegationSchema = z.object({
  id: z.string(),
  particulars: text,
  allegationTypes: z.array(z.string()).default([]),
  answer: v.admissionSchema.nullable().default(null),
  facts: z
    .array(
      z.object({
        id: z.string(),
        text: text,
        proved: z.boolean().nullable().default(null),
        evidence: z.array(evidenceLinkSchema).default([]),
      }),
    )
    .default([]),
  proved: z.boolean().nullable().default(null),
  standards: z.array(v.spbIdSchema).default([]),
  level: v.findingLevelSchema.nullable().default(null),
  reasons: text,
})
export type Allegation = z.infer<typeof allegationSchema>

export const findingsSchema = z.object({
  allegations: z.array(allegationSchema).default([]),
  /** More than one incident, not closely factually connected (CR 42(6)). */
  unconnectedIncidents: z.boolean().nullable().default(null),
  adverseInference: z
    .object({ drawn: z.boolean().nullable().default(null), reasons: text })
    .prefault({}),
})
export type Findings = z.infer<typeof findingsSchema>

export const appliedFactorSchema = z.object({
  factorId: z.string(),
  reason: text,
  evidence: z.array(evidenceLinkSchema).default([]),
  /** For harm: done, intended or risked. */
  extent: z.enum(['DONE', 'INTENDED', 'RISKED']).nullable().default(null),
})
export type AppliedFactor = z.infer<typeof appliedFactorSchema>

export const seriousnessSchema = z.object({
  culpabilityLevel: v.levelSchema.nullable().default(null),
  harmLevel: v.levelSchema.nullable().default(null),
  factors: z.array(appliedFactorSchema).default([]),
  absentFactors: z.array(z.string()).default([]),
  together: text,
  /** How each of two overlapping factors adds something. */
  countedOnce: text,
  personalMitigation: z
    .array(
      z.object({
        id: z.string(),
        factorId: z.string(),
        text: text,
        raisedAt: z.enum(['INTERVIEW', 'REG_18', 'REG_31', 'HEARING']).nullable().default(null),
        couldHaveBeenRaisedEarlier: z.boolean().nullable().default(null),
        weight: text,
      }),
    )
    .default([]),
  purposes: text,
})
export type Seriousness = z.infer<typeof seriousnessSchema>

export const decisionSchema = z.object({
  outcome: v.outcomeCodeSchema.nullable().default(null),
  months: v.monthsSchema.nullable().default(null),
  newRank: v.rankSchema.nullable().default(null),
  /** Last day of the notice, for a dismissal with notice under older rules. */
  noticeEnds: date,
  considered: z.array(z.object({ outcome: v.outcomeCodeSchema, reasons: text })).default([]),
  exceptionalCircumstances: z
    .object({
      found: z.boolean().nullable().default(null),
      reasons: text,
      tags: z.array(z.string()).default([]),
    })
    .prefault({}),
  reasonsForNotDismissing: text,
  authorityViewsOnReduction: z
    .object({ recorded: z.boolean().default(false), summary: text })
    .prefault({}),
  representationsHeardOn: date,
  serviceRecordConsidered: z.boolean().default(false),
  guidanceDeparture: text,
  comparatorDeparture: text,
  /** The panel's answer to each case that points away. */
  comparatorAnswers: z.array(z.object({ ref: z.string(), answer: z.string() })).default([]),
  reliedOnComparators: z.array(z.string()).default([]),
  /** Cases that the panel keeps at the top of the list. */
  pinnedComparators: z.array(z.string()).default([]),
  /** Cases that the panel takes out of the comparison; one without a reason is not taken out. */
  excludedComparators: z.array(z.object({ ref: z.string(), reason: z.string() })).default([]),
  adviserAdvice: text,
  /** Stored, never printed. */
  decisionBasis: z.enum(['UNANIMOUS', 'MAJORITY']).nullable().default(null),
  /** Reasons typed against rules that warn. */
  warningReasons: z.array(z.object({ ruleId: z.string(), reason: z.string() })).default([]),
  reflectivePractice: text,
  appealTo: text,
  barredListReportPlanned: z.boolean().default(false),
  restrictions: text,
  publication: z
    .object({
      decision: z.enum(['PUBLISH', 'PUBLISH_REDACTED', 'WITHHOLD']).nullable().default(null),
      reasons: text,
    })
    .prefault({}),
  /** What may identify somebody in the published notice, was looked at and let stand. */
  identifiersLookedAt: z.array(z.string()).default([]),
})
export type Decision = z.infer<typeof decisionSchema>

export const caseSectionsSchema = z.object({
  particulars: particularsSchema,
  findings: findingsSchema,
  seriousness: seriousnessSchema,
  decision: decisionSchema,
})
export type CaseSections = z.infer<typeof caseSectionsSchema>
export type SectionName = keyof CaseSections

/** A case as the screen, the rules and the notice see it. */
export type HearingCase = CaseSections & {
  readonly id: string
  /** `EH-2026-014`. */
  readonly reference: string
  /** 1 for the first notice; a correction is the next version and names what it replaces. */
  readonly version: number
  readonly replacesNotice: string | null
  /** Why this version corrects the one before; null for a first version, or where it is not kept. */
  readonly correctionReason?: string | null
  readonly status: 'OPEN' | 'SIGNED' | 'SUPERSEDED'
  readonly createdAt: string
  /** Keys derived from the dates, with overrides applied. */
  readonly regime: z.infer<typeof regimeKeysSchema>
}

export const emptySections = (): CaseSections =>
  caseSectionsSchema.parse({ particulars: {}, findings: {}, seriousness: {}, decision: {} })
