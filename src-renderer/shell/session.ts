import { create } from 'zustand'
import type { LibraryFacts, Person, VaultStatus } from '#contract/api'
import type { Law } from '#core/law/law'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { flushAll } from './leaving.ts'

type Session = {
  readonly status: VaultStatus | null
  readonly person: Person | null
  readonly facts: LibraryFacts | null
  readonly law: Law | null
  readonly problems: readonly Problem[]
  /** Reads status, facts and law anew; after unlocking, and after anything that changes a count. */
  readonly refresh: () => Promise<void>
  readonly lock: () => Promise<void>
}

const nothing = { person: null, facts: null, law: null }

export const useSession = create<Session>((set, get) => ({
  status: null,
  ...nothing,
  problems: [],
  refresh: async () => {
    const status = await call('vault:status')
    if (!status.ok) return set({ problems: status.problems })
    if (status.value.state !== 'UNLOCKED') {
      return set({ status: status.value, ...nothing, problems: [] })
    }
    const [facts, law] = await Promise.all([
      call('library:facts'),
      get().law === null ? call('law:read') : null,
    ])
    set({
      status: status.value,
      person: status.value.person,
      facts: facts.ok ? facts.value : null,
      law: law === null ? get().law : law.ok ? law.value : null,
      problems: [facts, law].flatMap((read) => (read === null || read.ok ? [] : read.problems)),
    })
  },
  lock: async () => {
    // What has yet to be saved would wait behind an import, which locking ends in any case.
    await call('import:cancel')
    await flushAll()
    const locked = await call('vault:lock')
    if (!locked.ok) return set({ problems: locked.problems })
    leave()
  },
}))

/** Starts the page anew, so that nothing any screen held in memory outlives the lock. */
export const leave = (): void => {
  globalThis.location.hash = '#/'
  globalThis.location.reload()
}
