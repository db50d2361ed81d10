import type { Feature, Neighbour } from '../comparison/comparison.ts'
import {
  boundsSection,
  excludedSection,
  forceAndYear,
  recordSection,
  searchSection,
} from './annex-record.ts'
import { facts, inSentence, paragraph, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { decider, mayTell, sourceOf } from './notice-context.ts'
import type { NoticeContext } from './notice-context.ts'
import { laterInWords, outcomeAndLength } from './past-case-words.ts'
import { publicNumber, reliedOn } from './relied-on.ts'
import type { PhraseKey } from './words/catalogue.ts'
import type { Words } from './words/words.ts'

/**
 * The annex on past cases (domain brief 5.2, field 20): printed where the decision relies on one,
 * and in the full notice also where the panel took out a case that points away, which nobody may do
 * unseen. The published copy numbers what was relied on, says where it can be read, and nothing of
 * the search. Sealed views and votes are in neither.
 */
export function annexSections(input: NoticeContext): readonly DraftSection[] {
  const { comparison, kind, words } = input
  if (comparison === null) return []
  const relied = reliedOn(input)
  if (kind === 'PUBLISHED')
    return relied.length === 0
      ? []
      : [{ ...reliedSection(input, relied), heading: words.say('annex.only') }]
  if (relied.length === 0 && (comparison.excludedPointingAway ?? []).length === 0) return []
  const cases = relied.length === 0 ? 'annex.casesInside' : 'annex.reliedInside'
  const parts = [
    [cases, reliedSection(input, relied)],
    ['annex.boundsInside', boundsSection(input, comparison)],
    ['annex.foundInside', searchSection(input, comparison)],
    ['annex.outInside', excludedSection(input, comparison)],
    ['annex.repeatInside', recordSection(input, comparison)],
  ] as const
  return parts.map(([heading, section], index) => ({
    ...section,
    heading: words.say('annex.part', {
      number: index + 1,
      heading: (one) => one.say(heading),
    }),
  }))
}

function reliedSection(input: NoticeContext, relied: readonly Neighbour[]): DraftSection {
  const { words } = input
  const who = decider(input.hearingCase.particulars.forum)
  const isNone = relied.length === 0
  return {
    id: 'annex-cases',
    heading: words.say(isNone ? 'annex.cases' : 'annex.relied'),
    blocks: [
      paragraph(words.say(isNone ? 'annex.noneRelied' : 'annex.lead', { who })),
      ...(isNone
        ? []
        : [
            (input.kind === 'FULL' ? casesTable : publicTable)(
              input,
              words.say('annex.caption'),
              relied,
            ),
          ]),
      ...(input.kind === 'FULL' ? relied.flatMap((one) => besideThisCase(input, one)) : []),
    ],
  }
}

/** Reference, force and year, rules, outcome and what became of it: a row a case. */
export const casesTable = (
  input: NoticeContext,
  caption: string,
  cases: readonly Neighbour[],
): DraftBlock =>
  tableOf(
    input,
    caption,
    ['annex.case'],
    cases.map((one) => [one.ref, ...rowOf(input, one)]),
  )

/** For the public: by number, and with the source where each can be read. */
const publicTable: typeof casesTable = (input, caption, cases) =>
  tableOf(
    input,
    caption,
    ['annex.case', 'annex.source'],
    cases.map((one) => [
      String(publicNumber(input, one.ref)),
      ...(mayTell(input, one.ref)
        ? [input.words.englishOnly(sourceOf(input, one.ref) ?? ''), ...rowOf(input, one)]
        : [input.words.say('annex.notPublished'), '', '', '', '']),
    ]),
  )

const tableOf = (
  { words }: NoticeContext,
  caption: string,
  named: readonly PhraseKey[],
  rows: readonly (readonly string[])[],
): DraftBlock => ({
  kind: 'table',
  caption,
  columns: [...named, ...TOLD].map((key) => words.say(key)),
  rows,
})

/** What `rowOf` tells of a case, after that by which it is named. */
const TOLD: readonly PhraseKey[] = [
  'annex.forceYear',
  'annex.rules',
  'annex.outcome',
  'annex.afterwards',
]

const rowOf = (input: NoticeContext, one: Neighbour): readonly string[] => [
  forceAndYear(one.force, one.year),
  rulesOf(one, input.words),
  outcomeAndLength(input, one),
  laterInWords(input, one.laterHistory),
]

const rulesOf = ({ regime }: Neighbour, words: Words): string => {
  const key = RULES[regime]
  return key === undefined ? regime : words.say(key)
}
const RULES: Readonly<Record<string, PhraseKey>> = {
  UNKNOWN: 'notRecorded',
  CR2012: 'annex.CR2012',
  CR2020_BASE: 'annex.CR2020_BASE',
  CR2020_2025: 'annex.CR2020_2025',
}

/** One case beside this one: what both record, what only one does, and the panel's own words. */
export function besideThisCase(input: NoticeContext, one: Neighbour): readonly DraftBlock[] {
  const { hearingCase, words } = input
  const answers = hearingCase.decision.comparatorAnswers
  const source = sourceOf(input, one.ref)
  const answer = tidy(answers.findLast(({ ref }) => ref === one.ref)?.answer ?? '')
  const who = decider(hearingCase.particulars.forum)
  return [
    subheading(`${one.ref}: ${tidy(one.title)}`),
    ...facts([
      [words.say('annex.source'), source === undefined ? null : words.englishOnly(source)],
      [words.say('annex.both'), featuresInWords(one.shared, words)],
      [words.say('annex.onlyHere'), featuresInWords(one.onlyPresent, words)],
      [words.say('annex.onlyThere', { case: one.ref }), featuresInWords(one.onlyPrecedent, words)],
      [
        words.say('annex.unstated'),
        one.unknown.length === 0 ? null : featuresInWords(one.unknown, words),
      ],
      [words.say('annex.says', { who }), answer === '' ? null : sentence(answer)],
    ]),
  ]
}

/** Those of one kind together: labels hold commas, so a semicolon stands between them. */
function featuresInWords(features: readonly Feature[], words: Words): string {
  if (features.length === 0) return words.say('annex.nothing')
  return POLARITIES.flatMap((polarity) => {
    const labels = features.filter((one) => one.polarity === polarity)
    return labels.length === 0
      ? []
      : [words.say(`annex.${polarity}`, { factors: (one) => featureNames(labels, one) })]
  }).join(' ')
}

const POLARITIES = ['AGGRAVATING', 'MITIGATING', 'CONTEXT'] as const

const featureNames = (features: readonly Feature[], words: Words): string =>
  features
    .map(({ kind, id, label }) =>
      inSentence(kind === 'FACTOR' ? words.term('factor', id, label) : words.englishOnly(label)),
    )
    .join('; ')
