import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { METHOD, METHOD_NAME, METHOD_VERSION } from '#core/comparison/weights'
import { searchTerms } from '#core/comparison/words'
import { factorCount, majority, naiveBayes, nearestByFactors } from '#core/evaluate/baselines'
import { indexTextsInSteps, plainTerms, rankTextsInSteps } from '#core/evaluate/bm25'
import { evaluateInSteps } from '#core/evaluate/evaluate'
import { gradeConstraint, tellByEvenhand } from '#core/evaluate/evenhand'
import { plainCases } from '#core/evaluate/features'
import { foldsOf, type Split } from '#core/evaluate/folds'
import { logisticInSteps } from '#core/evaluate/logistic'
import { measuresOf, type Told } from '#core/evaluate/measures'
import { tellFoldInSteps, type FoldResult } from '#core/evaluate/tell-fold'
import type { Precedent } from '#core/precedent'
import { toEnd, type Step } from '#core/steps'
import { searchedTexts } from '../../../src-main/db/precedent-writer.ts'
import { anyProfile, law, precedent, sha256, thesaurus, underRules } from '../comparison/library.ts'
import { rungOf } from '../comparison/second-reading.ts'

const SAID = [
  'The officer lied about overtime.',
  'He lied, and lied again, about looking up a neighbour.',
  'Records were searched; nothing was said of it.',
  'A false account of overtime was given.',
]
const anyWords = fc.constantFrom(...SAID, '')

/** Cases with accounts and words of their own, some of one hearing, some off the ladder. */
const anyCases = (sizes: { readonly minLength: number; readonly maxLength: number }) =>
  fc
    .array(
      fc.record({
        of: anyProfile,
        outcome: fc.constantFrom('WW', 'FWW', 'RIR', 'DWN', 'DWN', 'WHBD', 'MGMT_ADVICE'),
        narrative: anyWords,
        title: anyWords,
        words: fc.array(anyWords, { minLength: 4, maxLength: 4 }),
        hearingKey: fc.constantFrom(null, null, 'hearing'),
        regime: fc.constantFrom(underRules(['CR2020_BASE']), underRules(['CR2012'])),
      }),
      sizes,
    )
    .map((cases) =>
      cases.map(({ of, outcome, narrative, title, words, hearingKey, regime }, n) => {
        const [culpability = '', harm = '', ...factors] = words
        return precedent(
          n + 1,
          outcome,
          { ...of, narrative, regime },
          {
            title,
            hearingKey,
            collectorWords: {
              culpability,
              harm,
              aggravating: factors.slice(0, 1),
              mitigating: factors.slice(1),
              conductTypes: ['data_misuse'],
            },
          },
        )
      }),
    )

const onLadder = ({ outcome }: Precedent) => outcome !== 'MGMT_ADVICE'
const ask = (precedents: readonly Precedent[], split: Split) => ({
  precedents,
  law,
  thesaurus,
  sha256,
  split,
})
const sharesOf = (rungs: readonly number[]) =>
  [0, 1, 2, 3, 4].map((rung) =>
    rungs.length === 0 ? 0.2 : rungs.filter((one) => one === rung).length / rungs.length,
  )

/** Each method asked by itself, of the same cases from the same past. */
function askEach(past: readonly Precedent[], tests: readonly Precedent[]): FoldResult {
  const library = prepareLibrary(past, law)
  const graded = (cases: readonly Precedent[]) => {
    const on = cases.filter(onLadder)
    const plain = plainCases(
      on.map(({ profile }) => profile),
      library.taxonomy,
    )
    return on.flatMap((one, n) => {
      const features = plain[n]
      return features === undefined ? [] : [{ one, rung: rungOf(one), plain: features }]
    })
  }
  const [known, told] = [graded(past), graded(tests)]
  const index = toEnd(
    indexTextsInSteps(past.map((one) => ({ ref: one.ref, text: searchedTexts(one).join(' ') }))),
  )
  const rank = (terms: Parameters<typeof rankTextsInSteps>[1]) =>
    toEnd(rankTextsInSteps(index, terms))
  const say = (chances: ReturnType<typeof majority>) =>
    told.map(({ rung, plain }): Told => ({ rung, chances: chances(plain), neighbours: null }))
  const nearest = (plain: (typeof told)[number]['plain'], k: number) =>
    nearestByFactors(known, plain, k).map(({ rung }) => rung)
  return {
    refs: told.map(({ one }) => one.ref),
    past: known.length,
    evenhand: told.map(({ one, rung }) => {
      const terms = searchTerms(one.profile.narrative, one.profile.allegationTypes, thesaurus)
      const shares = sharesOf(known.map((of) => of.rung))
      return toEnd(tellByEvenhand(library, one, rung, rank(terms), shares, METHOD))
    }),
    baselines: {
      majority: say(majority(known)),
      factorCount: say(factorCount(known)),
      naiveBayes: say(naiveBayes(known)),
      logistic: say(toEnd(logisticInSteps(known))),
    },
    nearest: [1, 3, 5, 7].map((k) =>
      told.map(({ rung, plain }) => ({
        rung,
        chances: sharesOf(nearest(plain, k)),
        neighbours: nearest(plain, 5),
      })),
    ),
    bm25: told.map(({ one, rung }) => {
      const scores = rank(plainTerms(one.profile.narrative))
      const first = known
        .map((of) => ({ rung: of.rung, weight: scores.get(of.one.ref) ?? 0 }))
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, 5)
      const sum = first.reduce((total, { weight }) => total + weight, 0)
      const share = (at: number) =>
        first.reduce((total, of) => total + (of.rung === at ? of.weight / sum : 0), 0)
      return {
        rung,
        chances: [0, 1, 2, 3, 4].map((at) => (sum === 0 ? 0.2 : share(at))),
        neighbours: first.map((of) => of.rung),
      }
    }),
  }
}

/** The same with every chance to the sixth decimal. */
const rounded = (result: unknown): unknown =>
  JSON.parse(
    JSON.stringify(result, (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
    ),
  )

describe('The cases of one fold', () => {
  it('are told by each method as it tells them by itself, from the texts that are searched', () => {
    const [some, few] = [anyCases({ minLength: 0, maxLength: 9 }), { minLength: 0, maxLength: 4 }]
    fc.assert(
      fc.property(some, anyCases(few), (past, cases) => {
        const tests = cases.map((one, n) => ({ ...one, ref: `T-${n}`, sourceId: `test-${n}` }))
        const found = toEnd(tellFoldInSteps({ past, tests }, ask(past, { test: tests }), METHOD))
        expect(rounded(found)).toEqual(rounded(askEach(past, tests)))
      }),
      { numRuns: 40 },
    )
  })

  it('are told with the words that are given, where some are', () => {
    const [first, second, ...others] = [1, 2, 3, 4].map((n) =>
      precedent(n, n === 1 ? 'DWN' : 'WW', { rank: null }),
    )
    if (first === undefined || second === undefined) throw new Error('Two cases at least')
    const past = [first, second]
    const asked: string[] = []
    const input = {
      ...ask(past, { test: others }),
      wordsFor: (_: unknown, ref: string) => {
        asked.push(ref)
        return new Map([['P-0002', 1]])
      },
    }
    const { evenhand } = toEnd(tellFoldInSteps({ past, tests: others }, input, METHOD))
    expect(asked).toEqual(['P-0003', 'P-0004'])
    // Alike but for the words: the second case comes first.
    expect(evenhand.map(({ neighbours }) => neighbours)).toEqual([
      [1, 4],
      [1, 4],
    ])
  })
})

const NAMES = ['majority', 'factorCount', 'naiveBayes', 'logistic'] as const

describe('The grades of a split', () => {
  it('are those of all that its folds told, and name the cases that each method told wrongly', () => {
    const splits = fc.constantFrom<Split>('leave-one-out', { before: '2022-03-05' })
    fc.assert(
      fc.property(anyCases({ minLength: 2, maxLength: 7 }), splits, (library, split) => {
        const dated = library.map((one, n) =>
          n % 3 === 0 ? { ...one, hearingDate: '2022-03-06' } : one,
        )
        const input = ask(dated.toReversed(), split)
        const folds = foldsOf(dated, split)
        const results = folds.map((fold) => toEnd(tellFoldInSteps(fold, input, METHOD)))
        const steps: Step[] = []
        const grading = evaluateInSteps(input)
        let step = grading.next()
        for (; step.done !== true; step = grading.next()) steps.push(step.value)
        const [grade] = step.value.splits
        if (grade === undefined) throw new Error('No split was graded')
        const all = (pick: (of: FoldResult) => readonly Told[]) => results.flatMap(pick)
        const told = folds.flatMap(({ tests }) => tests)
        const found = results.flatMap(({ evenhand }) => evenhand)
        expect(grade).toMatchObject({
          n: told.filter(onLadder).length,
          ungraded: told.filter((one) => !onLadder(one)).length,
        })
        const { evenhand, nearestFactors, bm25, ...plain } = grade.methods
        expect(evenhand).toMatchObject({
          ...measuresOf(found),
          constraint: gradeConstraint(found),
          underSameRules: measuresOf(found.map((one) => one.underSameRules)),
          abstained: found.filter(({ abstained }) => abstained).length,
          robustness: { cases: found.filter(({ miscodings }) => miscodings.length > 0).length },
        })
        for (const name of NAMES)
          expect(plain[name]).toEqual(measuresOf(all(({ baselines }) => baselines[name])))
        expect(bm25).toEqual(measuresOf(all((of) => of.bm25)))
        const byK = [1, 3, 5, 7].map((k, i) => ({
          k,
          measures: measuresOf(all(({ nearest }) => nearest[i] ?? [])),
        }))
        const accuracies = byK.map(({ measures }) => measures.balancedAccuracy ?? 0)
        const best = byK[accuracies.indexOf(Math.max(...accuracies))]
        expect(nearestFactors).toEqual({ ...best?.measures, k: best?.k, byK })
        expectWrong(grade.cases, results, best?.k ?? 1)
        expectProgress(steps, told.length)
      }),
      { numRuns: 12 },
    )
  })

  it('say how few they rest on, and where the sample is among them', () => {
    const cases = [precedent(1, 'DWN'), precedent(2, 'WW')]
    const [first = precedent(1, 'DWN'), ...rest] = cases
    const graded = (
      of: readonly Precedent[],
      split: Split,
      drawnFrom: { drawnFrom?: number } = {},
    ) => toEnd(evaluateInSteps({ ...ask(of, split), ...drawnFrom }))
    const { caveats, method } = graded(cases, 'leave-one-out')
    expect(caveats).toEqual([expect.stringMatching(/^With 2 cases the intervals are wide/)])
    expect(method).toEqual({ name: METHOD_NAME, version: METHOD_VERSION })
    const sampled = [...rest, { ...first, origin: 'SAMPLE' as const }]
    expect(graded(sampled, 'leave-one-out').caveats[0]).toContain('not a natural sample')
    const test = Array.from({ length: 200 }, (_, n) =>
      precedent(n + 10, n % 2 === 0 ? 'WW' : 'DWN'),
    )
    expect(graded(cases, { test }).caveats).toEqual([])
    const [drawn] = graded(cases, { test: test.slice(0, 3) }, { drawnFrom: 1_234_567 }).caveats
    expect(drawn).toContain('1,234,567 cases with an outcome on the ladder. 2 of them')
    expect(drawn).toContain('3 cases of the test file were told')
  })
})

type Case = { readonly ref: string; readonly dismissed: boolean; readonly wrong: readonly string[] }

function expectWrong(cases: readonly Case[], results: readonly FoldResult[], k: number) {
  const expected = results.flatMap(({ refs, evenhand, baselines, nearest, bm25 }) =>
    refs.map((ref, at) => {
      const of = { evenhand, ...baselines, nearestFactors: nearest[[1, 3, 5, 7].indexOf(k)], bm25 }
      const dismissed = evenhand[at]?.rung === 4
      const wrong = Object.entries(of).flatMap(([name, told]) =>
        (told?.[at]?.chances[4] ?? 0) >= 0.5 === dismissed ? [] : [name],
      )
      return { ref, dismissed, wrong: wrong.toSorted() }
    }),
  )
  const inOrder = expected.toSorted((a, b) => (a.ref < b.ref ? -1 : 1))
  expect(cases.map((one) => ({ ...one, wrong: one.wrong.toSorted() }))).toEqual(inOrder)
}

/** How far it has come never goes back, and ends with all of them. */
function expectProgress(steps: readonly Step[], total: number) {
  expect(new Set(steps.map((step) => step.total))).toEqual(new Set([total]))
  const done = steps.map((step) => step.done)
  expect(done.every(Number.isInteger)).toBe(true)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(done.at(-1)).toBe(total)
}
