import type { HearingCase } from '#core/hearing-case'
import {
  admissionSchema,
  chairCapacitySchema,
  contextSchema,
  convictionTypeSchema,
  findingLevelSchema,
  forumSchema,
  rankSchema,
  serviceMethodSchema,
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
  serviceMethodLabel,
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
const allCapacities = items(chairCapacitySchema.options, capacityLabel)
/** A legally qualified chair only where the rules may be those from before 7 May 2024, or one is recorded. */
export const capacitiesFor = ({ particulars, regime }: HearingCase) =>
  allCapacities.filter(
    ({ id }) =>
      id !== 'LQC_LEGACY' ||
      particulars.chair.capacity === id ||
      regime.panelModel.possible.includes('LQC_CHAIR'),
  )
export const serviceMethods = items(serviceMethodSchema.options, serviceMethodLabel)
export const delegateBases = items(
  ['SENIOR_OFFICER', 'FORMER_SENIOR_OFFICER', 'STAFF_EQUIVALENT'] as const,
  delegateBasisLabel,
)
export const representations = items(
  ['LAWYER', 'POLICE_FRIEND', 'NONE'] as const,
  representationLabel,
)
