import { earliest, latest } from '../dates.ts'
import type { IsoDate, PartialDate } from '../vocabulary.ts'

/** First and last day on which something can have happened, both included. */
export type DateRange = { readonly from: IsoDate; readonly to: IsoDate }

const BEGINNING = '0000-01-01'
const END = '9999-12-31'

/**
 * The days left open by a date as precise as it is known, and by what must come before and after
 * it. Bounds that contradict the date itself are set aside; bounds that contradict each other
 * leave every day open, for nothing certain follows from them.
 */
export function dateRange(facts: {
  readonly at: PartialDate | null
  readonly notBefore: readonly (PartialDate | null)[]
  readonly notAfter: readonly (PartialDate | null)[]
}): DateRange {
  const own = {
    from: facts.at === null ? BEGINNING : earliest(facts.at),
    to: facts.at === null ? END : latest(facts.at),
  }
  let { from, to } = own
  for (const date of facts.notBefore)
    if (date !== null && earliest(date) > from) from = earliest(date)
  for (const date of facts.notAfter) if (date !== null && latest(date) < to) to = latest(date)
  return from <= to ? { from, to } : own
}
