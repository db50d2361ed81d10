import { withoutSource, withSource, type SourceTarget } from '#core/bundle/sources'
import type { CaseSections, EvidenceLink } from '#core/hearing-case'
import { edit, useCase } from '../store/case-store.ts'

type Linked = Pick<CaseSections, 'findings' | 'seriousness'>

/** Writes through the case store; true where the case still has what was chosen. */
function write(change: (sections: Linked) => Linked | null): boolean {
  const sections = useCase.getState().openCase?.hearingCase
  const next = sections === undefined ? null : change(sections)
  if (sections === undefined || next === null) return false
  if (next.findings !== sections.findings) edit('findings', next.findings, true)
  if (next.seriousness !== sections.seriousness) edit('seriousness', next.seriousness, true)
  return true
}

/** Makes a passage the source of something of the case, and gives the way back; null where it is gone. */
export function recordSource(
  target: SourceTarget,
  link: EvidenceLink,
  label: string,
): (() => boolean) | null {
  if (!write((sections) => withSource(sections, target, link, label))) return null
  return () => write((sections) => withoutSource(sections, target, link, label))
}
