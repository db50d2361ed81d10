import { create } from 'zustand'
import type { AuditEntry, AuditVerdict } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { announce } from '../ui/status.tsx'

const pageSize = 100

type Record = {
  /** Newest first; null until read. */
  readonly entries: readonly AuditEntry[] | null
  readonly verdict: AuditVerdict | null
  readonly isChecking: boolean
  /** How long the last check took, in milliseconds. */
  readonly took: number
  readonly problems: readonly Problem[]
  readonly load: () => Promise<void>
  readonly loadEarlier: () => Promise<void>
  readonly check: () => Promise<void>
}

export const useRecord = create<Record>((set, get) => ({
  entries: null,
  verdict: null,
  isChecking: false,
  took: 0,
  problems: [],
  load: async () => {
    const list = await call('audit:list', { before: null, limit: pageSize })
    if (list.ok) set({ entries: list.value, problems: [] })
    else set({ problems: list.problems })
  },
  loadEarlier: async () => {
    const known = get().entries ?? []
    const before = known.at(-1)?.seq ?? null
    const list = await call('audit:list', { before, limit: pageSize })
    if (list.ok) set({ entries: [...known, ...list.value], problems: [] })
    else set({ problems: list.problems })
  },
  check: async () => {
    set({ isChecking: true })
    const started = performance.now()
    const checked = await call('audit:verify')
    const took = performance.now() - started
    set({ isChecking: false, took, problems: checked.ok ? [] : checked.problems })
    if (!checked.ok) return
    set({ verdict: checked.value })
    const { intact, entries } = checked.value
    if (intact) announce(`The audit record is complete: ${entries} entries.`)
    else announce('The audit record does not hold together.', 'assertive')
  },
}))
