import type { OpenCase } from '#contract/api'
import type { SectionName } from '#core/hearing-case'
import { useSession } from '../shell/session.ts'

const DELIBERATION: ReadonlySet<SectionName> = new Set(['seriousness', 'decision'])

/**
 * Who writes a section of an open case: the chair all of it, the secretariat what is not the panel's
 * deliberation. The others read; so does everybody once the case is signed.
 */
export function useCanEdit(openCase: OpenCase, section: SectionName): boolean {
  const role = useSession((session) => session.person?.role)
  if (openCase.hearingCase.status !== 'OPEN') return false
  return role === 'CHAIR' || (role === 'SECRETARIAT' && !DELIBERATION.has(section))
}
