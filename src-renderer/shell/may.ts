import type { Person } from '#contract/api'

/** Whether this person keeps the library: adds people, cases, precedents and certificates. */
export const mayKeep = (person: Person | null): boolean =>
  person?.role === 'CHAIR' || person?.role === 'SECRETARIAT'
