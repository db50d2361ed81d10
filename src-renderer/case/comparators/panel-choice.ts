import type { Decision } from '#core/hearing-case'
import { edit, flushCase, useCase } from '../store/case-store.ts'
import { announce } from '../../ui/status.tsx'
import { loadComparison } from '../store/comparison-store.ts'
import { focusOn, lineOf } from './focus-on.ts'

/** Keeps a case at the top of the list, or lets it go back to its place. */
export function togglePin(decision: Decision, ref: string): void {
  const { pinnedComparators: pinned } = decision
  const others = pinned.filter((one) => one !== ref)
  const isPinned = others.length < pinned.length
  edit('decision', { ...decision, pinnedComparators: isPinned ? others : [...pinned, ref] }, true)
}

/**
 * The decision with a case taken out. The reason is also the panel's answer where none is written:
 * a case that points away wants one, taken out or not.
 */
export function withExclusion(decision: Decision, ref: string, reason: string): Decision {
  const others = decision.excludedComparators.filter((one) => one.ref !== ref)
  const answered = decision.comparatorAnswers.some(
    (one) => one.ref === ref && one.answer.trim() !== '',
  )
  const answers = decision.comparatorAnswers.filter((one) => one.ref !== ref)
  return {
    ...decision,
    excludedComparators: [...others, { ref, reason }],
    comparatorAnswers: answered
      ? decision.comparatorAnswers
      : [...answers, { ref, answer: reason }],
  }
}

/** Takes a case out of the comparison, or puts it back where `reason` is null; then compares again. */
export async function excludeCase(ref: string, reason: string | null): Promise<void> {
  const open = useCase.getState().openCase
  if (open === null) return
  const { id, decision } = open.hearingCase
  const others = decision.excludedComparators.filter((one) => one.ref !== ref)
  const changed =
    reason === null
      ? { ...decision, excludedComparators: others }
      : withExclusion(decision, ref, reason)
  edit('decision', changed, true)
  if (!(await flushCase())) return
  await loadComparison(id)
  announce(`${ref} ${reason === null ? 'is compared again' : 'is taken out of the comparison'}`)
  // What was pressed is gone with its line: go on where the case now stands.
  focusOn(reason === null ? lineOf(ref) : '#excluded-by-panel')
}
