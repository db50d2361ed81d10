import { create } from 'zustand'
import type { Precedent, PrecedentVersion } from '#core/precedent'
import type { Problem } from '#core/result'
import { call } from '../api.ts'

type Opened = {
  /** Reference that was asked for; what stands below belongs to it. */
  readonly ref: string | null
  readonly precedent: Precedent | null
  readonly versions: readonly PrecedentVersion[]
  readonly problems: readonly Problem[]
  readonly open: (ref: string) => Promise<void>
}

let question = 0

/** The precedent being read, with every version of it. */
export const useOpened = create<Opened>((set) => ({
  ref: null,
  precedent: null,
  versions: [],
  problems: [],
  open: async (ref) => {
    const mine = ++question
    set({ ref, precedent: null, versions: [], problems: [] })
    const answer = await call('precedent:open', { ref })
    if (mine !== question) return
    if (answer.ok) set(answer.value)
    else set({ problems: answer.problems })
  },
}))
