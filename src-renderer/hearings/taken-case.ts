import { useLocation } from 'wouter'
import { useSession } from '../shell/session.ts'
import { useHearings } from './hearings-store.ts'

/** Goes to a case that was taken in, once the hearings know of it. */
export function useTakenCase() {
  const [, go] = useLocation()
  const refresh = useSession((session) => session.refresh)
  return async (caseId: string) => {
    await Promise.all([refresh(), useHearings.getState().load()])
    go(`/case/${caseId}/1`)
  }
}
