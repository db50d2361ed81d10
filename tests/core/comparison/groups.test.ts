import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstGroupOf, groupNeighbours, groupOf, pinnedFirst } from '#core/comparison/groups'
import { compareWithin, precedent, profile, underRules } from './library.ts'

const POSSIBLE = [
  ['CR2012'],
  ['CR2020_BASE'],
  ['CR2020_2025'],
  ['CR2012', 'CR2020_BASE'],
  ['CR2020_BASE', 'CR2020_2025'],
] as const
const anyRules = fc.constantFrom(...POSSIBLE)
const anyCase = fc.record({
  rules: anyRules,
  effect: fc.constantFrom('NONE_RECORDED', 'NONE_RECORDED', 'QUASHED'),
  confidence: fc.constantFrom('HIGH', 'HIGH', 'LOW'),
})
const anyComparison = fc.tuple(anyRules, fc.array(anyCase, { maxLength: 12 })).map(([rules, of]) =>
  compareWithin(
    profile({ regime: underRules(rules) }),
    of.map(({ rules: theirs, effect, confidence }, n) =>
      precedent(
        n + 1,
        'FWW',
        { regime: underRules(theirs) },
        { confidence, laterHistory: { effect, words: null, finalOutcome: null } },
      ),
    ),
    { oneChange: false },
  ),
)

describe('The groups of the listed cases', () => {
  it('hold each listed case once, whatever its rules', () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        const listed = groupNeighbours(comparison).flatMap(({ neighbours }) => neighbours)
        expect(listed.map(({ ref }) => ref).toSorted()).toEqual(
          comparison.neighbours.map(({ ref }) => ref).toSorted(),
        )
      }),
    )
  })
})
