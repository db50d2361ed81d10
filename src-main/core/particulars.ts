import { z } from 'zod'
import {
  clockDates,
  clockExtensionSchema,
  clockHoldSchema,
  clockMetSchema,
} from './clock-entries.ts'
import { hearingSchema } from './hearing.ts'
import { noticeWordingSchema } from './notice/notice-wording.ts'
import * as v from './vocabulary.ts'

// The first section of a case: who is before the panel, when, under which rules, and who sits.

const date = v.isoDateSchema.nullable().default(null)
const text = z.string().default('')

const panelPersonSchema = z.object({
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
