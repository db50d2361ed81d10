import type { ProvisionalView } from './provisional-view.ts'

export type ViewChange = {
  readonly field: 'culpabilityLevel' | 'harmLevel' | 'outcome' | 'months'
  readonly from: string | number | null
  readonly to: string | number | null
}

const FIELDS = ['culpabilityLevel', 'harmLevel', 'outcome', 'months'] as const

/** What of a sealed view a person holds differently after the comparators; reasons are their own words. */
export const changesOfView = (
  sealed: ProvisionalView,
  after: ProvisionalView,
): readonly ViewChange[] =>
  FIELDS.filter((field) => sealed[field] !== after[field]).map((field) => ({
    field,
    from: sealed[field],
    to: after[field],
  }))

/** On which findings and seriousness a view was taken: sealed, or recorded anew afterwards. */
export type TakenOn = { readonly profileId: string; readonly decidedOn: string }

/**
 * Names of the decision-makers whose latest view was taken on findings or seriousness other than
 * the present ones. A view of which nothing is known does not count as taken on others.
 * @param taken in the order in which the views were taken
 * @param present SHA-256 of findings and seriousness as they stand (`decidedOn` of seal-file)
 */
export function onOtherFindings(
  makers: readonly { readonly label: string; readonly profileId: string | null }[],
  taken: readonly TakenOn[],
  present: string,
): readonly string[] {
  return makers
    .filter(({ profileId }) => {
      const latest = taken.findLast((one) => one.profileId === profileId)
      return latest !== undefined && latest.decidedOn !== present
    })
    .map(({ label }) => label)
}
