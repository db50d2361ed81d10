import type { Comparison, Neighbour } from '#core/comparison/comparison'
import { groupNeighbours } from '#core/comparison/groups'
import { figuresApart, inFigures } from '#core/figures'
import type { Law } from '#core/law/law'
import {
  explainComparison,
  likenessInWords,
  whyNoneCounted,
} from '#core/quality/explain-comparison'
import { changesInWords } from '#core/quality/one-change'
import { laterHistoryLabel, outcomeLabel, outcomeWithLength, regimeLabel } from '#core/wording'
import { part, percent, table, wrapped } from './lines.ts'

type Outcomes = Pick<Law, 'outcomes'>

/** Counted cases whose likeness is told in words; the others have a line each. */
const IN_FULL = 10

/** A comparison to be read at a terminal, in the order of the screen: what binds, then the cases. */
export function tellComparison(comparison: Comparison, law: Outcomes): string {
  const { fingerprint, method, searchReport: report } = comparison
  return [
    'Past cases inform an outcome and do not decide one.',
    ...part('Looked for', [
      ...table([
        ['Rules of this case', regimeLabel(comparison.profile.regime)],
        ['In the library', inFigures(report.inLibrary)],
        ['Under the same rules', inFigures(report.underSameRules)],
        ['Same conduct, or like words', inFigures(report.withLikeConduct)],
        ['Counted', inFigures(report.counted)],
        ['Not stated on one side', percent(report.unknownShare)],
      ]),
      ...report.caveats.flatMap((caveat) => wrapped(figuresApart(caveat), 2)),
    ]),
    ...bounds(comparison, law),
    ...cases(comparison, law),
    ...part('Left out, or shown apart and never counted', leftOut(comparison)),
    ...part('How the counted cases ended', spread(comparison, law)),
    ...part('One change that would move it', changes(comparison, law)),
    ...part('To ask this again', [
      ...table([
        ['Method', `${method.name}, version ${method.version}`],
        ['Library', fingerprint.library],
        ['Case', fingerprint.profile],
        ['Result', fingerprint.result],
      ]),
      '  --json has every part of every likeness.',
    ]),
  ].join('\n')
}

function bounds(comparison: Comparison, law: Outcomes): readonly string[] {
  const { first, floor, ceiling } = explainComparison(comparison, law)
  const { near, conflicts } = comparison.constraint
  const told = (sentences: readonly string[]) => wrapped(sentences.join(' '), 2)
  return [
    ...part(
      first === null ? 'Why there is no first case' : `Why ${first.ref} is first`,
      told(first === null ? [whyNoneCounted(comparison)] : first.sentences),
    ),
    ...part('Floor', told(floor.sentences)),
    ...part('Ceiling', told(ceiling.sentences)),
    ...part(
      'Near the line',
      near.flatMap(({ ref, direction, outcome, distinctions }) =>
        wrapped(
          `${ref} would set the ${direction.toLowerCase()} at ${lower(outcomeLabel(outcome, law))}, but for ${distinctions.map(({ label }) => label.toLowerCase()).join(' and ')}.`,
          2,
        ),
      ),
    ),
    ...part(
      'The library contradicts itself: check the coding first',
      conflicts.flatMap(({ lower: one, higher, explanation }) =>
        wrapped(`${one.ref}, ${higher.ref}: ${explanation}`, 2),
      ),
    ),
  ]
}

function cases(comparison: Comparison, law: Outcomes): readonly string[] {
  return groupNeighbours(comparison).flatMap(({ id, label, neighbours }) => {
    const heading = `${HEADINGS[id] ?? `${label}, shown apart`} (${neighbours.length})`
    return part(
      heading,
      neighbours.flatMap((one, at) => [
        ...oneCase(one, at + 1, law),
        ...(id === 'counted' && at < IN_FULL ? wrapped(likenessInWords(one), 6) : []),
      ]),
    )
  })
}

const HEADINGS: Readonly<Record<string, string>> = {
  counted: 'Counted, nearest first',
  unknown: 'Rules not recorded, shown apart',
  'left-out': 'Not counted for another reason',
}

function oneCase(one: Neighbour, place: number, law: Outcomes): readonly string[] {
  const { ref, score, force, year, outcome, outcomeMonths, laterHistory } = one
  const ended = outcomeWithLength(outcome, outcomeMonths, law)
  const later =
    laterHistory.effect === 'NONE_RECORDED' ? '' : `; ${laterHistoryLabel(laterHistory, law)}`
  return [
    `${String(place).padStart(4)}  ${ref}  ${score.toFixed(2)}  ${ended}${later} (${[force, year].filter((said) => said !== null).join(', ')})`,
    ...wrapped(one.title, 6),
  ]
}

const leftOut = ({ searchReport }: Comparison): readonly string[] =>
  table(
    searchReport.leftOut
      .filter(({ count }) => count > 0)
      .map(({ count, label }) => [inFigures(count), label]),
    2,
    [0],
  )

function spread({ spread: rows, spreadNote }: Comparison, law: Outcomes): readonly string[] {
  const ended = rows.filter(({ count }) => count > 0)
  if (ended.length === 0) return []
  const note = spreadNote.tooFew
    ? 'Too few to state a share.'
    : `Share of each with its 95% interval; by likeness the ${inFigures(spreadNote.counted)} weigh as much as ${spreadNote.effective.toFixed(1)} cases.`
  return [
    ...table(
      ended.map(({ outcome, count, share, interval }) => [
        `${inFigures(count)} of ${inFigures(spreadNote.counted)}`,
        outcomeLabel(outcome, law),
        share === null ? '' : percent(share),
        interval === null ? '' : `(${percent(interval.low)} to ${percent(interval.high)})`,
      ]),
      2,
      [0, 2],
    ),
    ...wrapped(note, 2),
  ]
}

function changes(comparison: Comparison, law: Outcomes): readonly string[] {
  const { shown, none } = changesInWords(comparison)
  return [
    ...shown.flatMap(({ words, outcome, shownBy, caution }) => {
      const where = outcome === null ? '' : ` ${lower(outcomeLabel(outcome, law))}`
      return [...wrapped(`${words}${where}. ${shownBy} shows it.`, 2), ...wrapped(caution ?? '', 4)]
    }),
    ...(none === null ? [] : wrapped(`${none}. No such case in the library.`, 2)),
  ]
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
