import { create } from 'zustand'
import type { Events, ImportReport } from '#contract/api'
import type { TableMapping } from '#core/import/mapping/mapping'
import type { Problem } from '#core/result'
import { call, listen } from '../api.ts'
import { useMatch } from './match-store.ts'

type Chosen = { readonly chosen: string; readonly mapping: TableMapping | null }

type ImportState = {
  readonly isRunning: boolean
  readonly progress: Events['import:progress'] | null
  readonly report: ImportReport | null
  readonly problems: readonly Problem[]
  /** Where the rejected rows were saved. */
  readonly savedTo: string | null
  /** True where the last file was given up before anything was read of it. */
  readonly isCancelled: boolean
  /** Asks for a file; imports it, or begins to match its columns. True where the library changed. */
  readonly run: (tries?: boolean) => Promise<boolean>
  /** Imports the chosen file. True where the library changed. */
  readonly take: (chosen: Chosen) => Promise<boolean>
  /** Tells what the chosen file would bring, and writes nothing. */
  readonly tryOut: (chosen: Chosen) => Promise<void>
  /** What was tried last, to be imported as it was. */
  readonly tried: Chosen | null
  readonly cancel: () => Promise<void>
  readonly saveRejects: () => Promise<void>
}

/** One import at a time; it goes on while other screens are open. */
export const useImport = create<ImportState>((set, get) => {
  let isGivenUp = false
  /** Work whose progress is shown, one at a time. */
  const watched = async (work: () => Promise<boolean>): Promise<boolean> => {
    if (get().isRunning) return false
    isGivenUp = false
    set({ isRunning: true, progress: null, problems: [], savedTo: null, isCancelled: false })
    const stop = listen('import:progress', (progress) => set({ progress }))
    try {
      return await work()
    } finally {
      stop()
      set({ isRunning: false, progress: null })
    }
  }
  return {
    isRunning: false,
    progress: null,
    report: null,
    problems: [],
    savedTo: null,
    isCancelled: false,
    tried: null,
    run: (tries = false) => watched(() => choose(tries)),
    take: (chosen) => watched(() => importChosen(chosen)),
    tryOut: async (chosen) => void (await watched(() => importChosen(chosen, true))),
    cancel: async () => {
      isGivenUp = true
      const answer = await call('import:cancel')
      if (!answer.ok) set({ problems: answer.problems })
    },
    saveRejects: async () => {
      const answer = await call('import:save-rejects')
      if (answer.ok) set({ savedTo: answer.value, problems: [] })
      else set({ problems: answer.problems })
    },
  }

  async function choose(tries: boolean): Promise<boolean> {
    const looked = await call('import:look')
    if (!looked.ok) {
      set({ problems: looked.problems })
      return false
    }
    // Null: no file was chosen, so the last report stays; or it was given up.
    if (looked.value === null) {
      set({ isCancelled: isGivenUp })
      return false
    }
    const { id, file, table } = looked.value
    if (table === null) return importChosen({ chosen: id, mapping: null }, tries)
    set({ report: null })
    await useMatch.getState().begin({ id, file, table })
    return false
  }

  async function importChosen(chosen: Chosen, tries = false): Promise<boolean> {
    const answer = await call(tries ? 'import:try' : 'import:run', chosen)
    if (!answer.ok) {
      const { matching } = useMatch.getState()
      if (matching === null) set({ problems: answer.problems })
      else useMatch.setState({ problems: answer.problems })
      return false
    }
    if (answer.value === null) return false
    set({ report: answer.value, tried: tries ? chosen : null })
    if (tries) return false
    // What was matched by hand is kept until it was used.
    if (!answer.value.cancelled) useMatch.getState().leave()
    return answer.value.accepted > 0
  }
})
