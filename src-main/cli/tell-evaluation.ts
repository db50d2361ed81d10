import type { Evaluation, SplitGrade } from '#core/evaluate/evaluate'
import type { Measures } from '#core/evaluate/measures'
import type { Interval } from '#core/statistics/intervals'
import { METHOD_LABELS, PLAIN_METHODS, readBounds, readGrades } from '#core/quality/read-grades'
import { readRobustness } from '#core/quality/read-robustness'
import { part, percent, table, wrapped } from './lines.ts'

/** The grades of the method at a terminal, with every plain one beside it. */
export const tellEvaluation = ({ method, splits, caveats, fingerprint }: Evaluation): string =>
  [
    `${method.name}, version ${method.version}, graded on the outcomes of this library.`,
    ...splits.flatMap((split) => oneSplit(split)),
    ...part(
      'How far to trust this',
      caveats.flatMap((caveat) => wrapped(caveat, 2)),
    ),
    '',
    `Fingerprint ${fingerprint}`,
    '--json has every measure with its interval, and every case.',
  ].join('\n')

function oneSplit(split: SplitGrade): readonly string[] {
  const { name, n, methods, ungraded } = split
  const { robustness, underSameRules, abstained } = methods.evenhand
  const shown = (['evenhand', ...PLAIN_METHODS] as const).map((id) =>
    figures(METHOD_LABELS[id], methods[id]),
  )
  return [
    ...part(`${name}: ${n} cases told${ungraded === 0 ? '' : `, ${ungraded} not graded`}`, [
      ...table([HEAD, ...shown], 2, [1, 2, 3, 4, 5, 6]),
      ...wrapped(
        'Balanced accuracy: dismissal told from a lesser outcome, the mean of both recalls; half is what guessing gives. Score: ranked probability score, 0 is perfect.',
        2,
      ),
    ]),
    '',
    ...readGrades(split).sentences.flatMap((sentence) => wrapped(sentence, 2)),
    ...wrapped(
      `Counting cases under the same rules alone: balanced accuracy ${share(underSameRules.balancedAccuracy)} of ${underSameRules.n}; none counted for ${abstained}.`,
      2,
    ),
    ...[...readBounds(split), ...readRobustness(robustness)].flatMap((said) => wrapped(said, 2)),
  ]
}

const HEAD = ['', 'balanced accuracy', '95%', 'lesser told', 'dismissals told', 'exact', 'score']

const figures = (label: string, measures: Measures): readonly string[] => [
  label,
  share(measures.balancedAccuracy),
  range(measures.intervals.balancedAccuracy),
  share(measures.recallLesser),
  share(measures.recallDismissal),
  share(measures.exact),
  measures.rps === null ? '' : measures.rps.toFixed(2),
]

const share = (value: number | null) => (value === null ? 'none to tell' : percent(value))
const range = (interval: Interval | null) =>
  interval === null ? '' : `${percent(interval.low)} to ${percent(interval.high)}`
