import { create } from 'zustand'
import type { CaseSummary, OpenCase } from '#contract/api'
import type { Problem, Result } from '#core/result'
import { call } from '../api.ts'

type Hearings = {
  /** Null until read for the first time. */
  readonly cases: readonly CaseSummary[] | null
  readonly problems: readonly Problem[]
  readonly load: () => Promise<void>
  /** Runs what makes or takes in a case; gives its id, or null where nothing came of it. */
  readonly take: (ask: () => Promise<Result<OpenCase | null>>) => Promise<string | null>
}

export const useHearings = create<Hearings>((set) => ({
  cases: null,
  problems: [],
  load: async () => {
    const list = await call('case:list')
    if (list.ok) set({ cases: list.value, problems: [] })
    else set({ problems: list.problems })
  },
  take: async (ask) => {
    const taken = await ask()
    set({ problems: taken.ok ? [] : taken.problems })
    return taken.ok ? (taken.value?.hearingCase.id ?? null) : null
  },
}))
