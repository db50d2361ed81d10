import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyInSteps, consistencyOf } from '#core/quality/consistency'
import { anyLibrary, law, precedent, sample, underRules } from '../comparison/library.ts'

const graver = ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'AGG_CONCEALMENT']
const lesser = ['CUL_DATA_MISUSE', 'AGG_SUSTAINED']
const of = (factors: readonly string[]) => ({ factors: [...factors], absentFactors: [] })

describe('the consistency of a library', () => {
  it('is contradicted by a graver case that ended lower, and says to check the coding first', () => {
    const found = consistencyOf(
      [precedent(1, 'DWN', of(lesser)), precedent(2, 'FWW', of(graver))],
      law,
    )
    expect(found).toMatchObject({ comparable: 1, contradicting: 1 })
    expect(found.conflicts[0]).toMatchObject({
      lower: { ref: 'P-0002' },
      higher: { ref: 'P-0001' },
    })
    expect(found.conflicts[0]?.explanation).toContain('Check the coding')
  })

  it('is not contradicted where the graver case ended as high or higher', () => {
    const found = consistencyOf(
      [precedent(1, 'FWW', of(lesser)), precedent(2, 'DWN', of(graver))],
      law,
    )
    expect(found).toMatchObject({ comparable: 1, contradicting: 0 })
    expect(found.agreeing).toEqual([{ lesser: 'P-0001', graver: 'P-0002' }])
  })

  it('counts two cases alike on every point once, whichever ended lower', () => {
    for (const [a, b] of [
      ['DWN', 'WW'],
      ['WW', 'DWN'],
    ] as const)
      expect(
        consistencyOf([precedent(1, a, of(lesser)), precedent(2, b, of(lesser))], law),
      ).toMatchObject({ comparable: 1, contradicting: 1 })
  })

  it('pairs no cases of one hearing, of other rules, set aside, or coded with low confidence', () => {
    const other = precedent(2, 'FWW', of(graver))
    const against = (change: Parameters<typeof precedent>[3], profile = {}) =>
      consistencyOf(
        [
          precedent(1, 'DWN', of(lesser), { hearingKey: 'h' }),
          precedent(2, 'FWW', { ...of(graver), ...profile }, change),
        ],
        law,
      ).comparable
    expect(against({})).toBe(1)
    expect(against({ hearingKey: 'h' })).toBe(0)
    expect(against({ confidence: 'LOW' })).toBe(0)
    expect(against({ laterHistory: { ...other.laterHistory, effect: 'QUASHED' } })).toBe(0)
    expect(against({}, { regime: underRules(['CR2020_2025']) })).toBe(0)
    expect(against({}, { regime: underRules(['CR2020_BASE', 'CR2020_2025']) })).toBe(0)
  })

  it('states no share under five pairs, and an interval from five on', () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => precedent(i + 1, i === 0 ? 'DWN' : 'FWW', of(lesser)))
    expect(consistencyOf(many(3), law)).toMatchObject({ comparable: 3, share: null })
    const four = consistencyOf(many(4), law)
    expect(four).toMatchObject({ comparable: 6, contradicting: 3, share: 0.5 })
    expect(four.interval?.low).toBeLessThan(0.5)
    expect(four.interval?.high).toBeGreaterThan(0.5)
  })

  it('filters by force, year of the later case and chair, as its groups count', () => {
    const cases = [
      precedent(1, 'DWN', of(lesser), { force: 'A', hearingDate: '2021-05' }),
      precedent(2, 'FWW', of(graver), { force: 'B', hearingDate: '2023-01-02' }),
      precedent(3, 'DWN', of(graver), { force: 'B', hearingDate: null }),
    ]
    const all = consistencyOf(cases, law)
    for (const group of all.groups) {
      const filter =
        group.years === null
          ? { force: group.label }
          : { yearFrom: group.years.from, yearTo: group.years.to }
      const { comparable, contradicting } = consistencyOf(cases, law, filter)
      expect({ comparable, contradicting }).toEqual({
        comparable: group.comparable,
        contradicting: group.contradicting,
      })
    }
    expect(all.groups.map(({ label }) => label)).toEqual(['A', 'B', '2022 to 2023'])
    expect(consistencyOf(cases, law, { panelModel: 'CHIEF_OFFICER_CHAIR' }).comparable).toBe(0)
  })

  it('never depends on the order of the library', () => {
    fc.assert(
      fc.property(anyLibrary, (library) => {
        expect(consistencyOf([...library].reverse(), law)).toEqual(consistencyOf(library, law))
      }),
      { numRuns: 60 },
    )
  })

  it('finds every pair that comparing each with each finds', () => {
    fc.assert(
      fc.property(anyLibrary, (library) => {
        const { comparable, contradicting } = consistencyOf(library, law)
        const pairs = library.flatMap((a, i) =>
          library.slice(i + 1).map((b) => consistencyOf([a, b], law)),
        )
        expect(comparable).toBe(pairs.reduce((sum, pair) => sum + pair.comparable, 0))
        expect(contradicting).toBe(pairs.reduce((sum, pair) => sum + pair.contradicting, 0))
      }),
      { numRuns: 40 },
    )
  })

  it('accounts for each precedent of the shipped sample, and yields in a large library', () => {
    const found = consistencyOf(sample, law)
    const leftOut = found.leftOut.reduce((sum, { refs }) => sum + refs.length, 0)
    expect(found.cases + leftOut).toBe(sample.length)
    const many = Array.from({ length: 600 }, (_, n) => precedent(n + 1, 'DWN', of(lesser)))
    expect(consistencyInSteps(many, law).next().done).toBe(false)
  })
})
