import { describe, expect, it } from 'vitest'
import { silentSide } from '#core/comparison/likeness/silent-side'
import { compareWithin, precedent, profile } from '../library.ts'

const ids = (features: readonly { readonly id: string }[]) => features.map(({ id }) => id)

describe('what is stated on one side alone', () => {
  it('is parted by the side that is silent: factors, standards, levels and circumstances', () => {
    const present = profile({
      factors: ['CUL_DATA_MISUSE', 'AGG_SUSTAINED'],
      admission: 'ADMITTED',
      harmLevel: null,
    })
    const there = precedent(1, 'FWW', {
      factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'],
      admission: null,
      harmLevel: 'HIGH',
    })
    const [one] = compareWithin(present, [there]).neighbours
    const unknown = one?.unknown ?? []
    const sides = silentSide(unknown, present)
    expect(ids(sides.there)).toEqual(
      expect.arrayContaining(['AGG_SUSTAINED', 'ADMISSION_ADMITTED']),
    )
    expect(ids(sides.here)).toEqual(expect.arrayContaining(['MIT_REMORSE_INSIGHT', 'HARM_HIGH']))
    expect(sides.there.length + sides.here.length).toBe(unknown.length)
  })
})
