import { create } from 'zustand'
import type { Events, ImportReport } from '#contract/api'
import type { Problem } from '#core/result'
import { call, listen } from '../api.ts'

type ImportState = {
  readonly isRunning: boolean
  readonly progress: Events['import:progress'] | null
  readonly report: ImportReport | null
  readonly problems: readonly Problem[]
  /** Where the rejected rows were saved. */
  readonly savedTo: string | null
  /** True where the library changed. */
  readonly run: () => Promise<boolean>
  readonly cancel: () => Promise<void>
  readonly saveRejects: () => Promise<void>
}

/** One import at a time; it goes on while other screens are open. */
export const useImport = create<ImportState>((set, get) => ({
  isRunning: false,
  progress: null,
  report: null,
  problems: [],
  savedTo: null,
  run: async () => {
    if (get().isRunning) return false
    set({ isRunning: true, progress: null, problems: [], savedTo: null })
    const stop = listen('import:progress', (progress) => set({ progress }))
    const answer = await call('import:run')
    stop()
    set({ isRunning: false, progress: null })
    if (!answer.ok) {
      set({ problems: answer.problems })
      return false
    }
    // Null: no file was chosen, so the last report stays.
    if (answer.value === null) return false
    set({ report: answer.value })
    return answer.value.accepted > 0
  },
  cancel: async () => {
    const answer = await call('import:cancel')
    if (!answer.ok) set({ problems: answer.problems })
  },
  saveRejects: async () => {
    const answer = await call('import:save-rejects')
    if (answer.ok) set({ savedTo: answer.value, problems: [] })
    else set({ problems: answer.problems })
  },
}))
