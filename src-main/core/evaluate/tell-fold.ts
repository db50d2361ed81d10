import type { Sha256 } from '../canonical.ts'
import { place } from '../comparison/constraint/ladder.ts'
import { prepareLibrary, type PreparedLibrary } from '../comparison/prepare-library.ts'
import type { Method } from '../comparison/weights.ts'
import { searchTerms, type Thesaurus } from '../comparison/words.ts'
import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import type { Profile } from '../profile.ts'
import type { Step } from '../steps.ts'
import {
  factorCount,
  majority,
  naiveBayes,
  nearestByFactors,
  nearestFactors,
  sharesOf,
  type Known,
} from './baselines.ts'
import { indexTexts, plainTerms, rankTexts, type TextIndex } from './bm25.ts'
import { tellByEvenhand, type Found } from './evenhand.ts'
import { plainCases, type PlainCase } from './features.ts'
import type { Fold, Split } from './folds.ts'
import { logistic } from './logistic.ts'
import type { Told } from './measures.ts'

export type EvaluateInput = {
  readonly precedents: readonly Precedent[]
  readonly law: Law
  readonly thesaurus: Thesaurus
  readonly sha256: Sha256
  readonly split: Split
  /** Text relevance by reference; worked out in memory where it is not given. */
  readonly wordsFor?: (profile: Profile, ref: string) => ReadonlyMap<string, number>
}

/** Numbers of neighbours that the plain nearest-neighbour method is graded with. */
export const KS = [1, 3, 5, 7] as const
const BASELINES = { majority, factorCount, naiveBayes, logistic } as const
export type BaselineName = keyof typeof BASELINES
/** Nearest cases by which the plain methods vote, or agree. */
const PLAIN_NEIGHBOURS = 5

/** What each method said of the tests of one fold. */
export type FoldResult = {
  /** References of the tests, in the order of every list below. */
  readonly refs: readonly string[]
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
  const library = prepareLibrary(fold.past, input.law)
  const past = gradedCases(library, fold.past)
  const tests = gradedCases(library, fold.tests)
  const total = tests.length
  const told: Partial<Record<BaselineName, readonly Told[]>> = {}
  for (const name of ['majority', 'factorCount', 'naiveBayes', 'logistic'] as const) {
    const chances = BASELINES[name](past)
    told[name] = tests.map(({ rung, plain }) => ({
      rung,
      chances: chances(plain),
      neighbours: null,
    }))
    yield { done: 0, total }
  }
  const index = indexTexts(
    fold.past.map((precedent) => ({ ref: precedent.ref, text: textOf(precedent) })),
  )
  const shares = sharesOf(past.map(({ rung }) => ({ rung, weight: 1 })))
  const evenhand: Found[] = []
  for (const { precedent, rung } of tests) {
    const words = wordsOf(precedent, index, input)
    evenhand.push(tellByEvenhand(library, precedent, rung, words, shares, method))
    if (evenhand.length % SLICE === 0) yield { done: evenhand.length, total }
  }
  const nearest: (readonly Told[])[] = []
  for (const k of KS) {
    nearest.push(tellNearest(past, tests, k))
    yield { done: total, total }
  }
  return {
    refs: tests.map(({ precedent }) => precedent.ref),
    evenhand,
    baselines: {
      majority: told.majority ?? [],
      factorCount: told.factorCount ?? [],
      naiveBayes: told.naiveBayes ?? [],
      logistic: told.logistic ?? [],
    },
    nearest,
    bm25: tellByWords(past, tests, index),
  }
}

/** Cases told between two looks at the clock. */
const SLICE = 20

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

function tellNearest(past: readonly Known[], tests: readonly Graded[], k: number): readonly Told[] {
  const chances = nearestFactors(k)(past)
  return tests.map(({ rung, plain }) => ({
    rung,
    chances: chances(plain),
    neighbours: nearestByFactors(past, plain, PLAIN_NEIGHBOURS).map((known) => known.rung),
  }))
}

/** Plain text search: the nearest five by bm25 over the whole account, weighed by relevance. */
function tellByWords(
  past: readonly Graded[],
  tests: readonly Graded[],
  index: TextIndex,
): readonly Told[] {
  return tests.map(({ precedent, rung }) => {
    const scores = rankTexts(index, plainTerms(precedent.profile.narrative))
    const nearest = past
      .map((graded) => ({ rung: graded.rung, weight: scores.get(graded.precedent.ref) ?? 0 }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, PLAIN_NEIGHBOURS)
    return { rung, chances: sharesOf(nearest), neighbours: nearest.map((one) => one.rung) }
  })
}

function wordsOf(
  { profile, ref }: Precedent,
  index: TextIndex,
  { wordsFor, thesaurus }: EvaluateInput,
): ReadonlyMap<string, number> {
  if (wordsFor !== undefined) return wordsFor(profile, ref)
  return rankTexts(index, searchTerms(profile.narrative, profile.allegationTypes, thesaurus))
}

/** The text that the index of the library holds of a precedent. */
const textOf = ({ title, profile, collectorWords: words }: Precedent): string =>
  [
    title,
    profile.narrative,
    ...words.conductTypes.map((tag) => tag.replaceAll('_', ' ')),
    words.culpability,
    words.harm,
    ...words.aggravating,
    ...words.mitigating,
  ].join(' ')
