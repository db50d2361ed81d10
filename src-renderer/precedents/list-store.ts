import { create } from 'zustand'
import type { PrecedentSummary } from '#contract/api'
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
  /** Null while they are being read. */
  readonly cases: readonly PrecedentSummary[] | null
  readonly problems: readonly Problem[]
  /** Reference of the case the reader stands on. */
  readonly here: string | null
  readonly ask: (asked: Asked, filter: MatrixFilter) => Promise<void>
  /** Asks the same of another filter; a search is over every set of rules and stays. */
  readonly follow: (filter: MatrixFilter) => Promise<void>
  readonly stand: (ref: string) => void
  readonly close: () => void
}

let question = 0

/** The cases behind one number or one search: the panel beside the matrix, then Previous and Next. */
export const useList = create<List>((set, get) => ({
  asked: null,
  cases: null,
  problems: [],
  here: null,
  ask: async (asked, filter) => {
    const mine = ++question
    set({ asked, cases: null, problems: [], here: null })
    const answer = await call('precedent:list', inputOf(asked, filter))
    if (mine !== question) return
    if (answer.ok) set({ cases: answer.value, here: answer.value[0]?.ref ?? null })
    else set({ cases: [], problems: answer.problems })
  },
  follow: async (filter) => {
    const { asked } = get()
    if (asked?.kind === 'CELL') await get().ask(asked, filter)
  },
  stand: (here) => set({ here }),
  close: () => {
    question += 1
    set({ asked: null, cases: null, problems: [], here: null })
  },
}))

const inputOf = (asked: Asked, filter: MatrixFilter) =>
  asked.kind === 'SEARCH'
    ? { query: asked.query }
    : {
        ...filter,
        ...(asked.row === null ? {} : { row: asked.row }),
        ...(asked.outcome === null ? {} : { outcome: asked.outcome }),
      }

/** The neighbours of a case in the list it came from. */
export function neighboursOf(cases: readonly PrecedentSummary[] | null, ref: string) {
  const index = (cases ?? []).findIndex((one) => one.ref === ref)
  if (cases === null || index < 0) return null
  return {
    index,
    of: cases.length,
    previous: cases[index - 1]?.ref ?? null,
    next: cases[index + 1]?.ref ?? null,
  }
}
