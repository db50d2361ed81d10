import type { Sha256 } from '../canonical.ts'
import { place } from '../comparison/constraint/ladder.ts'
import { prepareLibraryInSteps, type PreparedLibrary } from '../comparison/prepare-library.ts'
import type { Method } from '../comparison/weights.ts'
import { searchTerms, type Thesaurus } from '../comparison/words.ts'
import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import type { Profile } from '../profile.ts'
import type { Step } from '../steps.ts'
import {
  equalVotes,
  factorCount,
  majority,
  naiveBayes,
  nearestByFactors,
  sharesOf,
  type Chances,
  type Known,
} from './baselines.ts'
import { indexTextsInSteps, plainTerms, rankTextsInSteps, type TextIndex } from './bm25.ts'
import { tellByEvenhand, type Found } from './evenhand.ts'
import { plainCases, type PlainCase } from './features.ts'
import type { Fold, Split } from './folds.ts'
import { logisticInSteps } from './logistic.ts'
import type { Told } from './measures.ts'

export type EvaluateInput = {
  readonly precedents: readonly Precedent[]
  readonly law: Law
  readonly thesaurus: Thesaurus
  readonly sha256: Sha256
  readonly split: Split
  /** Cases with an outcome in the whole library, where `precedents` are only some of them. */
  readonly drawnFrom?: number
  /** Text relevance by reference; worked out in memory where it is not given. */
  readonly wordsFor?: (profile: Profile, ref: string) => ReadonlyMap<string, number>
}

/** Numbers of neighbours that the plain nearest-neighbour method is graded with. */
export const KS = [1, 3, 5, 7] as const
const MOST_NEIGHBOURS = 7
const BASELINES = { majority, factorCount, naiveBayes } as const
export type BaselineName = keyof typeof BASELINES | 'logistic'
/** Nearest cases by which the plain methods vote, or agree. */
const PLAIN_NEIGHBOURS = 5

/** What each method said of the tests of one fold. */
export type FoldResult = {
  /** References of the tests, in the order of every list below. */
  readonly refs: readonly string[]
  /** Cases with an outcome that the methods learnt from. */
  readonly past: number
  readonly evenhand: readonly Found[]
  readonly baselines: Readonly<Record<BaselineName, readonly Told[]>>
  /** One list for each k. */
  readonly nearest: readonly (readonly Told[])[]
  readonly bm25: readonly Told[]
}

type Graded = { readonly precedent: Precedent; readonly rung: number; readonly plain: PlainCase }

/** Tells one fold, method by method; yields between them, so that others can work meanwhile. */
export function* tellFoldInSteps(
  fold: Fold,
  input: EvaluateInput,
  method: Method,
): Generator<Step, FoldResult> {
  const start = { done: 0, total: 0 }
  const library = yield* at(start, prepareLibraryInSteps(fold.past, input.law))
  const past = gradedCases(library, fold.past)
  yield { done: 0, total: 0 }
  const tests = gradedCases(library, fold.tests)
  const total = tests.length
  const here = { done: 0, total }
  const ask = (chances: (plain: PlainCase) => Chances): readonly Told[] =>
    tests.map(({ rung, plain }) => ({ rung, chances: chances(plain), neighbours: null }))
  yield here
  const majorities = ask(majority(past))
  yield here
  const counts = ask(factorCount(past))
  yield here
  const bayes = ask(naiveBayes(past))
  yield here
  const logistics = ask(yield* at(here, logisticInSteps(past)))
  const index = yield* at(here, indexTextsInSteps(fold.past.map(documentOf)))
  const shares = sharesOf(past.map(({ rung }) => ({ rung, weight: 1 })))
  const evenhand: Found[] = []
  for (const { precedent, rung } of tests) {
    const sofar = { done: evenhand.length, total }
    const words = yield* at(sofar, wordsOf(precedent, index, input))
    yield sofar
    const found = tellByEvenhand(library, precedent, rung, words, shares, method)
    evenhand.push(yield* at(sofar, found))
    yield { done: evenhand.length, total }
  }
  const there = { done: total, total }
  const nearest = yield* at(there, tellNearest(past, tests))
  const bm25 = yield* at(there, tellByWords(past, tests, index))
  return {
    refs: tests.map(({ precedent }) => precedent.ref),
    past: past.length,
    evenhand,
    baselines: {
      majority: majorities,
      factorCount: counts,
      naiveBayes: bayes,
      logistic: logistics,
    },
    nearest,
    bm25,
  }
}

/** Work that only pauses, as a step of work that says how far it has come. */
function* at<T>(step: Step, work: Generator<undefined, T>): Generator<Step, T> {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    yield step
  }
}

function gradedCases(
  library: PreparedLibrary,
  precedents: readonly Precedent[],
): readonly Graded[] {
  const plain = plainCases(
    precedents.map(({ profile }) => profile),
    library.taxonomy,
  )
  return precedents.flatMap((precedent, row): Graded[] => {
    const placed = place(precedent, library.ladder)
    const features = plain[row]
    return placed === null || features === undefined
      ? []
      : [{ precedent, rung: placed.rung, plain: features }]
  })
}

/** One list for each of `KS`. */
function* tellNearest(
  past: readonly Known[],
  tests: readonly Graded[],
): Generator<undefined, readonly (readonly Told[])[]> {
  const told: Told[][] = KS.map(() => [])
  for (const { rung, plain } of tests) {
    const first = nearestByFactors(past, plain, MOST_NEIGHBOURS)
    const neighbours = first.slice(0, PLAIN_NEIGHBOURS).map((known) => known.rung)
    KS.forEach((k, i) =>
      told[i]?.push({ rung, chances: sharesOf(equalVotes(first.slice(0, k))), neighbours }),
    )
    yield
  }
  return told
}

/** Plain text search: the nearest five by bm25 over the whole account, weighed by relevance. */
function* tellByWords(
  past: readonly Graded[],
  tests: readonly Graded[],
  index: TextIndex,
): Generator<undefined, readonly Told[]> {
  const told: Told[] = []
  for (const { precedent, rung } of tests) {
    const scores = yield* rankTextsInSteps(index, plainTerms(precedent.profile.narrative))
    const nearest = past
      .map((graded) => ({ rung: graded.rung, weight: scores.get(graded.precedent.ref) ?? 0 }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, PLAIN_NEIGHBOURS)
    told.push({ rung, chances: sharesOf(nearest), neighbours: nearest.map((one) => one.rung) })
    yield
  }
  return told
}

function* wordsOf(
  { profile, ref }: Precedent,
  index: TextIndex,
  { wordsFor, thesaurus }: EvaluateInput,
): Generator<undefined, ReadonlyMap<string, number>> {
  if (wordsFor !== undefined) return wordsFor(profile, ref)
  const { narrative, allegationTypes } = profile
  return yield* rankTextsInSteps(index, searchTerms(narrative, allegationTypes, thesaurus))
}

/** The text that the index of the library holds of a precedent. */
const documentOf = ({ ref, title, profile, collectorWords: words }: Precedent) => ({
  ref,
  text: [
    title,
    profile.narrative,
    ...words.conductTypes.map((tag) => tag.replaceAll('_', ' ')),
    words.culpability,
    words.harm,
    ...words.aggravating,
    ...words.mitigating,
  ].join(' '),
})
