import { allegationFinding } from './overall-finding.ts'
import type { HearingCase } from './hearing-case.ts'
import { findingLabel, outcomeWithLength, rankLabel } from './wording.ts'
import type { Law } from './law/law.ts'
import type { FindingLevel, OutcomeCode } from './vocabulary.ts'

/** One officer of an incident or a hearing with several, as far as the reader may know the case. */
export type ParityCase = {
  readonly reference: string
  /** Rank in words; empty while not recorded. */
  readonly rank: string
  readonly status: HearingCase['status']
  /** Level on each allegation in order, null where undecided; null as a whole where withheld. */
  readonly findings: readonly (FindingLevel | null)[] | null
  /** Null while undecided, and where the reader may not know it. */
  readonly outcome: { readonly code: OutcomeCode; readonly months: number | null } | null
}

export type ParityDifference = {
  readonly reference: string
  readonly about: 'FINDING' | 'OUTCOME'
  readonly words: string
}

/** The key under which cases of one incident are found; null where the officer stands alone. */
export function parityKey(group: string): string | null {
  const key = group.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  return key === '' ? null : key
}

/** A case as its siblings' readers see it; what is withheld is left out by the caller's flags. */
export function parityCase(
  hearingCase: HearingCase,
  shown: { readonly findings: boolean; readonly outcome: boolean },
): ParityCase {
  const { particulars, findings, decision, reference, status } = hearingCase
  const { rank } = particulars.officer
  const decided = shown.outcome ? decision.outcome : null
  return {
    reference,
    rank: rank === null ? '' : rankLabel(rank),
    status,
    findings: shown.findings ? findings.allegations.map(allegationFinding) : null,
    outcome: decided === null ? null : { code: decided, months: decision.months },
  }
}

/**
 * Where findings or outcomes of officers in one incident differ, in words, for the panel to explain
 * or to think again about. Differences only: nothing is ranked, and none is called right.
 */
export function parityDifferences(
  present: ParityCase,
  siblings: readonly ParityCase[],
  law: Law,
): readonly ParityDifference[] {
  return siblings.flatMap((sibling) => [
    ...findingDifference(present, sibling),
    ...outcomeDifference(present, sibling, law),
  ])
}

function findingDifference(present: ParityCase, sibling: ParityCase): ParityDifference[] {
  if (present.findings === null || sibling.findings === null) return []
  const here = levelsInWords(present.findings)
  const there = levelsInWords(sibling.findings)
  if (here === '' || there === '' || here === there) return []
  return [
    {
      reference: sibling.reference,
      about: 'FINDING',
      words: `Findings here: ${here}. In ${nameOf(sibling)}: ${there}.`,
    },
  ]
}

/** Levels decided, each once with how often; the order of allegations differs between officers. */
function levelsInWords(findings: readonly (FindingLevel | null)[]): string {
  const counts = new Map<string, number>()
  for (const finding of findings)
    if (finding !== null)
      counts.set(findingLabel(finding), (counts.get(findingLabel(finding)) ?? 0) + 1)
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, count]) => (count === 1 ? label : `${label} (${count})`))
    .join(', ')
}

function outcomeDifference(present: ParityCase, sibling: ParityCase, law: Law): ParityDifference[] {
  const here = present.outcome
  const there = sibling.outcome
  if (here === null || there === null) return []
  if (here.code === there.code && here.months === there.months) return []
  return [
    {
      reference: sibling.reference,
      about: 'OUTCOME',
      words: `Outcome here: ${inWords(here, law)}. In ${nameOf(sibling)}: ${inWords(there, law)}.`,
    },
  ]
}

const inWords = ({ code, months }: NonNullable<ParityCase['outcome']>, law: Law): string =>
  outcomeWithLength(code, months, law)

const nameOf = ({ reference, rank }: ParityCase): string =>
  rank === '' ? reference : `${reference} (${rank})`
