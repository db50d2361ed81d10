import type { CaseSections, EvidenceLink } from '../hearing-case.ts'
import { sameEvidence, withEvidence, type LinkOwner } from './evidence-links.ts'

/** What a passage can be the source of: evidence of a fact or factor, or a line of reasons. */
export type SourceTarget =
  | LinkOwner
  | { readonly kind: 'ALLEGATION_REASONS'; readonly allegationId: string }
  | { readonly kind: 'SERIOUSNESS_REASONS' }

type Linked = Pick<CaseSections, 'findings' | 'seriousness'>

/** A line of reasons that quotes a page, as references to pages are written everywhere. */
const quoted = (quotation: string, label: string) =>
  quotation === '' ? `[bundle page ${label}]` : `“${quotation}” [bundle page ${label}]`
const withLine = (text: string, line: string) =>
  text.trim() === '' ? line : `${text.trimEnd()}\n\n${line}`

/** Changes the evidence or the reasons that a target names; null where the case has no such thing. */
function change(
  sections: Linked,
  target: SourceTarget,
  ofEvidence: (evidence: EvidenceLink[]) => EvidenceLink[],
  ofReasons: (text: string) => string,
): Linked | null {
  const { findings, seriousness } = sections
  if (target.kind === 'SERIOUSNESS_REASONS')
    return { findings, seriousness: { ...seriousness, together: ofReasons(seriousness.together) } }
  if (target.kind !== 'ALLEGATION_REASONS') return withEvidence(sections, target, ofEvidence)
  const at = findings.allegations.findIndex(({ id }) => id === target.allegationId)
  const allegation = findings.allegations[at]
  if (allegation === undefined) return null
  const changed = { ...allegation, reasons: ofReasons(allegation.reasons) }
  return {
    findings: { ...findings, allegations: findings.allegations.with(at, changed) },
    seriousness,
  }
}

/** Makes a passage the source of something; null where the case has no such thing. */
export function withSource(
  sections: Linked,
  target: SourceTarget,
  link: EvidenceLink,
  label: string,
): Linked | null {
  const line = quoted(link.quotation, label)
  return change(
    sections,
    target,
    (evidence) => [...evidence, link],
    (text) => withLine(text, line),
  )
}

/** Takes the very link or line away again; whatever was written since stays. */
export function withoutSource(
  sections: Linked,
  target: SourceTarget,
  link: EvidenceLink,
  label: string,
): Linked | null {
  const line = quoted(link.quotation, label)
  return change(
    sections,
    target,
    (evidence) => {
      const at = evidence.findLastIndex((one) => sameEvidence(one, link))
      return at === -1 ? evidence : evidence.toSpliced(at, 1)
    },
    (text) => {
      const at = text.lastIndexOf(line)
      if (at === -1) return text
      return `${text.slice(0, at).trimEnd()}${text.slice(at + line.length)}`
    },
  )
}
