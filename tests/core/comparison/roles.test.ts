import { describe, expect, it } from 'vitest'
import { METHOD } from '#core/comparison/weights'
import { compareWithin, precedent, profile } from './library.ts'

const factors = ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT']
const present = profile({ factors })
const rolesIn = (...library: Parameters<typeof compareWithin>[1]) =>
  Object.fromEntries(
    compareWithin(present, library).neighbours.map(({ ref, role }) => [ref, role] as const),
  )
const graver = { factors: [...factors, 'AGG_CONCEALMENT'] }
const milder = { factors: [...factors, 'MIT_EARLY_ADMISSION'] }

describe('The role of a past case', () => {
  const three = ['AGG_CONCEALMENT', 'AGG_SUSTAINED', 'AGG_FALSE_ACCOUNT']

  it('is the bound that it sets, or that it nearly sets one, or none', () => {
    expect(
      rolesIn(
        precedent(1, 'FWW', milder),
        precedent(2, 'DWN', graver),
        precedent(3, 'RIR', { ...graver, harmLevel: 'LOW' }),
        precedent(4, 'DWN', { factors: [...factors, ...three], culpabilityLevel: 'LOW' }),
      ),
    ).toEqual({
      'P-0001': 'SETS_FLOOR',
      'P-0002': 'SETS_CEILING',
      'P-0003': 'NEAR',
      'P-0004': null,
    })
  })

  it('stays that of the bound for a case that contradicts another', () => {
    const pair = [precedent(1, 'DWN', milder), precedent(2, 'FWW', graver)]
    const { constraint } = compareWithin(present, pair)
    expect(constraint.conflicts).toHaveLength(1)
    expect(rolesIn(...pair)).toEqual({ 'P-0001': 'SETS_FLOOR', 'P-0002': 'SETS_CEILING' })
  })
})

describe('A comparison', () => {
  it('searches what one change would move, unless it is told not to', () => {
    const library = [precedent(1, 'DWN', graver)]
    const { counterfactual, ...rest } = compareWithin(present, library)
    expect(counterfactual.length).toBeGreaterThan(0)
    const without = compareWithin(present, library, { oneChange: false })
    expect(without.counterfactual).toEqual([])
    const { fingerprint: _, ...said } = rest
    expect(without).toMatchObject(said)
  })

  it('says every number of its method', () => {
    const { method } = compareWithin(present, [])
    const numbers = Object.entries(METHOD).filter(([, value]) => typeof value === 'number')
    expect(numbers.length).toBeGreaterThan(2)
    expect(method).toMatchObject({
      weights: METHOD.weights,
      settings: Object.fromEntries(numbers),
    })
  })
})
