import { z } from 'zod'
import {
  clockDates,
  clockExtensionSchema,
  clockHoldSchema,
  clockMetSchema,
} from './clock-entries.ts'
import { hearingSchema } from './hearing.ts'
import { noticeWordingSchema } from './notice/notice-wording.ts'
import { regimeKeysSchema } from './regime.ts'
import * as v from './vocabulary.ts'

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

export const panelPersonSchema = z.object({
  /** Shown and printed: "Chair", "Panel member 1", or a name the user types. */
  label: z.string(),
  profileId: z.string().nullable().default(null),
})

export const severityAssessmentSchema = z.object({
  id: z.string(),
  on: date,
  by: text,
  level: z.enum(['MISCONDUCT', 'GROSS_MISCONDUCT', 'NEITHER']).nullable().default(null),
  rating: z.enum(['RED', 'AMBER', 'GREEN']).nullable().default(null),
  /** In the order of the National Decision Model. */
  reasons: z
    .object({
      information: text,
      threatAndRisk: text,
      powersAndPolicy: text,
      options: text,
      action: text,
    })
    .prefault({}),
})
export type SeverityAssessment = z.infer<typeof severityAssessmentSchema>

export const particularsSchema = z.object({
  matter: text,
  force: text,
  appropriateAuthority: text,
  originatingAuthority: z.string().nullable().default(null),
  forum: v.forumSchema.default('HEARING'),
  officer: z
    .object({
      name: text,
      number: text,
      rank: v.rankSchema.nullable().default(null),
      rankAtTime: v.rankSchema.nullable().default(null),
      standing: v.standingSchema.default('SERVING'),
      context: v.contextSchema.nullable().default(null),
      representation: z.enum(['LAWYER', 'POLICE_FRIEND', 'NONE']).nullable().default(null),
    })
    .prefault({}),
  dates: z
    .object({
      conductFrom: v.partialDateSchema.nullable().default(null),
      conductTo: v.partialDateSchema.nullable().default(null),
      cameToAttention: date,
      severityAssessment: date,
      /** Regulation 30(1) notice, or 51(1) for an accelerated hearing. */
      referralNotice: date,
      hearingFrom: date,
      hearingTo: date,
      decision: date,
      notified: date,
      ...clockDates,
    })
    .prefault({}),
  /** How and by whom the notice is served; its days stand with the other dates. */
  service: z
    .object({ method: v.serviceMethodSchema.nullable().default(null), by: text })
    .prefault({}),
  clockHolds: z.array(clockHoldSchema).default([]),
  clockExtensions: z.array(clockExtensionSchema).default([]),
  clocksMet: z.array(clockMetSchema).default([]),
  /** A later allegation about a matter still handled under the older rules (A25 reg 64(1)(b)). */
  linkedToEarlierMatter: z.boolean().nullable().default(null),
  /** Re-investigation ordered or direction given by the Director General (A25 reg 64(2)). */
  directorGeneralDirected: z.boolean().nullable().default(null),
  /** Keys that a person recorded against the dates, each with a reason. */
  regimeOverrides: z
    .array(
      z.object({
        key: z.enum(['conductRegime', 'formerOfficerRoute', 'panelModel', 'forceTest']),
        value: z.string(),
        reason: z.string(),
      }),
    )
    .default([]),
  convictionType: v.convictionTypeSchema.default('NONE'),
  /** Prior warnings, live or not; which are live at the severity assessment is core's to say. */
  warnings: z
    .array(
      z.object({
        id: z.string(),
        kind: v.warningKindSchema,
        notified: v.isoDateSchema.nullable(),
        months: v.monthsSchema.nullable(),
        careerBreakDays: z.number().int().nonnegative().max(36_600).default(0),
        citedAsAggravation: z.boolean().default(false),
      }),
    )
    .default([]),
  /**
   * Every severity assessment there was. Rules read `dates.severityAssessment`; `severity.ts` says
   * when that date and this list disagree.
   */
  severityAssessments: z.array(severityAssessmentSchema).default([]),
  /** Officers of one incident share a free key, such as its name; empty where the officer is alone. */
  parityGroup: text,
  hearing: hearingSchema,
  wording: noticeWordingSchema.prefault({}),
  previouslyReducedInRank: z.boolean().nullable().default(null),
  /** Regulation 8 notice of the right to legal representation. */
  legalRepresentationNotice: z.boolean().nullable().default(null),
  chair: z
    .object({
      label: z.string().default('Chair'),
      profileId: z.string().nullable().default(null),
      capacity: v.chairCapacitySchema.nullable().default(null),
      delegateBasis: z
        .enum(['SENIOR_OFFICER', 'FORMER_SENIOR_OFFICER', 'STAFF_EQUIVALENT'])
        .nullable()
        .default(null),
      delegatedOn: date,
      leftSeniorRankOn: date,
      certifiedForAmh: z.boolean().nullable().default(null),
      operationalCase: z.boolean().nullable().default(null),
    })
    .prefault({}),
  members: z.array(panelPersonSchema).default([]),
  adviser: panelPersonSchema.nullable().default(null),
})
export type Particulars = z.infer<typeof particularsSchema>

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
