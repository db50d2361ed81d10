import type { OpenCase } from '#contract/api'
import type { SectionName } from '#core/hearing-case'
import { useSession } from '../shell/session.ts'

const DELIBERATION: ReadonlySet<SectionName> = new Set(['seriousness', 'decision'])

/**
 * Who writes a section of an open case: its chair all of it, the secretariat what is not the panel's
 * deliberation. The others read; so does everybody once the case is signed.
 */
export function useCanEdit(openCase: OpenCase, section: SectionName): boolean {
  const person = useSession((session) => session.person)
  const { particulars, status } = openCase.hearingCase
  if (status !== 'OPEN' || person === null) return false
  const { profileId } = particulars.chair
  const isItsChair = person.role === 'CHAIR' && (profileId === null || profileId === person.id)
  return isItsChair || (person.role === 'SECRETARIAT' && !DELIBERATION.has(section))
}
