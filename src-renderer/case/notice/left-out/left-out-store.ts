import { create } from 'zustand'
import type { NoticeRedactions } from '#contract/api'
import type { GroundId } from '#core/bundle/redaction/grounds'
import type { NoticePlace } from '#core/notice/redaction/places'
import type { Problem, Result } from '#core/result'
import { call } from '../../../api.ts'
import { announce } from '../../../ui/status.tsx'
import { useCase } from '../../store/case-store.ts'

type LeftOut = {
  readonly caseId: string | null
  /** Null until read for the first time. */
  readonly view: NoticeRedactions | null
  readonly problems: readonly Problem[]
  /** Goes up with each change, so that the preview is composed anew. */
  readonly changes: number
}

export const useLeftOut = create<LeftOut>(() => ({
  caseId: null,
  view: null,
  problems: [],
  changes: 0,
}))

const NONE: readonly string[] = []

/** What may identify somebody and was ticked as looked at; kept with the case. */
export const useLookedAt = (): readonly string[] =>
  useCase((state) => state.openCase?.hearingCase.decision.identifiersLookedAt ?? NONE)

/** What the published notice of a case leaves out, read again whenever the case on file changes. */
export async function loadLeftOut(caseId: string): Promise<void> {
  if (useLeftOut.getState().caseId !== caseId)
    useLeftOut.setState({ caseId, view: null, problems: [] })
  const answer = await call('notice-redaction:list', { caseId })
  if (useLeftOut.getState().caseId !== caseId) return
  if (answer.ok) useLeftOut.setState({ view: answer.value, problems: [] })
  else useLeftOut.setState({ view: null, problems: answer.problems })
}

const take = (answer: Result<NoticeRedactions>, said: string): boolean => {
  if (answer.ok) {
    const changes = useLeftOut.getState().changes + 1
    useLeftOut.setState({ view: answer.value, problems: [], changes })
    announce(said)
  } else useLeftOut.setState({ problems: answer.problems })
  return answer.ok
}

/** True where the places are now left out. */
export const markPlaces = async (
  caseId: string,
  marked: {
    readonly places: readonly NoticePlace[]
    readonly ground: GroundId
    readonly note: string
  },
): Promise<boolean> =>
  take(
    await call('notice-redaction:mark', { caseId, ...marked }),
    'Left out of the published notice',
  )

export const removePlaces = async (caseId: string, ids: readonly string[]): Promise<boolean> =>
  take(await call('notice-redaction:remove', { caseId, ids }), 'No longer left out')

/** Asks where, then writes the log. */
export async function saveLog(caseId: string, format: 'PDF' | 'CSV'): Promise<void> {
  const saved = await call('notice-redaction:export-log', { caseId, format })
  useLeftOut.setState({ problems: saved.ok ? [] : saved.problems })
  if (saved.ok && saved.value !== null) announce('The log is saved')
}
