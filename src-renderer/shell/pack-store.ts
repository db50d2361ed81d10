import { create } from 'zustand'
import type { Api, Events } from '#contract/api'
import type { Problem } from '#core/result'
import { call, listen } from '../api.ts'

type Shown = Extract<Awaited<ReturnType<Api['pack:inspect']>>, { ok: true }>['value']

type Store = {
  /** What the open pack holds. */
  readonly shown: Shown
  /** An encrypted pack waits for its passphrase or key. */
  readonly isWaiting: boolean
  readonly problems: readonly Problem[]
  /** While one call runs, another is not begun; buttons stay, so that the focus does. */
  readonly isWorking: boolean
  readonly progress: Events['pack:progress'] | null
  /** Asks for a file; null until one that is encrypted otherwise waits for its secret. */
  readonly inspect: (secret: string | null) => Promise<void>
  readonly say: (problems: readonly Problem[]) => void
  /** Runs long work on a pack, with its progress. */
  readonly work: <T>(run: () => Promise<T>) => Promise<T>
  readonly close: () => void
}

const closed = { shown: null, isWaiting: false, problems: [], isWorking: false, progress: null }
const secretNeeded = new Set(['PASSPHRASE_NEEDED', 'OTHER_RECIPIENT'])

/** The pack that is open, whatever it holds and from wherever it was opened. */
export const usePack = create<Store>((set, get) => ({
  ...closed,
  close: () => set(closed),
  say: (problems) => set({ problems }),
  work: async (run) => {
    set({ isWorking: true, problems: [], progress: null })
    const stop = listen('pack:progress', (progress) => set({ progress }))
    try {
      return await run()
    } finally {
      stop()
      set({ isWorking: false, progress: null })
    }
  },
  inspect: async (secret) => {
    if (get().isWorking) return
    const answer = await get().work(() => call('pack:inspect', { secret }))
    if (answer.ok) return set({ shown: answer.value, isWaiting: false })
    const isLocked = answer.problems.some(({ code }) => secretNeeded.has(code))
    const isOther = answer.problems.some(({ code }) => code === 'OTHER_RECIPIENT')
    if (isLocked) set({ isWaiting: true, problems: isOther ? answer.problems : [] })
    else set({ problems: answer.problems })
  },
}))
