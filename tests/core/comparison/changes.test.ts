import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairsOf, singleChanges } from '#core/comparison/constraint/changes'
import { readTaxonomy } from '#core/comparison/likeness/taxonomy'
import type { Profile } from '#core/profile'
import { anyProfile, law, profile } from './library.ts'

const changesOf = (of: Profile) => singleChanges(of, readTaxonomy(law))
const levels = (of: Profile, field: 'culpabilityLevel' | 'harmLevel') =>
  changesOf(of)
    .filter(({ key }) => key === field)
    .map(({ step, parts, apply }) => [step.action, apply(of)[field], parts[0]])

describe('The single changes of a case', () => {
  it('raise and lower each level to every other, or set it where it is silent', () => {
    expect(levels(profile({ culpabilityLevel: 'MEDIUM' }), 'culpabilityLevel')).toEqual([
      ['LOWER', 'LOW', 'culpability'],
      ['RAISE', 'HIGH', 'culpability'],
    ])
    expect(levels(profile({ harmLevel: null }), 'harmLevel')).toEqual([
      ['ADD', 'LOW', 'harm'],
      ['ADD', 'MEDIUM', 'harm'],
      ['ADD', 'HIGH', 'harm'],
    ])
    expect(levels(profile({ harmLevel: 'LOW' }), 'harmLevel').map(([action]) => action)).toEqual([
      'RAISE',
      'RAISE',
    ])
  })

  it('find each factor that weighs either way, or do not, and nothing about the person', () => {
    const weighing = law.factors.filter(
      ({ group, polarity }) => group !== 'PERSONAL' && polarity !== 'CONTEXT',
    )
    const of = profile()
    const changes = changesOf(of).filter(({ key }) => !key.endsWith('Level'))
    expect(changes.map(({ key }) => key).toSorted()).toEqual(
      weighing.map(({ id }) => id).toSorted(),
    )
    for (const { key, step, parts } of changes) {
      expect(step.action).toBe(of.factors.includes(key) ? 'REMOVE' : 'ADD')
      const group = weighing.find(({ id }) => id === key)?.group.toLowerCase()
      expect(parts[0]).toBe(group)
      expect(new Set(parts).size).toBe(parts.length)
      expect(parts).toContain('aggravating')
      expect(parts).toContain('mitigating')
    }
  })

  it('change one thing, which is then found or absent and never both', () => {
    fc.assert(
      fc.property(anyProfile, (of) => {
        for (const { key, apply, step } of changesOf(of)) {
          const { factors, absentFactors, ...rest } = apply(of)
          expect(factors.filter((id) => absentFactors.includes(id))).toEqual([])
          expect(new Set(absentFactors).size).toBe(absentFactors.length)
          if (key.endsWith('Level')) {
            expect([factors, absentFactors]).toEqual([of.factors, of.absentFactors])
            continue
          }
          expect({ ...rest, factors, absentFactors }).toEqual({ ...of, factors, absentFactors })
          expect(factors.includes(key)).toBe(step.action === 'ADD')
          expect(absentFactors.includes(key)).toBe(step.action === 'REMOVE')
          const others = (ids: readonly string[]) => ids.filter((id) => id !== key)
          expect(others(factors)).toEqual(others(of.factors))
          expect(others(absentFactors)).toEqual(others(of.absentFactors))
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('The pairs of changes', () => {
  it('are each two about different things, once', () => {
    const changes = changesOf(profile())
    const pairs = pairsOf(changes)
    const same = changes.flatMap((one, at) =>
      changes.slice(at + 1).filter((other) => other.key === one.key),
    )
    expect(pairs).toHaveLength((changes.length * (changes.length - 1)) / 2 - same.length)
    const places = pairs.map((pair) => pair.map((one) => changes.indexOf(one)))
    expect(places.every(([first = 0, second = 0]) => first < second)).toBe(true)
    expect(new Set(places.map(String)).size).toBe(pairs.length)
    expect(pairs.every(([first, second]) => first?.key !== second?.key)).toBe(true)
  })
})
