import type { OpenCase } from '#contract/api'
import { useSession } from '../shell/session.ts'

/** False once the case is signed, and for the adviser, who sees everything and edits nothing. */
export function useCanEdit(openCase: OpenCase): boolean {
  const role = useSession((session) => session.person?.role)
  return openCase.hearingCase.status === 'OPEN' && role !== 'ADVISER' && role !== 'OVERSIGHT'
}
