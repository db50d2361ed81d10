import { create } from 'zustand'
import type { Evaluation, MethodSplit } from '#core/evaluate/evaluate'
import type { Consistency, ConsistencyFilter } from '#core/quality/consistency'
import type { Problem } from '#core/result'
import { call, listen } from '../api.ts'

type QualityState = {
  readonly evaluation: Evaluation | null
  readonly isGrading: boolean
  readonly wasCancelled: boolean
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly consistency: Consistency | null
  readonly filter: ConsistencyFilter
  readonly isPairing: boolean
  readonly problems: readonly Problem[]
  readonly grade: (split: MethodSplit) => Promise<void>
  readonly cancel: () => Promise<void>
  readonly compare: (filter: ConsistencyFilter) => Promise<void>
}

/** Counts the questions, so that a slow answer to an old one is dropped. */
let graded = 0
let compared = 0

/** The self-test and the consistency of the library, as last asked for. */
export const useQuality = create<QualityState>((set) => ({
  evaluation: null,
  isGrading: false,
  wasCancelled: false,
  progress: null,
  consistency: null,
  filter: {},
  isPairing: false,
  problems: [],
  grade: async (split) => {
    const mine = ++graded
    set({ isGrading: true, wasCancelled: false, progress: null, problems: [] })
    const stop = listen('method:progress', ({ kind, done, total }) => {
      if (kind === 'EVALUATION' && mine === graded) set({ progress: { done, total } })
    })
    const answer = await call('method:evaluate', { split })
    stop()
    if (mine !== graded) return
    set({ isGrading: false, progress: null })
    if (!answer.ok) set({ problems: answer.problems })
    else if (answer.value === null) set({ wasCancelled: true })
    else set({ evaluation: answer.value })
  },
  cancel: async () => {
    await call('method:cancel')
  },
  compare: async (filter) => {
    const mine = ++compared
    set({ filter, isPairing: true, wasCancelled: false, progress: null, problems: [] })
    const stop = listen('method:progress', ({ kind, done, total }) => {
      if (kind === 'CONSISTENCY' && mine === compared) set({ progress: { done, total } })
    })
    const answer = await call('library:consistency', filter)
    stop()
    if (mine !== compared) return
    set({ isPairing: false, progress: null })
    if (answer.ok && answer.value === null) set({ wasCancelled: true })
    else if (answer.ok) set({ consistency: answer.value })
    else set({ problems: answer.problems })
  },
}))
