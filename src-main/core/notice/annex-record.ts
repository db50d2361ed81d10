import type { Bound, Comparison, LeftOut } from '../comparison/comparison.ts'
import type { CaseComparison } from '../quality/panel-exclusions.ts'
import { laterHistoryLabel, outcomeLabel, outcomeWithLength } from '../wording.ts'
import { facts, inSentence, listed, paragraph, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import type { NoticeInput } from './notice-context.ts'

// How past cases were found, counted and left out, so that a reader can check it and repeat it.

type Words = Pick<NoticeInput, 'law'>

/** More references than this are counted, not named: a page of them helps nobody. */
const MOST_REFS = 60

const named = (refs: readonly string[], count = refs.length): string =>
  refs.length <= MOST_REFS && refs.length === count
    ? listed(refs)
    : `${refs.slice(0, MOST_REFS).join(', ')} and ${count - Math.min(refs.length, MOST_REFS)} more`

/** Floor, ceiling and how the counted cases ended, as they were shown to the panel. */
export function boundsSection(
  { law }: Words,
  { constraint, spread, spreadNote }: Comparison,
): DraftSection {
  const { floor, ceiling, conflicts } = constraint
  const rows = spread.filter(({ count }) => count > 0)
  return {
    id: 'annex-bounds',
    heading: 'Floor, ceiling and outcomes of like cases',
    blocks: [
      paragraph(floorWords(floor, law)),
      paragraph(ceilingWords(ceiling, law)),
      ...(conflicts.length === 0
        ? []
        : [
            paragraph(
              `The library contradicts itself in ${counted(conflicts.length, 'pair')} of cases, so the ` +
                `coding of each is to be checked first: ${named(
                  conflicts.map(({ lower, higher }) => `${lower.ref} against ${higher.ref}`),
                )}.`,
            ),
          ]),
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: `How the ${counted(spreadNote.counted, 'counted case')} ended${spreadNote.tooFew ? ': too few to say how such cases end' : ''}`,
              columns: ['Outcome', 'Cases', 'Which'],
              rows: rows.map((row) => [
                outcomeLabel(row.outcome, law),
                String(row.count),
                named(row.refs, row.count),
              ]),
            } satisfies DraftBlock,
          ]),
    ],
  }
}

const ended = (bound: Bound, law: NoticeInput['law']) =>
  inSentence(outcomeWithLength(bound.outcome, bound.months, law))

const floorWords = (floor: Bound | null, law: NoticeInput['law']): string =>
  floor === null
    ? 'No past case sets a floor: none that was counted is less serious on every recorded point.'
    : `The floor is ${ended(floor, law)}, set by ${named(floor.refs)}: on every recorded point no ` +
      'more serious than this case, and it ended so.'

const ceilingWords = (ceiling: Bound | null, law: NoticeInput['law']): string =>
  ceiling === null
    ? 'No past case sets a ceiling: none that was counted is at least as serious on every recorded point.'
    : `The ceiling is ${ended(ceiling, law)}, set by ${named(ceiling.refs)}: on every recorded point ` +
      'at least as serious as this case, and it ended no more severely.'

/** What was searched, what was counted, and what was left out and why. */
export function searchSection({ searchReport }: Comparison): DraftSection {
  const { leftOut, caveats } = searchReport
  const left = leftOut.filter(({ count }) => count > 0)
  return {
    id: 'annex-search',
    heading: 'How the cases were found',
    blocks: [
      ...facts([
        ['In the library', String(searchReport.inLibrary)],
        ['Under the same rules', String(searchReport.underSameRules)],
        ['Like in conduct or words', String(searchReport.withLikeConduct)],
        ['Counted', String(searchReport.counted)],
      ]),
      ...(left.length === 0 ? [] : [leftOutTable(left)]),
      ...caveats.map((caveat) => paragraph(sentence(caveat))),
    ],
  }
}

const leftOutTable = (left: readonly LeftOut[]): DraftBlock => ({
  kind: 'table',
  caption: 'Left out of the count',
  columns: ['Why', 'Cases', 'Which'],
  rows: left.map(({ label, count, refs }) => [
    label.charAt(0).toUpperCase() + label.slice(1),
    String(count),
    named(refs, count),
  ]),
})

/** What the panel itself took out, each with its reason; those that point away say so. */
export function excludedSection(
  { law, hearingCase }: Pick<NoticeInput, 'law' | 'hearingCase'>,
  { excludedByPanel = [], excludedPointingAway = [] }: CaseComparison,
): DraftSection {
  const away = new Set(excludedPointingAway)
  const answerTo = (ref: string) =>
    tidy(hearingCase.decision.comparatorAnswers.findLast((one) => one.ref === ref)?.answer ?? '')
  return {
    id: 'annex-excluded',
    heading: 'Cases taken out of the comparison',
    blocks: [
      ...(excludedByPanel.length === 0 ? [paragraph('None was taken out.')] : []),
      ...excludedByPanel.flatMap((one) => {
        const answer = answerTo(one.ref)
        const isAway = away.has(one.ref)
        return [
          subheading(`${one.ref}: ${tidy(one.title)}`),
          ...facts([
            ['Force and year', forceAndYear(one.force, one.hearingDate?.slice(0, 4) ?? null)],
            [
              'Outcome',
              `${outcomeWithLength(one.outcome, one.outcomeMonths, law)}; ${inSentence(laterHistoryLabel(one.laterHistory, law))}`,
            ],
            ['Why it was taken out', sentence(one.reason)],
            ['Points away', isAway ? 'Yes: it ended otherwise than this case.' : null],
            [
              'Answer',
              isAway && answer !== '' && answer !== tidy(one.reason) ? sentence(answer) : null,
            ],
          ]),
        ]
      }),
    ],
  }
}

/** "Northern Police, 2023"; what is not known is left out. */
export const forceAndYear = (force: string, year: string | null): string =>
  [force, year ?? ''].filter((part) => part !== '').join(', ')

/** Hex in groups of four, as the record of the comparison has it. */
const grouped = (hex: string): string => hex.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** What is needed to ask the same again and see whether the answer is the same. */
export function recordSection({ method, fingerprint }: Comparison): DraftSection {
  return {
    id: 'annex-record',
    heading: 'To repeat the comparison',
    blocks: [
      paragraph(
        'The same case, library and method give the same result, to the letter. In the library ' +
          'that made it, Replay in step 5 takes the result below, asks the same again and says ' +
          'what has changed.',
      ),
      ...facts([
        ['Method', `${method.name}, version ${method.version}`],
        ['State of the library', grouped(fingerprint.library)],
        ['Case as compared', grouped(fingerprint.profile)],
        ['Numbers of the method', grouped(fingerprint.method)],
        ['Result', grouped(fingerprint.result)],
      ]),
    ],
  }
}

const counted = (count: number, what: string): string =>
  count === 1 ? `1 ${what}` : `${count} ${what}s`
