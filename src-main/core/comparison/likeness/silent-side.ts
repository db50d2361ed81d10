import type { Feature } from '../comparison.ts'
import type { Profile } from '../../profile.ts'
import { scalarsOf } from './encoding.ts'
import { levelFeature } from './features.ts'

export type SilentSide = {
  /** Stated of the present case alone: the precedent is silent. */
  readonly there: readonly Feature[]
  /** Stated of the precedent alone: the present case is silent. */
  readonly here: readonly Feature[]
}

/** Parts the unknown features of a neighbour by the side that does not state them. */
export function silentSide(unknown: readonly Feature[], present: Profile): SilentSide {
  const stated = statedBy(present)
  return {
    there: unknown.filter(({ id }) => stated.has(id)),
    here: unknown.filter(({ id }) => !stated.has(id)),
  }
}

const statedBy = (profile: Profile): ReadonlySet<string> =>
  new Set([
    ...profile.allegationTypes,
    ...profile.standards,
    ...profile.factors,
    ...scalarsOf(profile).map((code, column) => levelFeature(column, code).id),
  ])
