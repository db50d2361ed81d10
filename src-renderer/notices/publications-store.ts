import { create } from 'zustand'
import type { Publication, PublicationDays } from '#core/notice/publication-register'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { announce } from '../ui/status.tsx'

type Publications = {
  /** Null until read for the first time. */
  readonly rows: readonly Publication[] | null
  readonly problems: readonly Problem[]
  readonly load: () => Promise<void>
  /** True where it was recorded. */
  readonly record: (noticeId: string, days: PublicationDays) => Promise<boolean>
  /** Asks where, then writes the register as a table. */
  readonly save: () => Promise<void>
}

export const usePublications = create<Publications>((set) => ({
  rows: null,
  problems: [],
  load: async () => {
    const read = await call('publication:list')
    if (read.ok) set({ rows: read.value, problems: [] })
    else set({ problems: read.problems })
  },
  record: async (noticeId, days) => {
    const recorded = await call('publication:record', { noticeId, ...days })
    if (recorded.ok) {
      set({ rows: recorded.value, problems: [] })
      announce('Recorded in the register.')
    } else set({ problems: recorded.problems })
    return recorded.ok
  },
  save: async () => {
    const saved = await call('publication:export')
    set({ problems: saved.ok ? [] : saved.problems })
    if (saved.ok && saved.value !== null) announce('The register is saved.')
  },
}))
