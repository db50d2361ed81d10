import { describe, expect, it } from 'vitest'
import { METHOD } from '#core/comparison/weights'
import { compareWithin, constraintOf, precedent, profile } from './library.ts'

const factors = ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT']
const present = profile({ factors })
const rolesIn = (...library: Parameters<typeof compareWithin>[1]) =>
  Object.fromEntries(
    compareWithin(present, library, { oneChange: false }).neighbours.map(
      ({ ref, role }) => [ref, role] as const,
    ),
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

  it('is that it contradicts another, before that it nearly binds', () => {
    const apart = { allegationTypes: ['INFORMATION_DISCLOSURE'], factors: three }
    const contradicted = { ...apart, factors: [...three, 'CUL_DATA_MISUSE'] }
    expect(rolesIn(precedent(1, 'DWN', apart), precedent(2, 'FWW', contradicted))).toEqual({
      'P-0001': 'CONFLICT',
      'P-0002': 'CONFLICT',
    })
    const near = { ...graver, harmLevel: 'LOW' } as const
    expect(rolesIn(precedent(1, 'RIR', near))).toEqual({ 'P-0001': 'NEAR' })
    const against = { ...near, factors: [...factors, ...three] }
    expect(rolesIn(precedent(1, 'RIR', near), precedent(2, 'WW', against))).toEqual({
      'P-0001': 'CONFLICT',
      'P-0002': 'CONFLICT',
    })
  })

  it('is that of the floor for a case that sets both bounds', () => {
    expect(rolesIn(precedent(1, 'RIR', { factors }))).toEqual({ 'P-0001': 'SETS_FLOOR' })
  })

  it('is told of the nearest twenty that set a bound', () => {
    const library = Array.from({ length: 25 }, (_, n) => precedent(n + 1, 'FWW', milder))
    const roles = Object.values(rolesIn(...library))
    expect(roles).toHaveLength(25)
    expect(roles.filter((role) => role === 'SETS_FLOOR')).toHaveLength(20)
    const ceilings = Array.from({ length: 25 }, (_, n) => precedent(n + 1, 'FWW', graver))
    const above = Object.values(rolesIn(...ceilings))
    expect(above.filter((role) => role === 'SETS_CEILING')).toHaveLength(20)
  })

  it('stays that of the bound for a case that contradicts another', () => {
    const pair = [precedent(1, 'DWN', milder), precedent(2, 'FWW', graver)]
    const constraint = constraintOf(present, pair)
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
    expect(method.weights).toEqual(METHOD.weights)
    expect(method.settings).toEqual(Object.fromEntries(numbers))
  })
})
