import { create } from 'zustand'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import type { Replay } from '#core/quality/replay'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'

type ComparisonState = {
  readonly caseId: string | null
  readonly comparison: CaseComparison | null
  readonly loading: boolean
  readonly problems: readonly Problem[]
  /** What asking the same again gave; null before it was asked for. */
  readonly replay: Replay | null
}

const NOTHING: ComparisonState = {
  caseId: null,
  comparison: null,
  loading: false,
  problems: [],
  replay: null,
}

/** The comparison of the case on screen; empty until the seals allow it. */
export const useComparison = create<ComparisonState>(() => NOTHING)

/** Asks for the comparison of a case; a refusal is kept in its own words. */
export async function loadComparison(caseId: string) {
  const before = useComparison.getState()
  if (before.loading && before.caseId === caseId) return
  const kept = before.caseId === caseId ? before.comparison : null
  useComparison.setState({ ...NOTHING, caseId, comparison: kept, loading: true })
  const answer = await call('comparison:open', { caseId })
  if (useComparison.getState().caseId !== caseId) return
  if (answer.ok) useComparison.setState({ comparison: answer.value, loading: false })
  else useComparison.setState({ comparison: null, problems: answer.problems, loading: false })
}

/** Asks the present library what the last comparison asked; what is on screen stays. */
export async function replayComparison(caseId: string) {
  useComparison.setState({ loading: true, replay: null })
  const answer = await call('comparison:replay', { caseId })
  if (useComparison.getState().caseId !== caseId) return
  if (answer.ok) useComparison.setState({ replay: answer.value, loading: false })
  else useComparison.setState({ problems: answer.problems, loading: false })
}

export const forgetComparison = () => useComparison.setState({ ...NOTHING })
