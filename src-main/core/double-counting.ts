import type { AppliedFactor, HearingCase, Seriousness } from './hearing-case.ts'
import { hasLive } from './law/live-warnings.ts'
import type { Law, Overlap } from './law/law.ts'
import { allegationFinding, atLeast } from './overall-finding.ts'

/** Two entries that may rest on one thing. It is pointed out; the panel says how each adds something. */
export type DoubleCount = {
  /** Factor ids; the first may be a standard, an allegation type or a live warning (`LIVE_FWW`). */
  readonly factors: readonly [string, string]
  readonly because: string
  /** Same pair, same key: an overlap's id, or what the two have in common. */
  readonly key: string
}

type Weighed = Pick<HearingCase, 'particulars' | 'findings' | 'seriousness'>

/**
 * Pairs on a case that rest on the same thing: by the table of overlaps, then by the same page of
 * the same document cited for two factors that push the same way. Each pair of factors once.
 */
export function doubleCounted(hearingCase: Weighed, law: Law): readonly DoubleCount[] {
  const byTable = law.overlaps
    .filter(
      (overlap) => isPresent(hearingCase, overlap.first) && isPresent(hearingCase, overlap.second),
    )
    .map((overlap): DoubleCount => ({
      factors: [idOf(overlap.first), overlap.second.id],
      because: overlap.because,
      key: overlap.id,
    }))
  const told = new Set(byTable.map(({ factors }) => pairKey(...factors)))
  return [
    ...byTable,
    ...sameEvidence(hearingCase.seriousness, law).filter(
      ({ factors }) => !told.has(pairKey(...factors)),
    ),
  ]
}

const idOf = ({ kind, id }: Overlap['first']) => (kind === 'LIVE_WARNING' ? `LIVE_${id}` : id)

const pairKey = (a: string, b: string) => (a < b ? `${a}+${b}` : `${b}+${a}`)

function isPresent(
  { particulars, findings, seriousness }: Weighed,
  { kind, id }: Overlap['first'],
): boolean {
  const breaches = findings.allegations.filter((allegation) => {
    const finding = allegationFinding(allegation)
    return finding !== null && atLeast(finding, 'BREACH_BELOW_MISCONDUCT')
  })
  switch (kind) {
    case 'FACTOR':
      return seriousness.factors.some(({ factorId }) => factorId === id)
    case 'STANDARD':
      return breaches.some(({ standards }) => standards.some((standard) => standard === id))
    case 'ALLEGATION_TYPE':
      return breaches.some(({ allegationTypes }) => allegationTypes.includes(id))
    case 'LIVE_WARNING':
      return hasLive(particulars, id === 'FWW' ? 'FWW' : 'WW') === true
  }
}

function sameEvidence({ factors }: Seriousness, law: Law): DoubleCount[] {
  const polarity = new Map(law.factors.map((factor) => [factor.id, factor.polarity]))
  const told = new Set<string>()
  return factors.flatMap((first, index) =>
    factors.slice(index + 1).flatMap((second) => {
      const same = polarity.get(first.factorId)
      const key = pairKey(first.factorId, second.factorId)
      if (!isOnePage(first, second) || same === undefined || same === 'CONTEXT' || told.has(key))
        return []
      if (same !== polarity.get(second.factorId) || first.factorId === second.factorId) return []
      told.add(key)
      return [
        {
          factors: [first.factorId, second.factorId],
          because: SAME_PAGE,
          key,
        } satisfies DoubleCount,
      ]
    }),
  )
}

// No number: a page has one in its document and another in the bundle, and readers go by the second.
const SAME_PAGE = 'Both rest on one and the same page of the bundle.'

const isOnePage = (first: AppliedFactor, second: AppliedFactor): boolean =>
  first.evidence.some(
    ({ documentId, page }) =>
      documentId !== null &&
      page !== null &&
      second.evidence.some((link) => link.documentId === documentId && link.page === page),
  )

export type MitigationNote = {
  /** Place in `seriousness.personalMitigation`. */
  readonly index: number
  readonly kind: 'REJECTED_BY_COURT' | 'LATE'
  readonly message: string
  readonly source: string
  readonly mark: 'S' | 'V'
}

/**
 * What a court would say to an item of personal mitigation: that the times were different was
 * rejected as mitigation; and of an item first raised at the hearing the panel must ask whether it
 * could reasonably have been raised before, and may then give it less weight. Notes; none blocks.
 */
export function mitigationNotes({ personalMitigation }: Seriousness): readonly MitigationNote[] {
  return personalMitigation.flatMap((item, index): MitigationNote[] => {
    const notes: MitigationNote[] = []
    if (item.factorId === 'PM_CULTURE_OF_TIME')
      notes.push({
        index,
        kind: 'REJECTED_BY_COURT',
        message:
          'The High Court has rejected the culture of the time as mitigation. Weigh it only with reasons that meet that decision.',
        source: '[2025] EWHC 93 (Admin)',
        mark: 'S',
      })
    if (isLateUnanswered(item))
      notes.push({
        index,
        kind: 'LATE',
        message:
          'Raised only at the hearing. Ask whether it could reasonably have been raised before: if so, it may be given less weight.',
        source: 'CR 62(2)(d) as modified by Schedule 1',
        mark: 'V',
      })
    return notes
  })
}

/** First raised at the hearing, and nobody has said whether it could have been raised before. */
export const isLateUnanswered = (item: Seriousness['personalMitigation'][number]): boolean =>
  item.raisedAt === 'HEARING' && item.couldHaveBeenRaisedEarlier === null
