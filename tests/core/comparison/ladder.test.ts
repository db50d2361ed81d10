import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byTotal } from '#core/comparison/constraint/constraint'
import { place, readLadder } from '#core/comparison/constraint/ladder'
import { placedAt } from '#core/comparison/library'
import type { Precedent } from '#core/precedent'
import type { OutcomeCode } from '#core/vocabulary'
import { law, precedent } from './library.ts'

const placed = (outcome: OutcomeCode, change: Partial<Precedent> = {}) =>
  place(precedent(1, outcome, {}, change), readLadder(law))

describe('The ladder of outcomes', () => {
  it('holds the outcomes of the present Regulations that have a rung', () => {
    const ladder = readLadder(law)
    expect([...ladder.keys()]).toEqual(
      law.outcomes.flatMap(({ id, rung, legacy }) => (rung === null || legacy ? [] : [id])),
    )
    expect(ladder.get('WW')).toBeLessThan(ladder.get('FWW') ?? 0)
    expect(ladder.get('DWN')).toBe(ladder.get('WHBD'))
    expect(placed('AMH_RETURN_TO_AA')).toBeNull()
  })

  it('orders final written warnings by their months, and nothing else by any', () => {
    const of = (outcome: OutcomeCode, outcomeMonths: number | null) => {
      const { low = NaN, high = NaN } = placed(outcome, { outcomeMonths }) ?? {}
      return [low, high] as const
    }
    const [low, high] = of('FWW', null)
    for (const months of [24, 36]) {
      expect(of('FWW', months)[0]).toBe(of('FWW', months)[1])
      expect(of('FWW', months)[0]).toBeGreaterThan(low)
      expect(of('FWW', months)[0]).toBeLessThan(high)
    }
    expect(of('FWW', 36)[0] - of('FWW', 24)[0]).toBe(12)
    expect(of('FWW', 5_000)[1]).toBeLessThan(of('RIR', null)[0])
    expect(of('WW', 18)).toEqual(of('WW', null))
    expect(of('WW', null)[0]).toBe(of('WW', null)[1])
  })

  it('takes an outcome that was replaced for the one that stands, whose length is not known', () => {
    const replaced = placed('DWN', {
      outcomeMonths: 36,
      laterHistory: { effect: 'REPLACED', words: null, finalOutcome: 'FWW' },
    })
    const unknown = placed('FWW', { outcomeMonths: null })
    expect(replaced).toEqual(unknown)
    expect(replaced).toMatchObject({ outcome: 'FWW', months: null })
  })
})

describe('The place of a row', () => {
  it('is asked of rows that count alone, which have one', () => {
    const at = placed('RIR')
    expect(placedAt({ placed: [at, null] }, 0)).toBe(at)
    expect(() => placedAt({ placed: [at, null] }, 1)).toThrow('Row 1 has no place')
    expect(() => placedAt({ placed: [at] }, 2)).toThrow('Row 2 has no place')
  })
})

describe('The cases that set a bound', () => {
  it('stand nearest first, and of two that are as near the earlier reference', () => {
    const rows = fc.uniqueArray(fc.nat(60), { maxLength: 12 })
    const totals = fc.array(fc.nat(3), { minLength: 61, maxLength: 61 })
    fc.assert(
      fc.property(rows, totals, (given, of) => {
        const totalOf = (row: number) => of[row] ?? 0
        const expected = given.toSorted((a, b) => totalOf(b) - totalOf(a) || a - b)
        expect(byTotal(given, Int32Array.from(of))).toEqual(expected)
      }),
    )
  })
})
