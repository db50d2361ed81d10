import type { Feature, Neighbour } from '../comparison/comparison.ts'
import { laterHistoryLabel, outcomeWithLength } from '../wording.ts'
import {
  boundsSection,
  excludedSection,
  forceAndYear,
  recordSection,
  searchSection,
} from './annex-record.ts'
import { facts, inSentence, paragraph, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { decider, mayTell } from './notice-context.ts'
import type { NoticeInput } from './notice-context.ts'

/** The past cases that the decision relies on and the comparison lists, in the panel's order. */
export function reliedOn({ hearingCase, comparison }: NoticeInput): readonly Neighbour[] {
  const refs = [...new Set(hearingCase.decision.reliedOnComparators)]
  return refs.flatMap((ref) => comparison?.neighbours.find((one) => one.ref === ref) ?? [])
}

/**
 * The annex on past cases (domain brief 5.2, field 20): printed where the decision relies on one,
 * and in the full notice also where the panel took out a case that points away, which nobody may do
 * unseen. The published copy names what was relied on and nothing of the search. Sealed views and
 * votes are in neither.
 */
export function annexSections(input: NoticeInput): readonly DraftSection[] {
  const { comparison, kind } = input
  if (comparison === null) return []
  const relied = reliedOn(input)
  if (kind === 'PUBLISHED')
    return relied.length === 0
      ? []
      : [{ ...reliedSection(input, relied), heading: 'Annex: past cases relied on' }]
  if (relied.length === 0 && (comparison.excludedPointingAway ?? []).length === 0) return []
  return [
    reliedSection(input, relied),
    boundsSection(input, comparison),
    searchSection(comparison),
    excludedSection(input, comparison),
    recordSection(comparison),
  ].map((section, index) => ({
    ...section,
    heading: `Annex, part ${index + 1}: ${inSentence(section.heading)}`,
  }))
}

function reliedSection(input: NoticeInput, relied: readonly Neighbour[]): DraftSection {
  const who = decider(input.hearingCase.particulars.forum)
  return {
    id: 'annex-cases',
    heading: relied.length === 0 ? 'Past cases' : 'Past cases relied on',
    blocks: [
      paragraph(
        relied.length === 0
          ? `${who} relied on no past case. This annex records what was taken out of the comparison.`
          : `${who} relied on the past cases in this annex. A past case may inform an outcome: it ` +
              'does not decide one. They are shown as their sources record them.',
      ),
      ...(relied.length === 0 ? [] : [casesTable(input, 'The cases relied on', relied)]),
      ...(input.kind === 'FULL' ? relied.flatMap((one) => besideThisCase(input, one)) : []),
    ],
  }
}

/** Reference, force and year, rules, outcome and what became of it: a row a case. */
export function casesTable(
  input: NoticeInput,
  caption: string,
  cases: readonly Neighbour[],
): DraftBlock {
  const { law } = input
  return {
    kind: 'table',
    caption,
    columns: ['Case', 'Force and year', 'Rules', 'Outcome', 'Afterwards'],
    rows: cases.map((one) =>
      mayTell(input, one.ref)
        ? [
            one.ref,
            forceAndYear(one.force, one.year),
            rulesOf(one),
            outcomeWithLength(one.outcome, one.outcomeMonths, law),
            laterHistoryLabel(one.laterHistory, law),
          ]
        : [one.ref, 'Not published', '', '', ''],
    ),
  }
}

const rulesOf = ({ regime }: Neighbour): string =>
  regime === 'UNKNOWN' ? 'Not recorded' : (RULES[regime] ?? regime)
const RULES: Readonly<Record<string, string>> = {
  CR2012: '2012 rules',
  CR2020_BASE: '2020 rules',
  CR2020_2025: '2025 rules',
}

/** One case beside this one: what both record, what only one does, and the panel's own words. */
export function besideThisCase(input: NoticeInput, one: Neighbour): readonly DraftBlock[] {
  const { caseSources, hearingCase } = input
  const answers = hearingCase.decision.comparatorAnswers
  const answer = tidy(answers.findLast(({ ref }) => ref === one.ref)?.answer ?? '')
  const who = decider(hearingCase.particulars.forum)
  return [
    subheading(`${one.ref}: ${tidy(one.title)}`),
    ...facts([
      ['Source', caseSources?.find(({ ref }) => ref === one.ref)?.words ?? null],
      ['In both cases', featuresInWords(one.shared)],
      ['Only in this case', featuresInWords(one.onlyPresent)],
      [`Only in ${one.ref}`, featuresInWords(one.onlyPrecedent)],
      ['Not stated in one of them', one.unknown.length === 0 ? null : featuresInWords(one.unknown)],
      [`${who} says`, answer === '' ? null : sentence(answer)],
    ]),
  ]
}

/** Those of one kind together: labels hold commas, so a semicolon stands between them. */
function featuresInWords(features: readonly Feature[]): string {
  if (features.length === 0) return 'Nothing'
  return POLARITIES.flatMap(([polarity, lead]) => {
    const labels = features.filter((one) => one.polarity === polarity)
    return labels.length === 0
      ? []
      : [`${lead}: ${labels.map(({ label }) => inSentence(label)).join('; ')}.`]
  }).join(' ')
}

const POLARITIES = [
  ['AGGRAVATING', 'Aggravating'],
  ['MITIGATING', 'Mitigating'],
  ['CONTEXT', 'Circumstances'],
] as const
