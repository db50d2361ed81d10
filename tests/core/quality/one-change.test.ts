import { describe, expect, it } from 'vitest'
import type { Comparison, CounterfactualEntry, Feature } from '#core/comparison/comparison'
import { changesInWords } from '#core/quality/one-change'

const feature = (label: string, polarity: Feature['polarity']): Feature => ({
  kind: 'FACTOR',
  id: label,
  label,
  polarity,
})

const entry = (given: Partial<CounterfactualEntry>): CounterfactualEntry => ({
  target: 'MAJORITY',
  direction: 'DOWN',
  changes: [],
  movesTo: 'FWW',
  shownBy: 'P-0001',
  ...given,
})

const told = (
  counterfactual: readonly CounterfactualEntry[],
  constraint: Partial<Comparison['constraint']> = {},
) =>
  changesInWords({
    counterfactual,
    constraint: { floor: null, ceiling: null, near: [], conflicts: [], ...constraint },
  })

const bound = { outcome: 'WW', months: null, refs: ['P-0002'] } as const
const remorse = feature('Remorse', 'MITIGATING')
const planned = feature('Planned', 'AGGRAVATING')

describe('One change in words', () => {
  it('says a new bound, a moved one, and one that falls away', () => {
    const changes = [{ action: 'REMOVE', feature: remorse }] as const
    const floor = { target: 'FLOOR', direction: 'UP', changes } as const
    expect(told([entry(floor)]).shown[0]?.words).toBe('Without remorse: a floor is set at')
    expect(told([entry(floor)], { floor: bound }).shown[0]?.words).toBe(
      'Without remorse: floor rises to',
    )
    const gone = entry({ ...floor, direction: 'DOWN', movesTo: null })
    expect(told([gone], { floor: bound }).shown[0]).toMatchObject({
      words: 'Without remorse: floor falls away',
      outcome: null,
    })
  })

  it('cautions where like cases ended against the weight of the change, and puts it last', () => {
    const odd = entry({ changes: [{ action: 'ADD', feature: planned }], shownBy: 'P-0003' })
    const plain = entry({ changes: [{ action: 'ADD', feature: remorse }], shownBy: 'P-0004' })
    const { shown } = told([odd, plain])
    expect(shown.map(({ shownBy, caution }) => [shownBy, caution === null])).toEqual([
      ['P-0004', true],
      ['P-0003', false],
    ])
    expect(shown[1]?.caution).toContain('makes the case graver')
    const up = entry({ direction: 'UP', changes: [{ action: 'LOWER', feature: planned }] })
    expect(told([up]).shown[0]?.caution).toContain('less grave, yet')
  })

  it('does not caution where one of two changes, or neither, speaks the other way', () => {
    const both = entry({
      changes: [
        { action: 'ADD', feature: planned },
        { action: 'ADD', feature: remorse },
      ],
    })
    const silent = entry({ changes: [{ action: 'ADD', feature: feature('Off duty', 'CONTEXT') }] })
    expect(told([both, silent]).shown.map(({ caution }) => caution)).toEqual([null, null])
  })

  it('names what no change does, and says all of it where nothing does anything', () => {
    const none = { changes: [], movesTo: null, shownBy: null } as const
    const floorUp = entry({ ...none, target: 'FLOOR', direction: 'UP' })
    const floorDown = entry({ ...none, target: 'FLOOR', direction: 'DOWN' })
    const lead = 'No change of one or two things would'
    expect(told([entry(none), floorUp], { floor: bound }).none).toBe(
      `${lead} raise the floor or lower the majority of like cases`,
    )
    expect(told([floorUp, floorDown], { floor: bound }).none).toBe(`${lead} move the floor`)
    expect(told([]).none).toBe(`${lead} move floor, ceiling or majority`)
    expect(told([entry({ changes: [{ action: 'ADD', feature: remorse }] })]).none).toBeNull()
  })

  it('does not speak of lowering a floor, or raising a ceiling, that nothing sets', () => {
    const none = { changes: [], movesTo: null, shownBy: null } as const
    const all = (['FLOOR', 'CEILING'] as const).flatMap((target) =>
      (['UP', 'DOWN'] as const).map((direction) => entry({ ...none, target, direction })),
    )
    expect(told(all).none).toBe('No change of one or two things would set a floor or set a ceiling')
    const down = all.filter(({ target, direction }) => target === 'FLOOR' && direction === 'DOWN')
    const shown = entry({ changes: [{ action: 'ADD', feature: remorse }] })
    expect(told([shown, ...down]).none).toBeNull()
  })
})
