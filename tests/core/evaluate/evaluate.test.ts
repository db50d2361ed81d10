import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/evaluate/evaluate'
import { casesToGrade } from '#core/evaluate/cases-to-grade'
import { indexTextsInSteps, plainTerms, rankTextsInSteps } from '#core/evaluate/bm25'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { foldsOf } from '#core/evaluate/folds'
import { measuresOf } from '#core/evaluate/measures'
import { toEnd } from '#core/steps'
import { law, precedent, sample, sha256, thesaurus } from '../comparison/library.ts'

const grade = (split: Parameters<typeof evaluate>[0]['split'], precedents = sample) =>
  evaluate({ precedents, law, thesaurus, sha256, split })

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

describe('the self-test on the shipped outcomes', () => {
  const evaluation = grade('leave-one-out')
  const [split] = evaluation.splits

  it('grades every method on the same cases', () => {
    expect(split?.n).toBe(84)
    expect((split?.n ?? 0) + (split?.ungraded ?? 0)).toBe(sample.length)
    for (const method of Object.values(split?.methods ?? {})) expect(method.n).toBe(split?.n)
  })

  it('finds neighbours that tell dismissal from less above every plain method', () => {
    const { evenhand, ...plain } = split?.methods ?? {}
    for (const method of Object.values(plain))
      expect(evenhand?.balancedAccuracy).toBeGreaterThan(method.balancedAccuracy ?? 1)
    expect(evenhand?.balancedAccuracy).toBeGreaterThan(0.8)
  })

  it('forces no bound that a case broke', () => {
    const constraint = split?.methods.evenhand.constraint
    expect(constraint?.floor).toMatchObject({ wrong: 0 })
    expect(constraint?.ceiling).toMatchObject({ wrong: 0 })
    expect(constraint?.floor.forced).toBeGreaterThan(0)
  })

  it('puts an interval round every figure and says that they overlap', () => {
    const { evenhand, majority } = split?.methods ?? {}
    const interval = evenhand?.intervals.balancedAccuracy
    expect(interval?.low).toBeLessThan(evenhand?.balancedAccuracy ?? 0)
    expect(interval?.high).toBeGreaterThan(evenhand?.balancedAccuracy ?? 1)
    expect(majority?.balancedAccuracy).toBe(0.5)
    expect(evaluation.caveats.join(' ')).toContain('intervals are wide')
  })

  it('gives the same figures again, in any order of the library', () => {
    expect(grade('leave-one-out', [...sample].reverse()).fingerprint).toBe(evaluation.fingerprint)
  })
})

describe('the self-test of a large library', () => {
  it('takes every case of a small one', () => {
    const { refs, drawnFrom } = casesToGrade(prepareLibrary(sample, law))
    expect(refs).toHaveLength(sample.length)
    expect(drawnFrom).toBeUndefined()
  })

  it('takes so many with an outcome, evenly, the same each time, and says so', () => {
    const many = Array.from({ length: 2_300 }, (_, n) =>
      precedent(n + 1, n % 10 === 0 ? 'MGMT_ADVICE' : 'DWN'),
    )
    const { refs, drawnFrom } = casesToGrade(prepareLibrary([...many].reverse(), law))
    expect(refs).toEqual(casesToGrade(prepareLibrary(many, law)).refs)
    expect(refs).toHaveLength(2_000)
    expect(drawnFrom).toBe(2_070)
    expect(refs).not.toContain('P-0001')
    const input = { precedents: sample, law, thesaurus, sha256, drawnFrom: 12_345 }
    const { caveats } = evaluate({ ...input, split: { before: '2022-01-01' } })
    expect(caveats[0]).toContain('12,345 cases with an outcome on the ladder. 90 of them')
  })
})

describe('splits', () => {
  it('never have cases of one hearing on both sides', () => {
    for (const split of ['leave-one-out', 'leave-one-force-out', { before: '2021-01-01' }] as const)
      for (const { past, tests } of foldsOf(sample, split)) {
        const told = new Set(tests.flatMap(({ hearingKey }) => hearingKey ?? []))
        expect(past.filter(({ hearingKey }) => told.has(hearingKey ?? ''))).toEqual([])
      }
  })

  it('tell each case once, and leave its force out where asked', () => {
    const folds = foldsOf(sample, 'leave-one-force-out')
    expect(folds.flatMap(({ tests }) => tests)).toHaveLength(sample.length)
    for (const { past, tests } of folds)
      expect(past.some(({ force }) => force === tests[0]?.force)).toBe(false)
  })

  it('keep a date that is too rough out of both sides', () => {
    const on = (n: number, hearingDate: string | null) => precedent(n, 'DWN', {}, { hearingDate })
    const [fold] = foldsOf(
      [on(1, '2020'), on(2, '2021'), on(3, '2021-06-02'), on(4, null), on(5, '2020-12')],
      { before: '2021-06-01' },
    )
    expect(fold?.past.map(({ ref }) => ref)).toEqual(['P-0001', 'P-0005'])
    expect(fold?.tests.map(({ ref }) => ref)).toEqual(['P-0003'])
  })

  it('tell a test file from the library, without the cases that it shares with it', () => {
    const test = sample.slice(0, 10)
    const [split] = grade({ test }).splits
    expect(split?.name).toBe('test file')
    const [fold] = foldsOf(sample, { test })
    expect(fold?.past.some(({ contentHash }) => contentHash === test[0]?.contentHash)).toBe(false)
  })

  it('leave out a tenth at a time in a large library, whole hearings together', () => {
    const many = Array.from({ length: 1_200 }, (_, n) =>
      precedent(n, 'DWN', {}, { hearingKey: `h${Math.floor(n / 3)}`, contentHash: `c${n}` }),
    )
    const folds = foldsOf(many, 'leave-one-out')
    expect(folds).toHaveLength(10)
    expect(folds.flatMap(({ tests }) => tests)).toHaveLength(500)
  })
})

describe('measures', () => {
  const told = (rung: number, ...chances: number[]) => ({ rung, chances, neighbours: null })

  it('score certainty that was right as perfect and certainty that was wrong as worst', () => {
    const right = measuresOf([told(4, 0, 0, 0, 0, 1), told(0, 1, 0, 0, 0, 0)])
    expect(right).toMatchObject({ exact: 1, balancedAccuracy: 1, rps: 0, brier: 0 })
    const wrong = measuresOf([told(4, 1, 0, 0, 0, 0), told(0, 0, 0, 0, 0, 1)])
    expect(wrong).toMatchObject({ exact: 0, balancedAccuracy: 0, rps: 1, brier: 1 })
  })

  it('count a neighbouring rung as within one step and weigh recalls alike', () => {
    const some = measuresOf([
      told(3, 0, 0, 0, 0, 1),
      told(2, 0, 0, 1, 0, 0),
      told(4, 0, 0, 0, 0, 1),
    ])
    expect(some).toMatchObject({ withinOne: 1, recallLesser: 0.5, recallDismissal: 1 })
    expect(some.balancedAccuracy).toBe(0.75)
  })

  it('weigh a miss by the square of its rungs, against what chance would give', () => {
    const on = (said: number, rung: number) =>
      told(rung, ...[0, 1, 2, 3, 4].map((at) => (at === said ? 1 : 0)))
    expect(measuresOf([on(4, 4), on(0, 0), on(2, 2)]).weightedKappa).toBe(1)
    expect(measuresOf([on(4, 0), on(0, 4)]).weightedKappa).toBe(-1)
    expect(measuresOf([on(4, 4), on(4, 0)]).weightedKappa).toBe(0)
    expect(measuresOf([on(4, 4), on(4, 4)]).weightedKappa).toBeNull()
    const near = measuresOf([on(4, 3), on(0, 0), on(2, 2)])
    const far = measuresOf([on(4, 2), on(0, 0), on(2, 2)])
    // Said 4, 0 and 2, ended 3, 0 and 2: squared misses 1 in three, where chance gives 39 in nine.
    expect(near.weightedKappa).toBeCloseTo(1 - 1 / 3 / (39 / 9), 6)
    expect(near.weightedKappa ?? 0).toBeGreaterThan(far.weightedKappa ?? 1)
    const many = Array.from({ length: 40 }, (_, n) => on(n % 5, n % 3 === 0 ? n % 5 : 2))
    const { weightedKappa, intervals } = measuresOf(many)
    expect(intervals.weightedKappa?.low).toBeLessThan(weightedKappa ?? -2)
    expect(intervals.weightedKappa?.high).toBeGreaterThan(weightedKappa ?? 2)
  })

  it('say nothing where there is nothing to measure', () => {
    expect(measuresOf([])).toMatchObject({ n: 0, exact: null, balancedAccuracy: null })
    expect(measuresOf([told(4, 0, 0, 0, 0, 1)]).balancedAccuracy).toBeNull()
  })
})

describe('text relevance in memory', () => {
  const index = finish(
    indexTextsInSteps([
      { ref: 'a', text: 'The officer lied about overtime, and lied again.' },
      { ref: 'b', text: 'Overtime was claimed.' },
      { ref: 'c', text: 'A false account was given.' },
      { ref: 'd', text: 'Nothing of the kind.' },
    ]),
  )

  it('ranks the account that uses a word more above one that uses it less', () => {
    const scores = toEnd(rankTextsInSteps(index, plainTerms('lied')))
    expect([...scores.keys()]).toEqual(['a'])
  })

  it('finds a phrase only where its words follow each other', () => {
    const scores = toEnd(rankTextsInSteps(index, [{ words: ['false', 'acc'], prefix: true }]))
    expect([...scores.keys()]).toEqual(['c'])
    expect(
      toEnd(rankTextsInSteps(index, [{ words: ['account', 'false'], prefix: false }])).size,
    ).toBe(0)
  })
})
