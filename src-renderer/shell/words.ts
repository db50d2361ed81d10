import type { Person } from '#contract/api'
import { inFigures } from '#core/figures'
import type { Role } from '#core/vocabulary'
import { capacityLabel } from '#core/wording'

export const roleDescriptions: Readonly<Record<Role, string>> = {
  CHAIR: 'Conducts the hearing, decides with the panel, signs the notice',
  MEMBER: 'Decides with the chair',
  ADVISER: 'Advises on law and procedure and does not decide',
  SECRETARIAT: 'Bundles, clocks, notices and the precedent library',
  OVERSIGHT: 'Patterns across closed cases, no live case',
}

/** Second line under a person's name: the capacity of a chair, or what the role does. */
export const personLine = ({ role, capacity }: Pick<Person, 'role' | 'capacity'>): string =>
  capacity === null ? roleDescriptions[role] : capacityLabel(capacity)

export { inFigures }

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${inFigures(count)} ${count === 1 ? one : many}`
