import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly, foldsOf, nameOf } from '#core/evaluate/folds'
import type { Precedent } from '#core/precedent'
import { precedent, sample } from '../comparison/library.ts'

describe('splits', () => {
  it('never have cases of one hearing on both sides', () => {
    for (const split of ['leave-one-out', 'leave-one-force-out', { before: '2021-01-01' }] as const)
      for (const { past, tests } of foldsOf(sample, split)) {
        const told = new Set(tests.flatMap(({ hearingKey }) => hearingKey ?? []))
        expect(past.filter(({ hearingKey }) => told.has(hearingKey ?? ''))).toEqual([])
      }
  })

  it('tell each case once, and leave its force out where asked', () => {
    const folds = foldsOf(sample, 'leave-one-force-out')
    expect(folds.flatMap(({ tests }) => tests)).toHaveLength(sample.length)
    for (const { past, tests } of folds)
      expect(past.some(({ force }) => force === tests[0]?.force)).toBe(false)
  })

  it('keep a date that is too rough out of both sides', () => {
    const on = (n: number, hearingDate: string | null) => precedent(n, 'DWN', {}, { hearingDate })
    const [fold] = foldsOf(
      [on(1, '2020'), on(2, '2021'), on(3, '2021-06-02'), on(4, null), on(5, '2020-12')],
      { before: '2021-06-01' },
    )
    expect(fold?.past.map(({ ref }) => ref)).toEqual(['P-0001', 'P-0005'])
    expect(fold?.tests.map(({ ref }) => ref)).toEqual(['P-0003'])
  })

  it('tell a test file from the library, without the cases that it shares with it', () => {
    const test = sample.slice(0, 10)
    const [fold] = foldsOf(sample, { test })
    expect(fold?.past.some(({ contentHash }) => contentHash === test[0]?.contentHash)).toBe(false)
  })

  it('leave out a tenth at a time in a large library, whole hearings together', () => {
    const many = Array.from({ length: 1_200 }, (_, n) =>
      precedent(n, 'DWN', {}, { hearingKey: `h${Math.floor(n / 3)}`, contentHash: `c${n}` }),
    )
    const folds = foldsOf(many, 'leave-one-out')
    expect(folds).toHaveLength(10)
    expect(folds.flatMap(({ tests }) => tests)).toHaveLength(500)
  })

  it('leave one hearing out at a time up to two hundred cases, and a tenth from there on', () => {
    const alone = (count: number) => Array.from({ length: count }, (_, n) => precedent(n, 'DWN'))
    expect(foldsOf(alone(200), 'leave-one-out')).toHaveLength(200)
    expect(foldsOf(alone(201), 'leave-one-out')).toHaveLength(10)
  })

  it('have as their past every case but those of the hearings that are told, and copies of these', () => {
    const anyCase = fc.record({
      hearing: fc.constantFrom('h1', 'h2', 'h3', null),
      force: fc.constantFrom('A', 'B', 'C'),
      copy: fc.boolean(),
      hearingDate: fc.constantFrom('2019-03-04', '2021-06-01', '2021', '2022-01', null),
    })
    const splits = ['leave-one-out', 'leave-one-force-out', { before: '2021-06-01' }] as const
    fc.assert(
      fc.property(fc.array(anyCase), fc.constantFrom(...splits), (of, split) => {
        const library = of.map(({ hearing, copy, ...change }, n) =>
          precedent(
            n + 1,
            'DWN',
            {},
            {
              ...change,
              hearingKey: hearing,
              contentHash: copy ? 'copy' : `own ${n}`,
            },
          ),
        )
        const folds = foldsOf(library.toReversed(), split)
        const told = folds.flatMap(({ tests }) => tests)
        expect(new Set(told).size).toBe(told.length)
        const keys = new Set(
          library.map(({ force, hearingKey, ref }) =>
            split === 'leave-one-force-out' ? force : (hearingKey ?? ref),
          ),
        )
        expect(folds).toHaveLength(typeof split === 'object' ? 1 : keys.size)
        const isDated = typeof split === 'object'
        const roughly = (date: string | null) => date === null || date === '2021'
        const wanted = library.filter(
          ({ hearingDate: date }) => !isDated || (!roughly(date) && (date ?? '') >= split.before),
        )
        expect(told.map(({ ref }) => ref).toSorted()).toEqual(wanted.map(({ ref }) => ref))
        for (const { past, tests } of folds) {
          const apart = (one: Precedent) =>
            tests.every(
              (test) =>
                one.ref !== test.ref &&
                (one.hearingKey === null || one.hearingKey !== test.hearingKey) &&
                one.contentHash !== test.contentHash &&
                (split !== 'leave-one-force-out' || one.force !== test.force),
            )
          const before = ({ hearingDate: date }: Precedent) =>
            !isDated || (!roughly(date) && (date ?? '') < split.before)
          expect(past).toEqual(library.filter((one) => apart(one) && before(one)))
        }
      }),
    )
  })

  it('take of very many as many as are told, as far from each other as they can be', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (count, most) => {
        const items = Array.from({ length: count }, (_, n) => n)
        const taken = evenly(items, most)
        expect(taken).toHaveLength(Math.min(count, most))
        const gaps = taken.slice(1).map((at, n) => at - (taken[n] ?? 0))
        const [least, widest] = [Math.min(...gaps), Math.max(...gaps)]
        if (gaps.length > 0) expect(widest - least).toBeLessThanOrEqual(1)
        expect(count === 0 || taken[0] === 0).toBe(true)
      }),
    )
  })

  it('have a name that says what was told from what', () => {
    expect(nameOf('leave-one-out')).toBe('leave-one-out')
    expect(nameOf({ before: '2021-06-01' })).toBe('before and from 2021-06-01')
    expect(nameOf({ test: [] })).toBe('test file')
  })
})
