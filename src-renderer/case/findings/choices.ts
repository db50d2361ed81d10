import {
  admissionSchema,
  chairCapacitySchema,
  contextSchema,
  convictionTypeSchema,
  findingLevelSchema,
  forumSchema,
  rankSchema,
  standingSchema,
} from '#core/vocabulary'
import {
  admissionLabel,
  capacityLabel,
  contextLabel,
  convictionLabel,
  delegateBasisLabel,
  findingLabel,
  forumLabel,
  rankLabel,
  representationLabel,
  standingLabel,
} from '#core/wording'

const items = <T extends string>(ids: readonly T[], label: (id: T) => string) =>
  ids.map((id) => ({ id, label: label(id) }))

export const ranks = items(rankSchema.options, rankLabel)
export const forums = items(forumSchema.options, forumLabel)
export const standings = items(standingSchema.options, standingLabel)
export const contexts = items(contextSchema.options, contextLabel)
export const convictions = items(convictionTypeSchema.options, convictionLabel)
export const admissions = items(admissionSchema.options, admissionLabel)
export const findingLevels = items(findingLevelSchema.options, findingLabel)
export const capacities = items(
  chairCapacitySchema.options.filter((capacity) => capacity !== 'LQC_LEGACY'),
  capacityLabel,
)
export const delegateBases = items(
  ['SENIOR_OFFICER', 'FORMER_SENIOR_OFFICER', 'STAFF_EQUIVALENT'] as const,
  delegateBasisLabel,
)
export const representations = items(
  ['LAWYER', 'POLICE_FRIEND', 'NONE'] as const,
  representationLabel,
)
