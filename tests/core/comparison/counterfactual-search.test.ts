import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWith } from '#core/comparison/compare'
import type { Comparison, CounterfactualEntry } from '#core/comparison/comparison'
import { majorityMoves, majorityRung } from '#core/comparison/constraint/majority'
import { pairsOf, singleChanges, type Change } from '#core/comparison/constraint/changes'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { scanLibrary } from '#core/comparison/scan'
import { METHOD } from '#core/comparison/weights'
import type { Law } from '#core/law/law'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import { toEnd } from '#core/steps'
import {
  closeNeighbourhood,
  closeTo,
  loosening,
  openMajority,
  pairsFrom,
  stepsFrom,
  tightening,
  turning,
  wordsOf,
  type Expected,
  type Scores,
} from './changes-reading.ts'
import {
  anyLibraryOf,
  compareWithin,
  law,
  precedent,
  profile,
  sha256,
  smallLaw,
  underRules,
} from './library.ts'
import { anyNeighbourhood, neighbourhoodOf } from './second-reading.ts'

const entriesOf = (comparison: Comparison, target: string, direction: string) =>
  comparison.counterfactual.filter(
    (entry) => entry.target === target && entry.direction === direction,
  )
const scoresOf = ({ neighbours }: Comparison): Scores =>
  new Map(neighbours.filter((one) => one.counted).map(({ ref, score }) => [ref, score]))

/** Three at most of what is expected, those shown by the nearest cases; or "no such case". */
function expectShown(
  entries: readonly CounterfactualEntry[],
  expected: readonly Expected[],
  scores: Scores,
) {
  const said = entries.map(({ changes, shownBy, movesTo }) => {
    const steps = changes.map(({ action, feature }) => ({ action, id: feature.id }))
    return { words: wordsOf(steps), shownBy, movesTo }
  })
  const none = { words: '', shownBy: null, movesTo: null }
  if (expected.length === 0) return expect(said).toEqual([none])
  const wanted = expected.map(({ steps, shownBy, movesTo }) => ({
    words: wordsOf(steps),
    shownBy: shownBy.ref,
    movesTo: movesTo?.outcome ?? null,
  }))
  for (const one of said) expect(wanted).toContainEqual(one)
  expect(new Set(said.map(({ words }) => words)).size).toBe(said.length)
  const scoreOf = (ref: string | null) => scores.get(ref ?? '') ?? 0
  const nearest = wanted.map(({ shownBy }) => scoreOf(shownBy)).toSorted((a, b) => b - a)
  expect(said.map(({ shownBy }) => scoreOf(shownBy))).toEqual(nearest.slice(0, 3))
}

/** Without the search for what would turn the majority, which takes longest: its cases are too few. */
const compareBounds = (profile: Profile, library: readonly Precedent[]) =>
  compareWith(
    prepareLibrary(library, smallLaw),
    { profile, words: new Map<string, number>(), library: 'state', sha256 },
    { ...METHOD, fewest: 1_000 },
  )

describe('The search for what would move a bound', () => {
  it('finds what a second reading finds', () => {
    fc.assert(
      fc.property(fc.oneof(closeNeighbourhood, anyNeighbourhood), ({ of, library }) => {
        const comparison = compareBounds(of, library)
        const scores = scoresOf(comparison)
        const counted = library.filter(({ ref }) => scores.has(ref))
        for (const bound of ['FLOOR', 'CEILING'] as const) {
          const [tight, loose] = bound === 'FLOOR' ? ['UP', 'DOWN'] : ['DOWN', 'UP']
          const search = [bound, of, counted, scores] as const
          expectShown(entriesOf(comparison, bound, tight ?? ''), tightening(...search), scores)
          expectShown(entriesOf(comparison, bound, loose ?? ''), loosening(...search), scores)
        }
      }),
      { numRuns: 150 },
    )
  })
})

const asWords = (changes: readonly Change[]) =>
  wordsOf(changes.map(({ step: { action, feature } }) => ({ action, id: feature.id })))
const wordsFor = ({ UP, DOWN }: ReturnType<typeof turning>) => [
  ...UP.map(({ steps, shownBy }) => `UP ${wordsOf(steps)}: ${shownBy.ref}`),
  ...DOWN.map(({ steps, shownBy }) => `DOWN ${wordsOf(steps)}: ${shownBy.ref}`),
]
/** The moves of the majority as words, by single changes or by pairs. */
function movesIn(
  library: readonly Precedent[],
  of: Profile,
  by: Law,
  pool?: number,
  size: 1 | 2 = 1,
) {
  const prepared = prepareLibrary(library, by)
  const input = { profile: of, words: new Map<string, number>(), exclude: {}, method: METHOD }
  const singles = singleChanges(of, prepared.taxonomy)
  const sets = size === 1 ? singles.map((one) => [one]) : pairsOf(singles)
  const moves = majorityMoves(prepared, scanLibrary(prepared, input), sets, METHOD, pool)
  return toEnd(moves).map(
    ({ direction, changes, shownBy }) =>
      `${direction} ${asWords(changes)}: ${prepared.refs[shownBy]}`,
  )
}

const MANY = { minLength: 3, maxLength: 24 }
const manyCases = fc.oneof(neighbourhoodOf(anyLibraryOf(MANY)), closeTo(MANY))

describe('The search for what would turn the majority', () => {
  it('finds what comparing anew after every change finds, and pairs only where that is nothing', () => {
    fc.assert(
      fc.property(manyCases, ({ of, library }) => {
        const comparison = compareWithin(of, library, { law: smallLaw })
        const scores = scoresOf(comparison)
        const counted = library.filter(({ ref }) => scores.has(ref))
        const singles = turning(
          of,
          counted,
          stepsFrom(of).map((step) => [step]),
        )
        const both = singles.UP.length > 0 && singles.DOWN.length > 0
        const pairs = both ? singles : turning(of, counted, pairsFrom(of))
        for (const direction of ['UP', 'DOWN'] as const) {
          const expected = singles[direction].length > 0 ? singles[direction] : pairs[direction]
          expectShown(entriesOf(comparison, 'MAJORITY', direction), expected, scores)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('holds the graver of two rungs that weigh the same for that of the most', () => {
    const outcomes = ['FWW', 'DWN', 'RIR', 'RIR', 'WW', 'WW'] as const
    const library = prepareLibrary(
      outcomes.map((outcome, n) => precedent(n + 1, outcome)),
      smallLaw,
    )
    const totals = new Int32Array(outcomes.length).fill(500_000)
    const rungOf = (...rows: readonly number[]) => majorityRung(library, rows, totals, METHOD)
    expect([rungOf(0, 1), rungOf(1, 0), rungOf(0, 4), rungOf(4, 0)]).toEqual([4, 4, 2, 2])
    expect([rungOf(1, 2, 3), rungOf(2, 4, 3, 5), rungOf(1, 4, 5)]).toEqual([3, 3, 1])
  })

  it('looks no further than the pool of the nearest that it is given', () => {
    fc.assert(
      fc.property(manyCases, fc.integer({ min: 16, max: 20 }), ({ of, library }, pool) => {
        const { scores } = openMajority(library)(of)
        const inPool = [...scores.keys()].slice(0, pool)
        const expected = turning(
          of,
          library.filter(({ ref }) => inPool.includes(ref)),
          pairsFrom(of),
        )
        expect(movesIn(library, of, smallLaw, pool, 2).toSorted()).toEqual(
          wordsFor(expected).toSorted(),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('shows, of two that a change makes equally near, the first in order of reference', () => {
    const factors = ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'MIT_REMORSE_INSIGHT']
    const dismissed = (more: string) => ({ factors: [...factors, 'AGG_CONCEALMENT', more] })
    const without = { factors, absentFactors: ['AGG_CONCEALMENT'] }
    // The second stands as near in its balance as the case does now, the first as it will then.
    const library = [
      precedent(1, 'DWN', dismissed('AGG_FALSE_ACCOUNT')),
      precedent(2, 'DWN', dismissed('MIT_HEALTH')),
      ...[3, 4].map((n) => precedent(n, 'FWW', without)),
      precedent(5, 'DWN', { ...dismissed('AGG_FALSE_ACCOUNT'), rank: 'CHIEF_OFFICER' }),
    ]
    const moves = movesIn(library, profile({ factors, rank: 'CONSTABLE' }), law, 5)
    expect(moves).toContain('UP ADD AGG_CONCEALMENT: P-0001')
  })

  it('finds the same among more cases than what many changes share is kept for', () => {
    const of = (group: string) => law.factors.filter((factor) => factor.group === group)
    const factors = [...of('AGGRAVATING').slice(0, 10), ...of('MITIGATING').slice(0, 1)]
    const ids = factors.map(({ id }) => id)
    const few: Law = { ...law, factors }
    // One case for each set of factors, a third of them under other rules, with every outcome.
    const outcomes = ['WW', 'FWW', 'RIR', 'DWN'] as const
    const library = Array.from({ length: 2 ** ids.length - 1 }, (_, n) => {
      const has = ids.filter((_id, at) => (((n + 1) >> at) & 1) === 1)
      const regime = underRules([n % 3 === 0 ? 'CR2012' : 'CR2020_BASE'])
      const outcome = outcomes[Math.imul(n + 1, 0x9e3779b1) >>> 30] ?? 'WW'
      return precedent(n + 1, outcome, { factors: has, regime })
    })
    const counted = library.filter(
      ({ profile: { regime } }) => regime.conductRegime.possible[0] === 'CR2020_BASE',
    )
    expect(counted.length).toBeGreaterThan(1_000)
    for (const level of ['LOW', 'MEDIUM', 'HIGH'] as const) {
      const present = profile({ factors: ids.slice(0, 3), culpabilityLevel: level })
      const steps = stepsFrom(present, ids).map((step) => [step])
      const expected = wordsFor(turning(present, counted, steps, few))
      expect(expected.length).toBeGreaterThan(1)
      expect(movesIn(library, present, few).toSorted()).toEqual(expected.toSorted())
    }
  })
})
