import type { Decision } from '#core/hearing-case'
import { edit, flushCase, useCase } from '../store/case-store.ts'
import { announce } from '../../ui/status.tsx'
import { loadComparison } from '../store/comparison-store.ts'

/** Keeps a case at the top of the list, or lets it go back to its place. */
export function togglePin(decision: Decision, ref: string): void {
  const { pinnedComparators: pinned } = decision
  const others = pinned.filter((one) => one !== ref)
  const isPinned = others.length < pinned.length
  edit('decision', { ...decision, pinnedComparators: isPinned ? others : [...pinned, ref] }, true)
}

/** Takes a case out of the comparison, or puts it back where `reason` is null; then compares again. */
export async function excludeCase(ref: string, reason: string | null): Promise<void> {
  const open = useCase.getState().openCase
  if (open === null) return
  const { id, decision } = open.hearingCase
  const others = decision.excludedComparators.filter((one) => one.ref !== ref)
  const excluded = reason === null ? others : [...others, { ref, reason }]
  edit('decision', { ...decision, excludedComparators: excluded }, true)
  if (!(await flushCase())) return
  await loadComparison(id)
  announce(`${ref} ${reason === null ? 'is compared again' : 'is taken out of the comparison'}`)
}
