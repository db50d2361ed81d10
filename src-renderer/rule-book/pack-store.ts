import { create } from 'zustand'
import type { Api, LawEntry } from '#contract/api'
import type { LawPackPreview } from '#core/law/law-pack-preview'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { counted } from '../shell/words.ts'
import { announce } from '../ui/status.tsx'
import { readLawAgain, useRuleBook } from './rule-book-store.ts'

type ExportInput = Parameters<Api['pack:export-law']>[0]
type Confirm = Parameters<Api['pack:take-in-law']>[0]['confirm']
type Exported = Extract<Awaited<ReturnType<Api['pack:export-law']>>, { ok: true }>['value']

type Store = {
  readonly dialog: 'EXPORT' | 'PASSPHRASE' | 'TAKE_IN' | null
  /** What the open pack holds. */
  readonly shown: LawPackPreview | null
  /** Refusals inside the dialog that is open. */
  readonly problems: readonly Problem[]
  readonly exported: Exported
  /** While one call runs, another is not begun; buttons stay, so that the focus does. */
  readonly isWorking: boolean
  readonly openExport: () => void
  readonly close: () => void
  readonly exportPack: (input: ExportInput) => Promise<void>
  /** Asks for a file; null until one with a passphrase waits for it. */
  readonly inspect: (secret: string | null) => Promise<void>
  readonly takeIn: (follow: readonly LawEntry[], confirm: Confirm) => Promise<void>
}

const closed = { dialog: null, shown: null, problems: [], exported: null, isWorking: false }

export const usePacks = create<Store>((set, get) => ({
  ...closed,
  openExport: () => set({ ...closed, dialog: 'EXPORT' }),
  close: () => set(closed),
  exportPack: async (input) => {
    if (get().isWorking) return
    set({ isWorking: true, problems: [] })
    const answer = await call('pack:export-law', input)
    set({ isWorking: false })
    if (!answer.ok) return set({ problems: answer.problems })
    if (answer.value === null) return
    set({ exported: answer.value })
    announce('The sign-offs are saved as a pack.')
  },
  inspect: async (secret) => {
    if (get().isWorking) return
    set({ isWorking: true, problems: [] })
    const answer = await call('pack:inspect', { secret })
    set({ isWorking: false })
    if (answer.ok) {
      if (answer.value !== null) set({ dialog: 'TAKE_IN', shown: answer.value })
      return
    }
    const isLocked = answer.problems.some(({ code }) => code === 'PASSPHRASE_NEEDED')
    if (isLocked) return set({ dialog: 'PASSPHRASE' })
    if (get().dialog === null) useRuleBook.setState({ problems: answer.problems })
    else set({ problems: answer.problems })
  },
  takeIn: async (follow, confirm) => {
    const { shown } = get()
    if (shown === null || get().isWorking) return
    set({ isWorking: true, problems: [] })
    const answer = await call('pack:take-in-law', { sha256: shown.sha256, follow, confirm })
    set({ isWorking: false })
    if (!answer.ok) return set({ problems: answer.problems })
    const { book, taken, preview } = answer.value
    set(closed)
    const force = preview.signer.knownAs ?? preview.maker.label
    const said = `${counted(taken.records, 'record')} of ${force} kept; ${counted(taken.followed, 'entry', 'entries')} changed here.`
    useRuleBook.setState({ book, problems: [], taken: said })
    await readLawAgain()
    announce(said)
  },
}))
