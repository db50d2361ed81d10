import type { Bound, Comparison, LeftOut } from '../comparison/comparison.ts'
import { figuresApart, inFigures } from '../figures.ts'
import type { CaseComparison } from '../quality/panel-exclusions.ts'
import { facts, inSentence, paragraph, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { outcomeName, type NoticeContext } from './notice-context.ts'
import { laterInWords, outcomeAndLength } from './past-case-words.ts'
import type { Words } from './words/words.ts'

// How past cases were found, counted and left out, so that a reader can check it and repeat it.

type Speaking = Pick<NoticeContext, 'law' | 'words'>

/** More references than this are counted, not named: a page of them helps nobody. */
const MOST_REFS = 60

const named = (words: Words, refs: readonly string[], count = refs.length): string =>
  refs.length === 0
    ? words.say('bounds.unnamed')
    : refs.length <= MOST_REFS && refs.length === count
      ? words.list(refs)
      : words.say('bounds.more', {
          cases: refs.slice(0, MOST_REFS).join(', '),
          count: inFigures(count - Math.min(refs.length, MOST_REFS)),
        })

/** Floor, ceiling and how the counted cases ended, as they were shown to the panel. */
export function boundsSection(
  { law, words }: Speaking,
  { constraint, spread, spreadNote, searchReport }: Comparison,
): DraftSection {
  const { floor, ceiling, conflicts } = constraint
  const rows = spread.filter(({ count }) => count > 0)
  const bound = (found: Bound) => ({
    outcome: (one: Words) => ended(found, { law, words: one }),
    cases: (one: Words) => named(one, found.refs),
  })
  return {
    id: 'annex-bounds',
    heading: words.say('bounds.heading'),
    blocks: [
      paragraph(
        floor === null ? words.say('bounds.noFloor') : words.say('bounds.floor', bound(floor)),
      ),
      paragraph(
        ceiling === null
          ? words.say('bounds.noCeiling')
          : words.say('bounds.ceiling', bound(ceiling)),
      ),
      ...(conflicts.length === 0 ? [] : [paragraph(conflictsInWords(words, conflicts))]),
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: spreadCaption(words, spreadNote, searchReport.counted),
              columns: [
                words.say('bounds.outcome'),
                words.say('bounds.cases'),
                words.say('bounds.which'),
              ],
              rows: rows.map((row) => [
                outcomeName({ law, words }, row.outcome),
                inFigures(row.count),
                named(words, row.refs, row.count),
              ]),
            } satisfies DraftBlock,
          ]),
    ],
  }
}

const ended = ({ outcome, months }: Bound, speaking: Speaking) =>
  inSentence(outcomeAndLength(speaking, { outcome, outcomeMonths: months }))

function conflictsInWords(words: Words, conflicts: Comparison['constraint']['conflicts']): string {
  const cases = (one: Words) =>
    named(
      one,
      conflicts.map(({ lower, higher }) =>
        one.say('bounds.against', { lower: lower.ref, higher: higher.ref }),
      ),
    )
  return conflicts.length === 1
    ? words.say('bounds.conflictOne', { cases })
    : words.say('bounds.conflicts', { count: inFigures(conflicts.length), cases })
}

function spreadCaption(
  words: Words,
  { counted, tooFew }: Comparison['spreadNote'],
  all: number,
): string {
  const count = inFigures(counted)
  const caption = (one: Words) => {
    if (counted < all) return one.say('bounds.endedNearest', { count, counted: inFigures(all) })
    return counted === 1 ? one.say('bounds.endedOne') : one.say('bounds.ended', { count })
  }
  return tooFew ? words.say('bounds.tooFew', { caption }) : caption(words)
}

/** What was searched, what was counted, and what was left out and why. */
export function searchSection(
  { words }: Pick<Speaking, 'words'>,
  { searchReport }: Comparison,
): DraftSection {
  const { leftOut, caveats } = searchReport
  const left = leftOut.filter(({ count }) => count > 0)
  return {
    id: 'annex-search',
    heading: words.say('search.heading'),
    blocks: [
      ...facts([
        [words.say('search.library'), inFigures(searchReport.inLibrary)],
        [words.say('search.rules'), inFigures(searchReport.underSameRules)],
        [words.say('search.like'), inFigures(searchReport.withLikeConduct)],
        [words.say('search.counted'), inFigures(searchReport.counted)],
      ]),
      ...(left.length === 0 ? [] : [leftOutTable(words, left)]),
      ...caveats.map((caveat) => paragraph(words.englishOnly(sentence(figuresApart(caveat))))),
    ],
  }
}

const leftOutTable = (words: Words, left: readonly LeftOut[]): DraftBlock => ({
  kind: 'table',
  caption: words.say('search.leftOut'),
  columns: [words.say('search.why'), words.say('bounds.cases'), words.say('bounds.which')],
  rows: left.map(({ reason, label, count, refs }) => [
    capital(words.term('leftOut', reason, label)),
    inFigures(count),
    named(words, refs, count),
  ]),
})

/** What the panel itself took out, each with its reason; those that point away say so. */
export function excludedSection(
  { law, hearingCase, words }: Speaking & Pick<NoticeContext, 'hearingCase'>,
  { excludedByPanel = [], excludedPointingAway = [] }: CaseComparison,
): DraftSection {
  const away = new Set(excludedPointingAway)
  const answerTo = (ref: string) =>
    tidy(hearingCase.decision.comparatorAnswers.findLast((one) => one.ref === ref)?.answer ?? '')
  return {
    id: 'annex-excluded',
    heading: words.say('out.heading'),
    blocks: [
      ...(excludedByPanel.length === 0 ? [paragraph(words.say('out.none'))] : []),
      ...excludedByPanel.flatMap((one) => {
        const answer = answerTo(one.ref)
        const isAway = away.has(one.ref)
        return [
          subheading(`${one.ref}: ${tidy(one.title)}`),
          ...facts([
            [
              words.say('annex.forceYear'),
              forceAndYear(one.force, one.hearingDate?.slice(0, 4) ?? null),
            ],
            [
              words.say('annex.outcome'),
              words.say('out.outcome', {
                outcome: (said) => outcomeAndLength({ law, words: said }, one),
                later: (said) => inSentence(laterInWords({ law, words: said }, one.laterHistory)),
              }),
            ],
            [words.say('out.why'), sentence(one.reason)],
            [words.say('out.away'), isAway ? words.say('out.isAway') : null],
            [
              words.say('out.answer'),
              isAway && answer !== '' && answer !== tidy(one.reason) ? sentence(answer) : null,
            ],
          ]),
        ]
      }),
    ],
  }
}

/** As a sentence begins. */
const capital = (label: string): string =>
  label.replace(/^([\uFDD0-\uFDEF]*)(.)/u, (_, marks: string, first: string) =>
    marks.concat(first.toUpperCase()),
  )

/** "Northern Police, 2023"; what is not known is left out. */
export const forceAndYear = (force: string, year: string | null): string =>
  [force, year ?? ''].filter((part) => part !== '').join(', ')

/** Hex in groups of four, as the record of the comparison has it. */
const grouped = (hex: string): string => hex.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** What is needed to ask the same again and see whether the answer is the same. */
export function recordSection(
  { words }: Pick<Speaking, 'words'>,
  { method, fingerprint }: Comparison,
): DraftSection {
  return {
    id: 'annex-record',
    heading: words.say('repeat.heading'),
    blocks: [
      paragraph(words.say('repeat.how')),
      ...facts([
        [
          words.say('repeat.method'),
          words.say('repeat.methodVersion', { method: method.name, version: method.version }),
        ],
        [words.say('repeat.library'), grouped(fingerprint.library)],
        [words.say('repeat.case'), grouped(fingerprint.profile)],
        [words.say('repeat.numbers'), grouped(fingerprint.method)],
        [words.say('repeat.result'), grouped(fingerprint.result)],
      ]),
    ],
  }
}
