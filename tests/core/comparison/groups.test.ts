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
  it('hold each listed case once, nearest first, whatever its rules', () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        const groups = groupNeighbours(comparison)
        const listed = groups.flatMap(({ neighbours }) => neighbours)
        const refs = comparison.neighbours.map(({ ref }) => ref)
        expect(listed.map(({ ref }) => ref).toSorted()).toEqual(refs.toSorted())
        for (const { id, neighbours } of groups) {
          const places = neighbours.map(({ ref }) => refs.indexOf(ref))
          expect(places).toEqual(places.toSorted((a, b) => a - b))
          for (const { ref } of neighbours) expect(groupOf(groups, ref)).toBe(id)
        }
        expect(groupOf(groups, 'P-9999')).toBeNull()
      }),
    )
  })

  it('are the counted first, even with none, then those that have a case, by why it is left out', () => {
    const quashed = { effect: 'QUASHED', words: null, finalOutcome: null } as const
    const under = (n: number, ...rules: Parameters<typeof underRules>) =>
      precedent(n, 'FWW', { regime: underRules(...rules) })
    const groups = groupNeighbours(
      compareWithin(
        profile({ regime: underRules(['CR2020_2025']) }),
        [
          under(1, ['CR2020_2025']),
          under(2, ['CR2012']),
          under(3, ['CR2020_BASE']),
          under(4, ['CR2012', 'CR2020_BASE']),
          under(5, ['CR2020_BASE', 'CR2020_2025']),
          { ...under(6, ['CR2020_2025']), confidence: 'LOW' },
          { ...under(7, ['CR2020_2025']), laterHistory: quashed },
        ],
        { oneChange: false },
      ),
    )
    const told = groups.map(({ label, neighbours }) => [label, ...neighbours.map(({ ref }) => ref)])
    expect(told).toEqual([
      ['Counted', 'P-0001'],
      ['2020 rules', 'P-0003'],
      ['2012 rules', 'P-0002'],
      ['Not recorded', 'P-0004', 'P-0005'],
      ['Not counted', 'P-0006'],
      ['Set aside', 'P-0007'],
    ])
    expect(firstGroupOf(groups, ['P-0007', 'P-0003'])).toBe('CR2020_BASE')
    expect(firstGroupOf(groups, ['P-9999'])).toBeNull()
    const none = groupNeighbours(compareWithin(profile(), [], { oneChange: false }))
    expect(none.map(({ id }) => id)).toEqual(['counted'])
  })

  it('put the pinned cases first and leave the rest in their order', () => {
    const { neighbours } = compareWithin(
      profile(),
      [1, 2, 3, 4].map((n) => precedent(n, 'FWW')),
      { oneChange: false },
    )
    const refs = (pinned?: ReadonlySet<string>) =>
      pinnedFirst(neighbours, pinned).map(({ ref }) => ref)
    expect(refs()).toEqual(['P-0001', 'P-0002', 'P-0003', 'P-0004'])
    expect(refs(new Set(['P-0004', 'P-0002', 'P-0009']))).toEqual([
      'P-0002',
      'P-0004',
      'P-0001',
      'P-0003',
    ])
  })
})
