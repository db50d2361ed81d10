import { create } from 'zustand'
import type { LawEntry } from '#contract/api'
import type { HolidayChange } from '#core/law/bank-holidays'
import type { RuleBook } from '#core/law/rule-book'
import type { Problem, Result } from '#core/result'
import { call } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { announce } from '../ui/status.tsx'

export type SignOffWords = {
  readonly signedBy: string
  readonly signedOn: string
  readonly note: string
}

type Store = {
  /** Null until read. */
  readonly book: RuleBook | null
  readonly problems: readonly Problem[]
  /** What the last file of bank holidays changed. */
  readonly change: HolidayChange | null
  /** What the last pack of another force brought, in words. */
  readonly taken: string | null
  readonly load: () => Promise<void>
  /** Gives true where it was recorded. */
  readonly signOff: (entry: LawEntry, words: SignOffWords) => Promise<boolean>
  readonly withdraw: (entry: LawEntry, reason: string) => Promise<boolean>
  readonly updateHolidays: () => Promise<void>
}

const named = ({ kind, id, hash }: LawEntry): LawEntry => ({ kind, id, hash })

/** Every other screen works with the law that applies from now on. */
export async function readLawAgain(): Promise<void> {
  const law = await call('law:read')
  if (law.ok) useSession.setState({ law: law.value })
}

export const useRuleBook = create<Store>((set) => {
  const take = async (asked: Promise<Result<RuleBook>>, said: string): Promise<boolean> => {
    const answer = await asked
    set(answer.ok ? { book: answer.value, problems: [] } : { problems: answer.problems })
    if (!answer.ok) return false
    await readLawAgain()
    announce(said)
    return true
  }
  return {
    book: null,
    problems: [],
    change: null,
    taken: null,
    load: async () => {
      const read = await call('law:book')
      set(read.ok ? { book: read.value, problems: [] } : { problems: read.problems })
    },
    signOff: (entry, words) =>
      take(call('law:sign-off', { ...named(entry), ...words }), `${entry.id} is signed off.`),
    withdraw: (entry, reason) =>
      take(
        call('law:withdraw-sign-off', { ...named(entry), reason }),
        `The sign-off of ${entry.id} is withdrawn.`,
      ),
    updateHolidays: async () => {
      const answer = await call('law:update-bank-holidays')
      if (!answer.ok) return set({ problems: answer.problems })
      if (answer.value === null) return
      const { book, change } = answer.value
      set({ book, change, problems: [] })
      await readLawAgain()
      announce('The bank holidays are brought up to date.')
    },
  }
})
