import { create } from 'zustand'
import type { ChangedView } from '#core/provisional-view'

/** What a person is writing about their change of view, per case, until it is recorded or locked. */
export const useChangeDraft = create<Readonly<Record<string, ChangedView>>>(() => ({}))

export const setChangeDraft = (caseId: string, change: ChangedView) =>
  useChangeDraft.setState({ [caseId]: change })

export const dropChangeDraft = (caseId: string) =>
  useChangeDraft.setState(
    Object.fromEntries(Object.entries(useChangeDraft.getState()).filter(([id]) => id !== caseId)),
    true,
  )
