import { create } from 'zustand'
import type { Api, LawEntry } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { usePack } from '../shell/pack-store.ts'
import { counted } from '../shell/words.ts'
import { announce } from '../ui/status.tsx'
import { readLawAgain, useRuleBook } from './rule-book-store.ts'

type ExportInput = Parameters<Api['pack:export-law']>[0]
type Confirm = Parameters<Api['pack:take-in-law']>[0]['confirm']
type Exported = Extract<Awaited<ReturnType<Api['pack:export-law']>>, { ok: true }>['value']

type Store = {
  readonly isOpen: boolean
  /** Refusals inside the dialog. */
  readonly problems: readonly Problem[]
  readonly exported: Exported
  readonly isWorking: boolean
  readonly openExport: () => void
  readonly close: () => void
  readonly exportPack: (input: ExportInput) => Promise<void>
}

const closed = { isOpen: false, problems: [], exported: null, isWorking: false }

/** Sign-offs on their way to another force. */
export const usePacks = create<Store>((set, get) => ({
  ...closed,
  openExport: () => set({ ...closed, isOpen: true }),
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
}))

/** Keeps what the open pack records, and lets the chosen entries count here. */
export async function takeInSignOffs(
  sha256: string,
  follow: readonly LawEntry[],
  confirm: Confirm,
): Promise<void> {
  const pack = usePack.getState()
  if (pack.isWorking) return
  const answer = await pack.work(() => call('pack:take-in-law', { sha256, follow, confirm }))
  if (!answer.ok) return pack.say(answer.problems)
  const { book, taken, preview } = answer.value
  pack.close()
  const force = preview.signer.knownAs ?? preview.maker.label
  const said = `${counted(taken.records, 'record')} of ${force} kept; ${counted(taken.followed, 'entry', 'entries')} changed here.`
  useRuleBook.setState({ book, problems: [], taken: said })
  await readLawAgain()
  announce(said)
}
