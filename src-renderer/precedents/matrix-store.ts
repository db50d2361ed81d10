import { create } from 'zustand'
import type { Matrix, MatrixFilter } from '#core/precedents/matrix'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { useList } from './list-store.ts'
import { fullestRules } from './words.ts'

type MatrixState = {
  readonly filter: MatrixFilter
  /** The whole library without filters: what there is to choose from. */
  readonly whole: Matrix | null
  readonly matrix: Matrix | null
  readonly problems: readonly Problem[]
  readonly load: () => Promise<void>
  /** Sets some filters and takes others away. */
  readonly change: (set: MatrixFilter, unset?: readonly (keyof MatrixFilter)[]) => Promise<void>
  /** Takes every filter away but the rules; where there is none, goes to the rules with most cases. */
  readonly reset: () => Promise<void>
}

/** Counts the questions, so that a slow answer to an old one is dropped. */
let question = 0

export const useMatrix = create<MatrixState>((set, get) => {
  const read = async (filter: MatrixFilter) => {
    const mine = ++question
    set({ filter })
    const answer = await call('precedent:matrix', filter)
    if (mine !== question) return
    if (answer.ok) set({ matrix: answer.value, problems: [] })
    else set({ problems: answer.problems })
  }
  return {
    filter: {},
    whole: null,
    matrix: null,
    problems: [],
    load: async () => {
      const whole = await call('precedent:matrix', {})
      if (!whole.ok) return set({ problems: whole.problems })
      const { filter } = get()
      const regime = filter.regime ?? fullestRules(whole.value.facets)
      set({ whole: whole.value })
      await read(regime === undefined ? filter : { ...filter, regime })
    },
    change: async (change, unset = []) => {
      const next: { -readonly [K in keyof MatrixFilter]: MatrixFilter[K] } = {
        ...get().filter,
        ...change,
      }
      for (const key of unset) delete next[key]
      await Promise.all([read(next), useList.getState().follow(next)])
    },
    reset: async () => {
      const { filter, whole } = get()
      // With no other filter left, it is the rules themselves that show nothing.
      const isOnlyRules = Object.keys(filter).every((key) => key === 'regime')
      const regime = isOnlyRules && whole !== null ? fullestRules(whole.facets) : filter.regime
      const next = regime === undefined ? {} : { regime }
      await Promise.all([read(next), useList.getState().follow(next)])
    },
  }
})
