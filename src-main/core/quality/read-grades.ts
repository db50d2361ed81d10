import type { MethodName, SplitGrade } from '../evaluate/evaluate.ts'
import type { Measures } from '../evaluate/measures.ts'

export const METHOD_LABELS: Readonly<Record<MethodName, string>> = {
  evenhand: 'Evenhand',
  majority: 'Always the commonest outcome',
  factorCount: 'Counting factors',
  nearestFactors: 'Nearest by factors',
  naiveBayes: 'Naive Bayes',
  logistic: 'Logistic regression',
  bm25: 'Text search alone',
}

/** What the grades come to, in sentences: first where the method does better, then where it does not. */
export type Reading = {
  readonly better: readonly MethodName[]
  /** Higher, but the intervals overlap: chance could explain it. */
  readonly unsure: readonly MethodName[]
  readonly noBetter: readonly MethodName[]
  readonly sentences: readonly string[]
}

export const PLAIN_METHODS: readonly MethodName[] = [
  'logistic',
  'bm25',
  'factorCount',
  'nearestFactors',
  'naiveBayes',
  'majority',
]

/** Reads balanced accuracy against each plain method, interval against interval. */
export function readGrades({ methods, n }: SplitGrade): Reading {
  const ours = methods.evenhand
  const standing = (name: MethodName) => compareMeasures(ours, methods[name])
  const of = (wanted: Standing) => PLAIN_METHODS.filter((name) => standing(name) === wanted)
  const [better, unsure, noBetter] = [of('BETTER'), of('UNSURE'), of('NO_BETTER')]
  const sentences = [
    ...(ours.balancedAccuracy === null
      ? [
          `${n} cases do not hold both dismissals and lesser outcomes, so there is nothing to tell apart.`,
        ]
      : []),
    ...about(better, 'Better than', 'by more than chance would explain.'),
    ...about(unsure, 'Higher than', 'but the intervals overlap: so few cases cannot prove it.'),
    ...about(noBetter, 'No better than', 'on these cases.'),
    ...worstOf(ours),
  ]
  return { better, unsure, noBetter, sentences }
}

type Standing = 'BETTER' | 'UNSURE' | 'NO_BETTER' | 'UNKNOWN'

function compareMeasures(ours: Measures, theirs: Measures): Standing {
  const [a, b] = [ours.balancedAccuracy, theirs.balancedAccuracy]
  if (a === null || b === null) return 'UNKNOWN'
  if (a <= b) return 'NO_BETTER'
  const high = theirs.intervals.balancedAccuracy?.high ?? b
  return (ours.intervals.balancedAccuracy?.low ?? a) > high ? 'BETTER' : 'UNSURE'
}

const about = (names: readonly MethodName[], lead: string, end: string): readonly string[] =>
  names.length === 0
    ? []
    : [`${lead} ${inWords(names.map((name) => lowerFirst(METHOD_LABELS[name])))}, ${end}`]

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const inWords = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** Which kind of case the method tells worse. */
function worstOf({ recallLesser, recallDismissal }: Measures): readonly string[] {
  if (recallLesser === null || recallDismissal === null) return []
  const gap = recallLesser - recallDismissal
  if (Math.abs(gap) < 0.1) return []
  return [
    gap < 0
      ? 'It is weaker on outcomes short of dismissal: it takes some of them for dismissal.'
      : 'It is weaker on dismissals: it takes some of them for lesser outcomes.',
  ]
}

/** How often the library bound a case from below and from above, and how often it was wrong. */
export function readBounds({ methods, n }: SplitGrade): readonly string[] {
  const { floor, ceiling } = methods.evenhand.constraint
  const words = (name: string, { forced, wrong, wrongInterval }: typeof floor) =>
    forced === 0
      ? `The library forced no ${name} on any case.`
      : `It forced a ${name} on ${forced} of ${n} cases; ${wrong} ended beyond it (interval ${percent(wrongInterval.low)} to ${percent(wrongInterval.high)}%).`
  return [words('floor', floor), words('ceiling', ceiling)]
}

const percent = (share: number) => Math.round(share * 100)
