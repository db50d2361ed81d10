import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithin, constraintOf, precedent, profile } from './library.ts'
import { anyNeighbourhood, placeOf, standsInTheWay } from './second-reading.ts'

const graver = { factors: [...profile().factors, 'AGG_CONCEALMENT'] }

describe('cases that contradict each other', () => {
  it('are those of the nearest of which a second reading says that the graver ended lower', () => {
    fc.assert(
      fc.property(anyNeighbourhood, ({ of, library }) => {
        const { constraint, neighbours } = compareWithin(of, library, { oneChange: false })
        const counted = library.filter(({ ref }) =>
          neighbours.some((one) => one.ref === ref && one.counted),
        )
        const pairs = counted.flatMap((lesser) =>
          counted
            .filter(
              (one) =>
                one !== lesser &&
                placeOf(lesser, 'FLOOR') > placeOf(one, 'CEILING') &&
                standsInTheWay('FLOOR', lesser.profile, one.profile)?.length === 0,
            )
            .map((one) => ({
              lower: { ref: one.ref, outcome: one.outcome },
              higher: { ref: lesser.ref, outcome: lesser.outcome },
            })),
        )
        const found = constraint.conflicts.map(({ lower, higher }) => ({ lower, higher }))
        expect(found).toEqual(pairs.slice(0, 20))
      }),
    )
  })

  it('are listed up to twenty pairs, however many there are', () => {
    const library = Array.from({ length: 14 }, (_, n) =>
      n < 7 ? precedent(n + 1, 'DWN') : precedent(n + 1, 'WW', graver),
    )
    const { conflicts } = constraintOf(profile(), library)
    expect(conflicts).toHaveLength(20)
    const pairs = conflicts.map(({ lower, higher }) => `${lower.ref} ${higher.ref}`)
    expect(new Set(pairs).size).toBe(20)
    for (const { lower, higher } of conflicts)
      expect([lower.outcome, higher.outcome]).toEqual(['WW', 'DWN'])
  })

  it('are sought among the first twenty that set each bound, and among the nearest', () => {
    const milder = { factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'] }
    const farther = { ...milder, rank: 'SERGEANT', admission: 'DENIED' } as const
    const floors = Array.from({ length: 30 }, (_, n) =>
      precedent(n + 1, 'DWN', n < 10 ? farther : milder),
    )
    const { conflicts, floor } = constraintOf(profile(), [...floors, precedent(31, 'WW', graver)])
    expect(floor?.refs).toHaveLength(30)
    const twenty = floors.slice(10).map(({ ref }) => ref)
    expect(floor?.refs.slice(0, 20)).toEqual(twenty)
    expect(conflicts.map(({ higher }) => higher.ref)).toEqual(twenty)
  })
})
