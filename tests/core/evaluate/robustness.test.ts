import { describe, expect, it } from 'vitest'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { METHOD } from '#core/comparison/weights'
import { evaluate } from '#core/evaluate/evaluate'
import { gradeRobustness, miscodings } from '#core/evaluate/robustness'
import { readRobustness } from '#core/quality/read-robustness'
import { toEnd } from '#core/steps'
import { law, precedent, profile, sample, sha256, thesaurus } from '../comparison/library.ts'

const ask = (of = profile()) => ({
  profile: of,
  words: new Map<string, number>(),
  exclude: {},
  method: METHOD,
})

describe('what one miscoded factor does to the first five neighbours', () => {
  it('is nothing where every case of the library is alike', () => {
    const alike = Array.from({ length: 8 }, (_, n) => precedent(n + 1, 'FWW'))
    const shares = toEnd(miscodings(prepareLibrary(alike, law), ask()))
    const weighing = law.factors.filter(
      ({ group, polarity }) => group !== 'PERSONAL' && polarity !== 'CONTEXT',
    )
    expect(shares).toHaveLength(weighing.length)
    expect(toEnd(gradeRobustness([shares]))).toMatchObject({ cases: 1, mean: 0, worst: 0 })
  })

  it('is seen where the factor tells the nearest from the rest', () => {
    const factor = 'AGG_SUSTAINED'
    const without = ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT']
    const library = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) =>
      precedent(n, 'FWW', n < 6 ? { factors: without, absentFactors: [factor] } : {}),
    )
    const shares = toEnd(miscodings(prepareLibrary(library, law), ask()))
    expect(toEnd(gradeRobustness([shares])).worst).toBe(1)
  })

  it('is tried with fewer factors, evenly, among so many cases that all would take long', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => precedent(n + 1, 'FWW'))
    expect(toEnd(miscodings(prepareLibrary(many, law), ask()))).toHaveLength(20)
  })

  it('is not told of a case that fewer than five cases count for', () => {
    const few = [1, 2, 3, 4].map((n) => precedent(n, 'FWW'))
    expect(toEnd(miscodings(prepareLibrary(few, law), ask()))).toEqual([])
  })

  it('stands in the self-test of the shipped outcomes, and is small', () => {
    const input = { precedents: sample, law, thesaurus, sha256, split: 'leave-one-out' as const }
    const { robustness } = evaluate(input).splits[0]?.methods.evenhand ?? {}
    expect(robustness?.cases).toBeGreaterThan(40)
    expect(robustness?.mean).toBeLessThan(0.2)
    expect(robustness?.worst).toBeLessThanOrEqual(1)
    const { mean, atMostOne } = robustness?.intervals ?? {}
    expect(mean?.low).toBeLessThan(robustness?.mean ?? 0)
    expect(mean?.high).toBeGreaterThan(robustness?.mean ?? 1)
    expect(atMostOne?.low).toBeLessThan(robustness?.atMostOne ?? 0)
    expect(atMostOne?.high).toBeGreaterThan(robustness?.atMostOne ?? 1)
  })

  it('is said in words with figure and interval', () => {
    const graded = toEnd(
      gradeRobustness([
        [0, 0.2, 0.4],
        [0, 0, 0, 0.2, 0.8],
      ]),
    )
    expect(graded).toMatchObject({
      cases: 2,
      miscodings: 8,
      mean: 0.2,
      worst: 0.8,
      atMostOne: 0.75,
    })
    const [first, second] = readRobustness(graded)
    expect(first).toMatch(/puts out 20% \(20 to 20%\) of the first five/)
    expect(second).toContain('In 75% (67 to 80%) of 8 miscodings tried on 2 cases')
    expect(second).toContain('the worst put out four')
    const none = toEnd(gradeRobustness([[]]))
    expect(none).toMatchObject({ cases: 0, miscodings: 0, mean: 0, worst: 0, atMostOne: 0 })
    expect(readRobustness(none)).toHaveLength(1)
  })
})
