import { z } from 'zod'
import type { CaseSections, EvidenceLink } from '../hearing-case.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Place } from './passages.ts'

/** What of the case a link belongs to. */
export const linkOwnerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('FACT'),
    allegationId: z.string().max(100),
    factId: z.string().max(100),
  }),
  z.object({ kind: z.literal('FACTOR'), factorId: z.string().max(100) }),
])
export type LinkOwner = z.infer<typeof linkOwnerSchema>
export type OwnedLink = { readonly owner: LinkOwner; readonly link: EvidenceLink }

/** A link as it stood when a person chose, and where it is to lead; null takes it away. */
export type LinkRepair = OwnedLink & { readonly to: Place | null }

type Linked = Pick<CaseSections, 'findings' | 'seriousness'>

/** Every link to a page of the bundle, in the order of the case; oral evidence has none. */
export function evidenceLinks({ findings, seriousness }: Linked): readonly OwnedLink[] {
  const owned = (owner: LinkOwner, evidence: readonly EvidenceLink[]): readonly OwnedLink[] =>
    evidence.filter(({ oral }) => !oral).map((link) => ({ owner, link }))
  return [
    ...findings.allegations.flatMap(({ id, facts }) =>
      facts.flatMap((fact) =>
        owned({ kind: 'FACT', allegationId: id, factId: fact.id }, fact.evidence),
      ),
    ),
    ...seriousness.factors.flatMap(({ factorId, evidence }) =>
      owned({ kind: 'FACTOR', factorId }, evidence),
    ),
  ]
}

/** Changes the evidence of one fact or factor; null where the case has no such thing. */
export function withEvidence<L extends Linked>(
  sections: L,
  owner: LinkOwner,
  change: (evidence: EvidenceLink[]) => EvidenceLink[],
): L | null {
  const { findings, seriousness } = sections
  if (owner.kind === 'FACTOR') {
    if (!seriousness.factors.some(({ factorId }) => factorId === owner.factorId)) return null
    const factors = seriousness.factors.map((factor) =>
      factor.factorId === owner.factorId
        ? { ...factor, evidence: change(factor.evidence) }
        : factor,
    )
    return { ...sections, seriousness: { ...seriousness, factors } }
  }
  let found = false
  const allegations = findings.allegations.map((allegation) => {
    if (allegation.id !== owner.allegationId) return allegation
    const facts = allegation.facts.map((fact) => {
      if (fact.id !== owner.factId) return fact
      found = true
      return { ...fact, evidence: change(fact.evidence) }
    })
    return { ...allegation, facts }
  })
  return found ? { ...sections, findings: { ...findings, allegations } } : null
}

export const sameEvidence = (a: EvidenceLink, b: EvidenceLink): boolean =>
  a.documentId === b.documentId &&
  a.page === b.page &&
  a.quotation === b.quotation &&
  a.oral === b.oral

/**
 * Leads links where a person chose, all of them or none. Refuses `LINK_CHANGED` where one of them is
 * no longer as it was seen.
 */
export function repairLinks<L extends Linked>(
  sections: L,
  repairs: readonly LinkRepair[],
): Result<L> {
  let repaired = sections
  for (const { owner, link, to } of repairs) {
    let at = -1
    const next = withEvidence(repaired, owner, (evidence) => {
      at = evidence.findIndex((one) => sameEvidence(one, link))
      if (at === -1) return evidence
      return to === null ? evidence.toSpliced(at, 1) : evidence.with(at, { ...link, ...to })
    })
    if (next === null || at === -1)
      return refuse(
        'LINK_CHANGED',
        'A link is no longer as it was when you looked. Nothing was changed: look at the list again.',
      )
    repaired = next
  }
  return ok(repaired)
}
