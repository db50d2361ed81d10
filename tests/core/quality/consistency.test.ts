import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyInSteps, consistencyOf } from '#core/quality/consistency'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { heldAs, syntheticContents, takeContents } from '../../bench/synthetic.ts'
import { closeNeighbourhood } from '../comparison/changes-reading.ts'
import { anyLibrary, law, precedent, sample, underRules } from '../comparison/library.ts'
import { placeOf, standsInTheWay } from '../comparison/second-reading.ts'

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

  it('finds the pairs of which a second reading says that one is at least as serious', () => {
    fc.assert(
      fc.property(closeNeighbourhood, fc.array(fc.nat(2)), ({ library }, hearings) => {
        const cases = library.map((one, n) => ({
          ...one,
          hearingKey: hearings[n] === 1 ? 'hearing' : null,
        }))
        const pairs = cases.flatMap((a, i) =>
          cases.slice(i + 1).flatMap((b) => {
            if (a.hearingKey !== null && a.hearingKey === b.hearingKey) return []
            const ways = [[a, b] as const, [b, a] as const].filter(
              ([lesser, graver]) =>
                standsInTheWay('FLOOR', lesser.profile, graver.profile)?.length === 0,
            )
            const against = ways.find(
              ([lesser, graver]) => placeOf(lesser, 'FLOOR') > placeOf(graver, 'CEILING'),
            )
            return ways.length === 0 ? [] : [against ?? null]
          }),
        )
        const contradicting = pairs.flatMap((pair) => (pair === null ? [] : [pair]))
        const found = consistencyOf(cases, law)
        expect(found).toMatchObject({
          comparable: pairs.length,
          contradicting: contradicting.length,
        })
        const named = found.conflicts.map(({ lower, higher }) => `${lower.ref} ${higher.ref}`)
        expect(named.toSorted()).toEqual(
          contradicting.map(([lesser, graver]) => `${graver.ref} ${lesser.ref}`).toSorted(),
        )
      }),
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
    const leftOut = found.leftOut.reduce((sum, { count }) => sum + count, 0)
    expect(found.cases + leftOut).toBe(sample.length)
    const many = prepareLibrary(
      Array.from({ length: 600 }, (_, n) => precedent(n + 1, 'DWN', of(lesser))),
      law,
    )
    expect(consistencyInSteps(many, 'state').next().done).toBe(false)
  })

  it('lists the pairs that ended furthest apart first, and never more than five hundred', () => {
    const found = consistencyOf(
      [
        precedent(1, 'DWN', of(lesser)),
        precedent(2, 'FWW', of(graver)),
        precedent(3, 'WW', of(graver)),
      ],
      law,
    )
    expect(found.conflicts.map(({ lower }) => lower.ref)).toEqual(['P-0003', 'P-0002', 'P-0003'])
    const many = Array.from({ length: 120 }, (_, n) =>
      precedent(n + 1, n % 2 === 0 ? 'DWN' : 'FWW', of(lesser)),
    )
    const crowded = consistencyOf(many, law)
    expect(crowded).toMatchObject({ comparable: 7_140, contradicting: 3_600, sample: null })
    expect(crowded.conflicts).toHaveLength(500)
    expect(crowded.agreeing).toHaveLength(500)
    const alone = new Set(
      crowded.conflicts.map(({ lower, higher }) => `${lower.ref} ${higher.ref}`),
    )
    expect(alone.size).toBe(500)
  })

  it('counts cases that say the same together, and gets what counting them one by one gets', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(35), { maxLength: 30 }), (kinds) => {
        const cases = kinds.map((kind, n) =>
          precedent(
            n + 1,
            kind % 2 === 0 ? 'DWN' : 'FWW',
            of([[], lesser, graver][kind % 3] ?? []),
            {
              hearingKey: kind % 4 === 0 ? `h${kind}` : null,
              force: `Force ${kind % 5}`,
              hearingDate: `${2018 + (kind % 7)}-02-03`,
            },
          ),
        )
        const { comparable, contradicting, groups } = consistencyOf(cases, law)
        const pairs = cases.flatMap((a, i) =>
          cases.slice(i + 1).map((b) => consistencyOf([a, b], law)),
        )
        const sum = (pick: (one: (typeof pairs)[number]) => number) =>
          pairs.reduce((total, pair) => total + pick(pair), 0)
        expect(comparable).toBe(sum((pair) => pair.comparable))
        expect(contradicting).toBe(sum((pair) => pair.contradicting))
        for (const { label, comparable: inGroup } of groups)
          expect(inGroup).toBe(
            sum((pair) => pair.groups.find((one) => one.label === label)?.comparable ?? 0),
          )
      }),
      { numRuns: 60 },
    )
  })
})

describe('the consistency of a library that is too large to count', () => {
  const contents = takeContents(syntheticContents(sample, law, 5), 900)
  const library = contents.map((content, n) => heldAs(content, n))
  const counted = consistencyOf(library, law)
  const drawing = { budget: 0, draws: 200_000 }
  const drawn = consistencyOf(library, law, {}, drawing)

  it('is drawn evenly: the counted share and number lie within the intervals of the draw', () => {
    expect(counted.sample).toBeNull()
    expect(drawn.sample?.pairs).toBe(drawn.comparable)
    expect(drawn.sample?.pairs).toBeGreaterThan(1_000)
    expect(drawn.sample?.interval.low).toBeLessThanOrEqual(counted.comparable)
    expect(drawn.sample?.interval.high).toBeGreaterThanOrEqual(counted.comparable)
    expect(drawn.interval?.low).toBeLessThanOrEqual(counted.share ?? -1)
    expect(drawn.interval?.high).toBeGreaterThanOrEqual(counted.share ?? 2)
  })

  it('draws the same pairs again, in any order of the library, and others for another filter', () => {
    expect(consistencyOf([...library].reverse(), law, {}, drawing)).toEqual(drawn)
    const { force } = drawn.groups.map(({ label }) => ({ force: label }))[0] ?? { force: '' }
    const ofForce = consistencyOf(library, law, { force }, drawing)
    const exact = consistencyOf(library, law, { force })
    expect(ofForce.interval?.low).toBeLessThanOrEqual(exact.share ?? -1)
    expect(ofForce.interval?.high).toBeGreaterThanOrEqual(exact.share ?? 2)
    expect(ofForce.groups.find(({ label }) => label === force)?.comparable).toBe(ofForce.comparable)
  })

  it('is drawn whatever the filter leaves, within the years and under the chair asked for', () => {
    for (const filter of [
      { yearFrom: 2022 },
      { yearTo: 2021 },
      { panelModel: 'LQC_CHAIR' },
    ] as const) {
      const exact = consistencyOf(library, law, filter)
      const some = consistencyOf(library, law, filter, drawing)
      if (exact.share === null || some.interval === null) continue
      expect(some.interval.low).toBeLessThanOrEqual(exact.share)
      expect(some.interval.high).toBeGreaterThanOrEqual(exact.share)
      expect(some.groups.map(({ label }) => label)).toEqual(exact.groups.map(({ label }) => label))
    }
  })

  it('draws two cases that are alike as one pair, and two of one hearing as none', () => {
    const alike = Array.from({ length: 60 }, (_, n) =>
      precedent(n + 1, n % 2 === 0 ? 'DWN' : 'FWW', of(lesser), { hearingKey: `h${n >> 2}` }),
    )
    const exact = consistencyOf(alike, law)
    expect(exact.comparable).toBe((60 * 59) / 2 - 15 * 6)
    const { sample: draw, share } = consistencyOf(alike, law, {}, drawing)
    expect(Math.abs((draw?.ofAbout ?? 0) - exact.comparable)).toBeLessThan(30)
    expect(share).toBeCloseTo(exact.share ?? 0, 1)
  })

  it('lists only pairs that do contradict each other, each once', () => {
    const known = new Set(
      counted.conflicts.map(({ lower, higher }) => `${lower.ref} ${higher.ref}`),
    )
    const listed = drawn.conflicts.map(({ lower, higher }) => `${lower.ref} ${higher.ref}`)
    expect(new Set(listed).size).toBe(listed.length)
    for (const pair of listed) expect(known).toContain(pair)
    expect(drawn.sample).not.toBeNull()
  })
})
