import { canonicalJson } from '../canonical.ts'
import { inFigures } from '../figures.ts'
import { toEnd, type Step } from '../steps.ts'
import { DISMISSAL } from './baselines.ts'
import { METHOD, METHOD_NAME, METHOD_VERSION, type Method } from '../comparison/weights.ts'
import { gradeConstraint, type ConstraintGrade } from './evenhand.ts'
import { foldsOf, nameOf } from './folds.ts'
export type { MethodSplit } from './folds.ts'
import { gradeRobustness, type Robustness } from './robustness.ts'
import { measuresInSteps, measuresOf, saysDismissal, type Measures, type Told } from './measures.ts'
import {
  KS,
  tellFoldInSteps,
  type BaselineName,
  type EvaluateInput,
  type FoldResult,
} from './tell-fold.ts'

export type SplitGrade = {
  readonly name: string
  /** Cases told. */
  readonly n: number
  /** Cases with no outcome on the present ladder to be graded by. */
  readonly ungraded: number
  readonly methods: {
    readonly evenhand: Measures & {
      readonly constraint: ConstraintGrade
      /** The same from the cases alone that count under the rules of each case. */
      readonly underSameRules: Measures
      /** Cases for which none counted. */
      readonly abstained: number
      /** What one wrongly coded factor of a case does to its first five neighbours. */
      readonly robustness: Robustness
    }
    readonly majority: Measures
    readonly factorCount: Measures
    /** The best of k = 1, 3, 5 and 7 by balanced accuracy, with all four. */
    readonly nearestFactors: Measures & {
      readonly k: number
      readonly byK: readonly { readonly k: number; readonly measures: Measures }[]
    }
    readonly naiveBayes: Measures
    readonly logistic: Measures
    readonly bm25: Measures
  }
  /** Every case that was told, in order of reference: what stands behind each figure. */
  readonly cases: readonly ToldCase[]
}

export type MethodName = keyof SplitGrade['methods']

export type ToldCase = {
  readonly ref: string
  readonly dismissed: boolean
  /** Methods that told dismissal apart from a lesser outcome wrongly. */
  readonly wrong: readonly MethodName[]
}

export type Evaluation = {
  readonly method: { readonly name: string; readonly version: string }
  readonly splits: readonly SplitGrade[]
  readonly caveats: readonly string[]
  /** SHA-256 over the splits: the same library and method give the same grades. */
  readonly fingerprint: string
}

/**
 * Grades the method on the library's own outcomes against plain ones, each told the same cases from
 * the same past: every past case with an outcome. What a method says is used for the grade alone.
 * `evenhand.underSameRules` grades what the comparison shows, which counts like rules only.
 */
export function evaluate(input: EvaluateInput, method: Method = METHOD): Evaluation {
  return toEnd(evaluateInSteps(input, method))
}

/** `evaluate`, yielding as it goes, so that a caller can stop it or let others work in between. */
export function* evaluateInSteps(
  input: EvaluateInput,
  method: Method = METHOD,
): Generator<Step, Evaluation> {
  const folds = foldsOf(input.precedents, input.split)
  const total = folds.reduce((sum, { tests }) => sum + tests.length, 0)
  const results: FoldResult[] = []
  let before = 0
  for (const fold of folds) {
    const steps = tellFoldInSteps(fold, input, method)
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) yield { done: before + step.value.done, total }
    results.push(step.value)
    before += fold.tests.length
    yield { done: before, total }
  }
  const grading = gradeSplit(nameOf(input.split), total, results)
  let graded = grading.next()
  for (; graded.done !== true; graded = grading.next()) yield { done: total, total }
  const splits = [graded.value]
  return {
    method: { name: METHOD_NAME, version: METHOD_VERSION },
    splits,
    caveats: caveatsOf(input, results),
    fingerprint: input.sha256(canonicalJson(splits)),
  }
}

function* gradeSplit(
  name: string,
  told: number,
  results: readonly FoldResult[],
): Generator<undefined, SplitGrade> {
  const all = <T>(pick: (result: FoldResult) => readonly T[]) => results.flatMap(pick)
  const found = all(({ evenhand }) => evenhand)
  const grade = (of: readonly Told[]) => measuresInSteps(of)
  const baseline = (of: BaselineName) => grade(all(({ baselines }) => baselines[of]))
  const byK: KRow[] = []
  for (const [i, k] of KS.entries())
    byK.push({ k, measures: yield* grade(all(({ nearest }) => nearest[i] ?? [])) })
  return {
    name,
    n: found.length,
    ungraded: told - found.length,
    methods: {
      evenhand: {
        ...(yield* grade(found)),
        constraint: gradeConstraint(found),
        underSameRules: yield* grade(found.map((one) => one.underSameRules)),
        abstained: found.filter(({ abstained }) => abstained).length,
        robustness: yield* gradeRobustness(found.map((one) => one.miscodings)),
      },
      majority: yield* baseline('majority'),
      factorCount: yield* baseline('factorCount'),
      nearestFactors: bestOf(byK),
      naiveBayes: yield* baseline('naiveBayes'),
      logistic: yield* baseline('logistic'),
      bm25: yield* grade(all(({ bm25 }) => bm25)),
    },
    cases: casesOf(results, KS.indexOf(bestOf(byK).k)),
  }
}

function casesOf(results: readonly FoldResult[], nearest: number): readonly ToldCase[] {
  return results
    .flatMap(({ refs, evenhand, baselines, nearest: byK, bm25 }) => {
      const said = { evenhand, ...baselines, nearestFactors: byK[nearest] ?? [], bm25 }
      return refs.map((ref, at) => ({
        ref,
        dismissed: evenhand[at]?.rung === DISMISSAL,
        wrong: METHODS.filter((name) => {
          const told = said[name][at]
          return told !== undefined && saysDismissal(told) !== (told.rung === DISMISSAL)
        }),
      }))
    })
    .sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
}

const METHODS: readonly MethodName[] = [
  'evenhand',
  'majority',
  'factorCount',
  'nearestFactors',
  'naiveBayes',
  'logistic',
  'bm25',
]

type KRow = { readonly k: (typeof KS)[number]; readonly measures: Measures }

function bestOf(byK: readonly KRow[]): Measures & { k: KRow['k']; byK: readonly KRow[] } {
  const worth = ({ measures }: KRow) => measures.balancedAccuracy ?? 0
  const best = byK.reduce<KRow>(
    (most, next) => (worth(next) > worth(most) ? next : most),
    byK[0] ?? { k: 1, measures: measuresOf([]) },
  )
  return { ...best.measures, k: best.k, byK }
}

function caveatsOf(
  { precedents, split, drawnFrom }: EvaluateInput,
  results: readonly FoldResult[],
): readonly string[] {
  const count = (of: readonly FoldResult[]) => of.reduce((sum, { refs }) => sum + refs.length, 0)
  const n = count(results)
  const withoutPast = count(results.filter(({ past }) => past === 0))
  const told =
    typeof split === 'object' && 'test' in split ? 'of the test file' : 'spread evenly over them'
  return [
    ...(drawnFrom === undefined
      ? []
      : [
          `The library has ${inFigures(drawnFrom)} cases with an outcome on the ladder. ${inFigures(precedents.length)} of them, spread evenly in order of number, stand for it here, and ${inFigures(n)} cases ${told} were told. The same library gives the same ones.`,
        ]),
    ...(withoutPast === 0
      ? []
      : [
          `For ${inFigures(withoutPast)} of ${inFigures(n)} cases there is no past case to tell them from: their figures say nothing of any method.`,
        ]),
    ...(precedents.some(({ origin }) => origin === 'SAMPLE')
      ? [
          'The sample library is not a natural sample: outcomes short of dismissal were sought on purpose.',
        ]
      : []),
    ...(n < 200
      ? [
          `With ${n} cases the intervals are wide: methods whose intervals overlap cannot be told apart.`,
        ]
      : []),
  ]
}
