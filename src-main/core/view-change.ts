import type { ChangedView, ProvisionalView } from './provisional-view.ts'

export type ViewChange = {
  readonly field: 'culpabilityLevel' | 'harmLevel' | 'outcome' | 'months'
  readonly from: string | number | null
  readonly to: string | number | null
}

const FIELDS = ['culpabilityLevel', 'harmLevel', 'outcome', 'months'] as const

/** What of a sealed view a person holds differently after the comparators; reasons are their own words. */
export const changesOfView = (sealed: ProvisionalView, after: ChangedView): readonly ViewChange[] =>
  FIELDS.filter((field) => sealed[field] !== after[field]).map((field) => ({
    field,
    from: sealed[field],
    to: after[field],
  }))
