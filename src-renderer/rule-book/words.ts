import type { BookEntry } from '#core/law/rule-book'
import type { Role } from '#core/vocabulary'
import { mediumDate } from '../ui/dates.ts'

/** "From 1 Feb 2020", "1 Feb 2020 to 29 Jun 2026", "No date recorded". */
export const inForceWords = ({ effectiveFrom: from, effectiveTo: to }: BookEntry): string => {
  if (from === null) return to === null ? 'No date recorded' : `Until ${mediumDate(to)}`
  return to === null ? `From ${mediumDate(from)}` : `${mediumDate(from)} to ${mediumDate(to)}`
}

/** Who may record what the force's lawyers signed. */
export const maySignOff = (role: Role | undefined): boolean =>
  role === 'CHAIR' || role === 'SECRETARIAT'
