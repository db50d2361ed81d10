import type { CaseSummary } from '#contract/api'

export type CaseFilter = {
  readonly id: 'ALL' | 'CLOCK' | 'LIVE' | 'CLOSED'
  readonly label: string
  readonly keeps: (one: CaseSummary) => boolean
}

const isPressing = ({ nextClock }: CaseSummary) =>
  nextClock?.state === 'LATE' || nextClock?.state === 'DUE_SOON'

export const caseFilters: readonly CaseFilter[] = [
  { id: 'ALL', label: 'All', keeps: () => true },
  { id: 'CLOCK', label: 'Clock late or due soon', keeps: isPressing },
  { id: 'LIVE', label: 'Live', keeps: ({ status }) => status === 'OPEN' },
  { id: 'CLOSED', label: 'Closed', keeps: ({ status }) => status !== 'OPEN' },
]

const dueKey = ({ nextClock }: CaseSummary) => nextClock?.due ?? '9999'

/** By next clock; those without one last, newest reference first. */
export const byNextClock = (a: CaseSummary, b: CaseSummary): number => {
  const [dueA, dueB] = [dueKey(a), dueKey(b)]
  if (dueA !== dueB) return dueA < dueB ? -1 : 1
  return a.reference > b.reference ? -1 : a.reference < b.reference ? 1 : 0
}
