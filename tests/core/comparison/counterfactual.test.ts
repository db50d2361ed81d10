import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison, CounterfactualEntry } from '#core/comparison/comparison'
import type { Profile } from '#core/profile'
import {
  anyLibrary,
  anyProfile,
  compareWithin,
  CON,
  constraintOf,
  law,
  precedent,
  PRO,
  profile,
} from './library.ts'

const of = (comparison: Comparison, target: string, direction: string) =>
  comparison.counterfactual.filter(
    (entry) => entry.target === target && entry.direction === direction,
  )
const stepsOf = (entry: CounterfactualEntry | undefined) =>
  entry?.changes.map(({ action, feature }) => `${action} ${feature.id}`)

/** The case as it would be after the changes that an entry names. */
function apply(from: Profile, { changes }: CounterfactualEntry): Profile {
  return changes.reduce<Profile>((now, { action, feature }) => {
    const [, scale, level] = /^(CULPABILITY|HARM)_(LOW|MEDIUM|HIGH)$/.exec(feature.id) ?? []
    if (level === 'LOW' || level === 'MEDIUM' || level === 'HIGH')
      return scale === 'HARM' ? { ...now, harmLevel: level } : { ...now, culpabilityLevel: level }
    const factors = now.factors.filter((id) => id !== feature.id)
    const absentFactors = now.absentFactors.filter((id) => id !== feature.id)
    return action === 'ADD'
      ? { ...now, factors: [...factors, feature.id], absentFactors }
      : { ...now, factors, absentFactors: [...absentFactors, feature.id] }
  }, from)
}

describe('what one change would move', () => {
  it('names the factor that would raise the floor and the case that shows it', () => {
    const comparison = compareWithin(profile(), [
      precedent(1, 'FWW'),
      precedent(2, 'DWN', { factors: ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'AGG_FALSE_ACCOUNT'] }),
    ])
    const [up] = of(comparison, 'FLOOR', 'UP')
    expect(up).toMatchObject({ movesTo: 'DWN', shownBy: 'P-0002' })
    expect(stepsOf(up)).toEqual(expect.arrayContaining(['ADD AGG_FALSE_ACCOUNT']))
  })

  it('names, of cases that show it equally well, the first in order of reference', () => {
    const factors = ['CUL_DATA_MISUSE', 'AGG_FALSE_ACCOUNT']
    const constable = { factors, rank: 'CONSTABLE' } as const
    const comparison = compareWithin(profile({ rank: null }), [
      precedent(1, 'FWW', constable),
      precedent(2, 'DWN', { factors, rank: 'SERGEANT' }),
      precedent(3, 'DWN', constable),
    ])
    const [up] = of(comparison, 'FLOOR', 'UP')
    expect(up).toMatchObject({ movesTo: 'DWN', shownBy: 'P-0002' })
  })

  it('names the first in order of reference also where it is come by first', () => {
    const factors = ['CUL_DATA_MISUSE', 'AGG_FALSE_ACCOUNT']
    const comparison = compareWithin(profile({ rank: null }), [
      precedent(1, 'DWN', { factors, rank: 'CONSTABLE' }),
      precedent(2, 'DWN', { factors, rank: 'SERGEANT' }),
    ])
    expect(of(comparison, 'FLOOR', 'UP')[0]).toMatchObject({ shownBy: 'P-0001' })
  })

  it.each([
    ['DWN', 'RIR'],
    ['RIR', 'DWN'],
  ] as const)('moves the bound as far as one change moves it, by %s and %s', (first, second) => {
    const shared = ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'MIT_REMORSE_INSIGHT']
    const lesser = (left: string) => [...shared.filter((id) => id !== left), 'AGG_FALSE_ACCOUNT']
    const floor = compareWithin(profile({ factors: shared }), [
      precedent(1, first, { factors: lesser('CUL_DATA_MISUSE') }),
      precedent(2, second, { factors: lesser('AGG_SUSTAINED') }),
    ])
    const raised = of(floor, 'FLOOR', 'UP').map(({ movesTo }) => movesTo)
    expect(raised).toEqual(['DWN'])
    const ceiling = compareWithin(profile({ factors: [...shared, 'AGG_FALSE_ACCOUNT'] }), [
      precedent(1, first, { factors: [...shared, 'AGG_CONCEALMENT'] }),
      precedent(2, second, { factors: [...shared, 'AGG_PREMEDITATION'] }),
    ])
    const lowered = of(ceiling, 'CEILING', 'DOWN').map(({ movesTo }) => movesTo)
    expect(lowered).toEqual(['RIR'])
    const alike = { factors: [...shared, 'AGG_FALSE_ACCOUNT'] }
    const twins = compareWithin(profile({ factors: shared }), [
      precedent(1, first, alike),
      precedent(2, second, alike),
    ])
    expect(of(twins, 'FLOOR', 'UP').map(({ movesTo }) => movesTo)).toEqual(['DWN'])
  })

  it('says that a bound would fall away, naming the case that sets it', () => {
    const comparison = compareWithin(profile(), [precedent(1, 'FWW')])
    const down = of(comparison, 'FLOOR', 'DOWN')
    expect(down[0]).toMatchObject({ movesTo: null, shownBy: 'P-0001' })
    expect(down).toHaveLength(3)
  })

  it('lowers a level of the case to bring a ceiling into reach', () => {
    const comparison = compareWithin(profile({ culpabilityLevel: 'HIGH' }), [precedent(1, 'WW')])
    const [down] = of(comparison, 'CEILING', 'DOWN')
    expect(stepsOf(down)).toEqual(['LOWER CULPABILITY_MEDIUM'])
    expect(down).toMatchObject({ movesTo: 'WW', shownBy: 'P-0001' })
  })

  it('tries pairs where no single change is enough', () => {
    const comparison = compareWithin(profile(), [
      precedent(1, 'DWN', {
        factors: ['CUL_DATA_MISUSE', 'AGG_CONCEALMENT', 'MIT_REMORSE_INSIGHT'],
        harmLevel: 'HIGH',
      }),
    ])
    const [up] = of(comparison, 'FLOOR', 'UP')
    expect(stepsOf(up)).toEqual(['ADD AGG_CONCEALMENT', 'RAISE HARM_HIGH'])
  })

  it('tries pairs where no single change takes a bound away', () => {
    // With nothing to add that either lacks, each sets the floor while the other is shaken off.
    const aggravating = {
      ...law,
      factors: law.factors.filter((one) => one.group === 'AGGRAVATING'),
    }
    const bare = { culpabilityLevel: null, harmLevel: null } as const
    const comparison = compareWithin(
      profile({ ...bare, factors: ['AGG_SUSTAINED', 'AGG_CONCEALMENT'] }),
      [
        precedent(1, 'DWN', { ...bare, factors: ['AGG_SUSTAINED'] }),
        precedent(2, 'DWN', { ...bare, factors: ['AGG_CONCEALMENT'] }),
      ],
      { law: aggravating },
    )
    const down = of(comparison, 'FLOOR', 'DOWN')
    expect(down.map((entry) => stepsOf(entry)?.toSorted())).toEqual([
      ['REMOVE AGG_CONCEALMENT', 'REMOVE AGG_SUSTAINED'],
    ])
    expect(down[0]).toMatchObject({ movesTo: null, shownBy: 'P-0001' })
  })

  it('takes the level it names as passing every level before it', () => {
    const factors = ['CUL_DATA_MISUSE', 'AGG_CONCEALMENT']
    const library = [
      precedent(1, 'DWN', { factors, culpabilityLevel: 'LOW' }),
      precedent(2, 'WW', { factors, culpabilityLevel: 'MEDIUM' }),
    ]
    const comparison = compareWithin(
      profile({ culpabilityLevel: null, factors: ['CUL_DATA_MISUSE'] }),
      library,
    )
    const up = of(comparison, 'FLOOR', 'UP')
    expect(up.map(({ movesTo, shownBy }) => [movesTo, shownBy])).toEqual([
      ['DWN', 'P-0001'],
      ['DWN', 'P-0001'],
    ])
  })

  it('takes a level that is lowered as passing every level above it', () => {
    const factors = ['CUL_DATA_MISUSE', 'AGG_CONCEALMENT']
    const comparison = compareWithin(profile({ culpabilityLevel: 'HIGH', factors }), [
      precedent(1, 'WW', { factors, culpabilityLevel: 'MEDIUM' }),
      precedent(2, 'FWW', { factors, culpabilityLevel: 'LOW' }),
    ])
    const down = (found: Comparison) =>
      of(found, 'CEILING', 'DOWN').map((entry) => [stepsOf(entry), entry.movesTo, entry.shownBy])
    expect(down(comparison)).toEqual([
      [['LOWER CULPABILITY_MEDIUM'], 'WW', 'P-0001'],
      [['LOWER CULPABILITY_LOW'], 'WW', 'P-0001'],
    ])
    const turned = compareWithin(profile({ culpabilityLevel: 'HIGH', factors }), [
      precedent(1, 'FWW', { factors, culpabilityLevel: 'MEDIUM' }),
      precedent(2, 'WW', { factors, culpabilityLevel: 'LOW' }),
    ])
    expect(down(turned)).toEqual([
      [['LOWER CULPABILITY_MEDIUM'], 'FWW', 'P-0001'],
      [['LOWER CULPABILITY_LOW'], 'WW', 'P-0002'],
    ])
  })

  it('takes nothing for a change after which the case says nothing that could be bound', () => {
    const silent = { culpabilityLevel: null, harmLevel: null } as const
    const comparison = compareWithin(profile({ ...silent, factors: ['AGG_CONCEALMENT'] }), [
      precedent(1, 'WW', { ...silent, factors: ['CUL_DATA_MISUSE'] }),
    ])
    const down = of(comparison, 'CEILING', 'DOWN')
    expect(down.map(({ changes, movesTo, shownBy }) => [changes, movesTo, shownBy])).toEqual([
      [[], null, null],
    ])
  })

  it('says no such case where there is none', () => {
    const none = compareWithin(profile(), [])
    expect(none.counterfactual).toHaveLength(6)
    for (const entry of none.counterfactual)
      expect(entry).toMatchObject({ changes: [], movesTo: null, shownBy: null })
  })

  it('moves the bound, and to where it says, when the changes are made', () => {
    const rung = new Map(law.outcomes.map((outcome) => [outcome.id, outcome.rung]))
    fc.assert(
      fc.property(anyProfile, anyLibrary, (from, library) => {
        for (const entry of compareWithin(from, library).counterfactual) {
          if (entry.shownBy === null || entry.target === 'MAJORITY') continue
          const constraint = constraintOf(apply(from, entry), library)
          const now = entry.target === 'FLOOR' ? constraint.floor : constraint.ceiling
          const at = now === null ? null : rung.get(now.outcome)
          expect(at).toBe(entry.movesTo === null ? null : rung.get(entry.movesTo))
        }
      }),
      { numRuns: 10 },
    )
  })

  it('finds every single change that raises the floor', () => {
    const rung = new Map(law.outcomes.map((outcome) => [outcome.id, outcome.rung ?? 0]))
    const height = ({ floor }: Comparison['constraint']) =>
      floor === null ? -1 : (rung.get(floor.outcome) ?? 0)
    fc.assert(
      fc.property(anyProfile, anyLibrary, (from, library) => {
        const before = compareWithin(from, library)
        const raises = [...PRO, ...CON].some((id) => {
          const has = from.factors.includes(id)
          const factors = has ? from.factors.filter((one) => one !== id) : [...from.factors, id]
          return height(constraintOf({ ...from, factors }, library)) > height(before.constraint)
        })
        const [up] = of(before, 'FLOOR', 'UP')
        expect(!raises || up?.changes.length === 1).toBe(true)
      }),
      { numRuns: 5 },
    )
  })

  it('finds the change that turns the majority, with a case that has it', () => {
    const dishonest = { factors: ['CUL_DATA_MISUSE', 'AGG_FALSE_ACCOUNT'] }
    const library = Array.from({ length: 40 }, (_, n) =>
      n < 20 ? precedent(n + 1, 'FWW') : precedent(n + 1, 'DWN', dishonest),
    )
    const [up] = of(compareWithin(profile(), library), 'MAJORITY', 'UP')
    expect(up?.movesTo).toBe('DWN')
    expect(library.slice(20).map(({ ref }) => ref)).toContain(up?.shownBy)
  })

  it('turns the majority to where it says, when the changes are made', () => {
    const rung = new Map(law.outcomes.map((outcome) => [outcome.id, outcome.rung]))
    fc.assert(
      fc.property(anyProfile, anyLibrary, (from, library) => {
        const moves = compareWithin(from, library).counterfactual.filter(
          ({ target, shownBy }) => target === 'MAJORITY' && shownBy !== null,
        )
        for (const entry of moves) {
          const { spread } = compareWithin(apply(from, entry), library, { oneChange: false })
          const shareOf = (at: number | null | undefined) =>
            spread.reduce(
              (sum, { outcome, share }) => sum + (rung.get(outcome) === at ? (share ?? 0) : 0),
              0,
            )
          const now = shareOf(entry.movesTo === null ? null : rung.get(entry.movesTo))
          for (const at of [0, 1, 2, 3, 4]) expect(now).toBeGreaterThan(shareOf(at) - 1e-5)
        }
      }),
      { numRuns: 10 },
    )
  })
})
