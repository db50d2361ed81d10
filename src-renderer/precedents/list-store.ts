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
  /** True until the list, once it is shown, has taken the focus. */
  readonly isEntering: boolean
  readonly enter: () => void
  readonly entered: () => void
  readonly close: () => void
}

let question = 0
/** What the list answers, how much of the answer was read, and whether more is being read. */
let reading: { readonly input: Input; from: number; isBusy: boolean } | null = null
const nothing = { cases: null, total: 0, problems: [], here: null } as const

/** The cases behind one number or one search: the panel beside the matrix, then Previous and Next. */
export const useList = create<List>((set, get) => {
  const readFirst = async (asked: Asked, filter: MatrixFilter) => {
    const mine = ++question
    const input = inputOf(asked, filter)
    reading = null
    const answer = await call('precedent:list', input)
    if (mine !== question) return
    if (!answer.ok) return set({ ...nothing, cases: [], problems: answer.problems })
    const { cases, total } = answer.value
    reading = { input, from: cases.length, isBusy: false }
    set({ cases, total, problems: [], here: cases[0]?.ref ?? null })
  }
  return {
    asked: null,
    isEntering: false,
    ...nothing,
    ask: async (asked, filter) => {
      set({ asked, ...nothing })
      await readFirst(asked, filter)
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
      // What was found before stays until the answer is there: it may be asked at every word typed.
      if (asked?.kind === 'CELL') await readFirst(asked, filter)
    },
    stand: (here) => set({ here }),
    enter: () => set({ isEntering: true }),
    entered: () => set({ isEntering: false }),
    close: () => {
      question += 1
      reading = null
      set({ asked: null, isEntering: false, ...nothing })
    },
  }
})

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
