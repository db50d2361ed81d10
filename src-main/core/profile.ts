import { z } from 'zod'
import { regimeKeysSchema } from './regime.ts'
import * as v from './vocabulary.ts'

/**
 * What is compared: the one shape of a case before a panel and of a precedent.
 * `null`, or a factor in neither list, means "not stated" - never "absent".
 * No protected characteristic, name, place or length of service has a field here, by design.
 */
export const profileSchema = z.object({
  allegationTypes: z.array(z.string()).readonly(),
  standards: z.array(v.spbIdSchema).readonly(),
  culpabilityLevel: v.levelSchema.nullable(),
  harmLevel: v.levelSchema.nullable(),
  /** Factors found present: culpability, harm, aggravating and mitigating, by taxonomy id. */
  factors: z.array(z.string()).readonly(),
  /** Factors expressly found absent. */
  absentFactors: z.array(z.string()).readonly(),
  rank: v.rankSchema.nullable(),
  standing: v.standingSchema.nullable(),
  context: v.contextSchema.nullable(),
  convictionType: v.convictionTypeSchema.nullable(),
  liveWarning: z.enum(['NONE', 'WW', 'FWW']).nullable(),
  admission: v.admissionSchema.nullable(),
  forum: v.forumSchema.nullable(),
  finding: v.findingLevelSchema.nullable(),
  regime: regimeKeysSchema,
  /** Neutral account of the facts, for the text part of retrieval. */
  narrative: z.string(),
})
export type Profile = z.infer<typeof profileSchema>
