import { create } from 'zustand'
import type { Api, PrecedentSummary } from '#contract/api'
import type { MatrixFilter } from '#core/precedents/matrix'
import type { Problem } from '#core/result'
import type { OutcomeCode } from '#core/vocabulary'
import { call } from '../api.ts'

/** A cell of the matrix (null: every row, every outcome), or words searched for. */
export type Asked =
  | { readonly kind: 'CELL'; readonly row: string | null; readonly outcome: OutcomeCode | null }
  | { readonly kind: 'SEARCH'; readonly query: string }

type List = {
  readonly asked: Asked | null
  /** As far as they were read; null while the first are. */
  readonly cases: readonly PrecedentSummary[] | null
  /** Cases in the whole list, read or not. */
  readonly total: number
  readonly problems: readonly Problem[]
  /** Reference of the case the reader stands on. */
  readonly here: string | null
  readonly ask: (asked: Asked, filter: MatrixFilter) => Promise<void>
  /** Asks the same of another filter; a search is over every set of rules and stays. */
  readonly follow: (filter: MatrixFilter) => Promise<void>
  /** Reads the next cases of the list; does nothing where there are none, or they are being read. */
  readonly more: () => Promise<void>
  readonly stand: (ref: string) => void
  readonly close: () => void
}

let question = 0
/** What the list answers, how much of the answer was read, and whether more is being read. */
let reading: { readonly input: Input; from: number; isBusy: boolean } | null = null
const nothing = { cases: null, total: 0, problems: [], here: null } as const

/** The cases behind one number or one search: the panel beside the matrix, then Previous and Next. */
export const useList = create<List>((set, get) => ({
  asked: null,
  ...nothing,
  ask: async (asked, filter) => {
    const mine = ++question
    const input = inputOf(asked, filter)
    reading = null
    set({ asked, ...nothing })
    const answer = await call('precedent:list', input)
    if (mine !== question) return
    if (!answer.ok) return set({ cases: [], problems: answer.problems })
    const { cases, total } = answer.value
    reading = { input, from: cases.length, isBusy: false }
    set({ cases, total, here: cases[0]?.ref ?? null })
  },
  more: async () => {
    const { cases, total } = get()
    const mine = question
    const open = reading
    if (cases === null || open === null || open.isBusy || cases.length >= total) return
    open.isBusy = true
    const answer = await call('precedent:list', { ...open.input, from: open.from })
    if (mine !== question) return
    open.isBusy = false
    if (!answer.ok) return set({ problems: answer.problems })
    open.from += answer.value.cases.length
    // If the library has changed since, a case may come a second time, or the end sooner.
    const known = new Set(cases.map(({ ref }) => ref))
    const all = [...cases, ...answer.value.cases.filter(({ ref }) => !known.has(ref))]
    set({ cases: all, total: answer.value.cases.length === 0 ? all.length : answer.value.total })
  },
  follow: async (filter) => {
    const { asked } = get()
    if (asked?.kind === 'CELL') await get().ask(asked, filter)
  },
  stand: (here) => set({ here }),
  close: () => {
    question += 1
    reading = null
    set({ asked: null, ...nothing })
  },
}))

type Input = Parameters<Api['precedent:list']>[0]
const inputOf = (asked: Asked, filter: MatrixFilter): Input =>
  asked.kind === 'SEARCH'
    ? { query: asked.query }
    : {
        ...filter,
        ...(asked.row === null ? {} : { row: asked.row }),
        ...(asked.outcome === null ? {} : { outcome: asked.outcome }),
      }

/** The neighbours of a case in the list it came from, as far as that was read. */
export function neighboursOf({ cases, total }: Pick<List, 'cases' | 'total'>, ref: string) {
  const index = (cases ?? []).findIndex((one) => one.ref === ref)
  if (cases === null || index < 0) return null
  return {
    index,
    of: total,
    isNearEnd: index >= cases.length - 2,
    previous: cases[index - 1]?.ref ?? null,
    next: cases[index + 1]?.ref ?? null,
  }
}
