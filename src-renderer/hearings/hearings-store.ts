import { create } from 'zustand'
import type { CaseSummary, ListedClock, OpenCase } from '#contract/api'
import type { Problem, Result } from '#core/result'
import { call } from '../api.ts'
import { announce } from '../ui/status.tsx'

type Hearings = {
  /** Null until read for the first time. */
  readonly cases: readonly CaseSummary[] | null
  /** Clocks of all cases, soonest first. */
  readonly clocks: readonly ListedClock[]
  readonly problems: readonly Problem[]
  readonly load: () => Promise<void>
  /** Asks where, then writes the running clocks as a calendar file. */
  readonly saveCalendar: () => Promise<void>
  /** Runs what makes or takes in a case; gives its id, or null where nothing came of it. */
  readonly take: (ask: () => Promise<Result<OpenCase | null>>) => Promise<string | null>
}

let isTaking = false

export const useHearings = create<Hearings>((set) => ({
  cases: null,
  clocks: [],
  problems: [],
  load: async () => {
    const [list, clocks] = await Promise.all([call('case:list'), call('clock:list')])
    if (list.ok) set({ cases: list.value })
    if (clocks.ok) set({ clocks: clocks.value })
    set({ problems: [list, clocks].flatMap((read) => (read.ok ? [] : read.problems)) })
  },
  saveCalendar: async () => {
    const saved = await call('clock:export', { caseId: null })
    set({ problems: saved.ok ? [] : saved.problems })
    if (saved.ok && saved.value !== null) announce('The calendar file is saved.')
  },
  take: async (ask) => {
    // A double click wants one case, not two.
    if (isTaking) return null
    isTaking = true
    const taken = await ask().finally(() => (isTaking = false))
    set({ problems: taken.ok ? [] : taken.problems })
    return taken.ok ? (taken.value?.hearingCase.id ?? null) : null
  },
}))
