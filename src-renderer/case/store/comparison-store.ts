import { create } from 'zustand'
import type { Comparison } from '#core/comparison/comparison'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'

type ComparisonState = {
  readonly caseId: string | null
  readonly comparison: Comparison | null
  readonly loading: boolean
  readonly problems: readonly Problem[]
  /** What a second run gave: the same result, or another; null before it was asked for. */
  readonly replay: 'SAME' | 'DIFFERS' | null
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

/** Runs the comparison again and says whether the result is the same to the byte. */
export async function replayComparison(caseId: string) {
  const before = useComparison.getState().comparison?.fingerprint.result
  await loadComparison(caseId)
  const after = useComparison.getState().comparison?.fingerprint.result
  if (after !== undefined) useComparison.setState({ replay: before === after ? 'SAME' : 'DIFFERS' })
}

export const forgetComparison = () => useComparison.setState({ ...NOTHING })
