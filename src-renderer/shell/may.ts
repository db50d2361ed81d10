import type { Person } from '#contract/api'

/** Whether this person keeps the library: adds people, cases, precedents and certificates. */
export const mayKeep = (person: Person | null): boolean =>
  person?.role === 'CHAIR' || person?.role === 'SECRETARIAT'

/** Whether this person may see what a panel deliberates on: whoever decides or advises. */
export const mayDeliberate = (person: Person | null): boolean =>
  person?.role === 'CHAIR' || person?.role === 'MEMBER' || person?.role === 'ADVISER'
