import { create } from 'zustand'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import type { Replay } from '#core/quality/replay'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { announce } from '../../ui/status.tsx'

type ComparisonState = {
  readonly caseId: string | null
  readonly comparison: CaseComparison | null
  readonly loading: boolean
  readonly problems: readonly Problem[]
  /** What a replay or a print came up against: the comparison itself still stands. */
  readonly beside: readonly Problem[]
  /** What asking the same again gave; null before it was asked for. */
  readonly replay: Replay | null
}

const NOTHING: ComparisonState = {
  caseId: null,
  comparison: null,
  loading: false,
  problems: [],
  beside: [],
  replay: null,
}

/** The comparison of the case on screen; empty until the seals allow it. */
export const useComparison = create<ComparisonState>(() => NOTHING)

let asked = 0

/**
 * Asks for the comparison of a case; a refusal is kept in its own words. Asked again before the answer
 * is there, only the newest answer is shown: the case may have changed in between.
 */
export async function loadComparison(caseId: string) {
  const before = useComparison.getState()
  const kept = before.caseId === caseId ? before.comparison : null
  useComparison.setState({ ...NOTHING, caseId, comparison: kept, loading: true })
  asked += 1
  const mine = asked
  const answer = await call('comparison:open', { caseId })
  if (mine !== asked || useComparison.getState().caseId !== caseId) return
  if (answer.ok) useComparison.setState({ comparison: answer.value, loading: false })
  else useComparison.setState({ comparison: null, problems: answer.problems, loading: false })
}

/**
 * Asks the present library what the last comparison asked, or the one whose result a notice prints;
 * what is on screen stays.
 */
export async function replayComparison(caseId: string, result?: string) {
  useComparison.setState({ loading: true, replay: null, beside: [] })
  const asked = result === undefined ? { caseId } : { caseId, result }
  const answer = await call('comparison:replay', asked)
  if (useComparison.getState().caseId !== caseId) return
  if (answer.ok) useComparison.setState({ replay: answer.value, loading: false })
  else useComparison.setState({ beside: answer.problems, loading: false })
}

/** Saves what is on screen as a working paper. */
export async function printComparison(caseId: string) {
  const answer = await call('comparison:print', { caseId })
  if (useComparison.getState().caseId !== caseId) return
  useComparison.setState({ beside: answer.ok ? [] : answer.problems })
  if (answer.ok && answer.value !== null) announce('The comparison is saved as a paper')
}

export const forgetComparison = () => useComparison.setState({ ...NOTHING })
