import { describe, expect, it } from 'vitest'
import { encodeProfiles, NO_BALANCE } from '#core/comparison/likeness/encoding'
import { readTaxonomy } from '#core/comparison/likeness/taxonomy'
import type { Profile } from '#core/profile'
import { compareWithin, emptyProfile, law, precedent, profile } from '../library.ts'

const taxonomy = readTaxonomy(law)
const balanceOf = (change: Partial<Profile>) =>
  encodeProfiles([profile(change)], taxonomy).balance[0]
const aggravatingOf = (present: Profile, of: Partial<Profile>) =>
  compareWithin(present, [precedent(1, 'DWN', of)]).neighbours[0]?.parts.find(
    ({ name }) => name === 'aggravating',
  )?.value

describe('the balance of a case', () => {
  it('is aggravating less mitigating factors where every level is ordinary', () => {
    expect(balanceOf({})).toBe(1)
    expect(balanceOf({ factors: ['MIT_REMORSE_INSIGHT', 'MIT_SINGLE_EPISODE'] })).toBe(-2)
  })

  it('goes up and down one for each step of culpability and of harm from medium', () => {
    expect(balanceOf({ culpabilityLevel: 'HIGH' })).toBe(2)
    expect(balanceOf({ culpabilityLevel: 'LOW' })).toBe(0)
    expect(balanceOf({ harmLevel: 'HIGH', culpabilityLevel: 'HIGH' })).toBe(3)
    expect(balanceOf({ harmLevel: 'LOW', culpabilityLevel: 'HIGH' })).toBe(1)
  })

  it('counts a live warning by its weight, and any caution or conviction once', () => {
    expect(balanceOf({ liveWarning: 'WW' })).toBe(2)
    expect(balanceOf({ liveWarning: 'FWW' })).toBe(3)
    for (const convictionType of ['CAUTION', 'INDICTABLE_ONLY', 'UNSPECIFIED'] as const)
      expect(balanceOf({ convictionType })).toBe(2)
  })

  it('takes nothing from what is not stated', () => {
    const silent = {
      culpabilityLevel: null,
      harmLevel: null,
      liveWarning: null,
      convictionType: null,
    } as const
    expect(balanceOf(silent)).toBe(balanceOf({}))
  })

  it('is not made of levels alone', () => {
    const { balance } = encodeProfiles([{ ...emptyProfile, culpabilityLevel: 'HIGH' }], taxonomy)
    expect(balance[0]).toBe(NO_BALANCE)
  })

  it('brings cases of one gravity together whose factors alone set them apart', () => {
    const graver = { factors: ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'AGG_CONCEALMENT'] }
    const ordinary = aggravatingOf(profile(), graver) ?? 1
    expect(aggravatingOf(profile({ culpabilityLevel: 'HIGH' }), graver)).toBeGreaterThan(ordinary)
    expect(aggravatingOf(profile({ culpabilityLevel: 'LOW' }), graver)).toBeLessThan(ordinary)
  })
})
