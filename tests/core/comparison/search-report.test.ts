import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import { anyLibraryOf, compareWithin, law, precedent, profile, underRules } from './library.ts'
import { anyWideLibrary, anyWideProfile } from './wide-profiles.ts'

const reportOf = (of: Profile, library: readonly Precedent[]) =>
  compareWithin(of, library, { oneChange: false }).searchReport
const alike = (count: number, change: Partial<Precedent> = {}) =>
  Array.from({ length: count }, (_, n) => precedent(n + 1, 'FWW', {}, change))

describe('The search report', () => {
  it('says how much stands open between the case and the cases of the spread', () => {
    fc.assert(
      fc.property(anyWideProfile, anyWideLibrary, (of, { library }) => {
        const { neighbours, searchReport } = compareWithin(of, library, { oneChange: false })
        const counted = neighbours.filter((one) => one.counted).slice(0, 15)
        const open = counted.flatMap(({ unknown }) => unknown).length
        const settled = counted.flatMap(({ shared, onlyPresent, onlyPrecedent }) => [
          ...shared,
          ...onlyPresent,
          ...onlyPrecedent,
        ]).length
        const share = counted.length === 0 ? 0 : open / (open + settled)
        expect(searchReport.unknownShare).toBeCloseTo(share, 5)
      }),
    )
  })

  it('names the cases of the spread that ended on another rung than the one in view', () => {
    const rungs = new Map(law.outcomes.map(({ id, rung }) => [id, rung]))
    const libraries = anyLibraryOf({ minLength: 1, maxLength: 20 })
    const views = fc.constantFrom('WW', 'FWW', 'DWN', 'AMH_RETURN_TO_AA', null)
    fc.assert(
      fc.property(libraries, views, (library, view) => {
        const { neighbours, searchReport } = compareWithin(profile(), library, {
          view,
          oneChange: false,
        })
        const nearest = neighbours.filter((one) => one.counted).slice(0, 15)
        const rung = view === null ? null : (rungs.get(view) ?? null)
        const away = nearest.filter(({ outcome }) => rung !== null && rungs.get(outcome) !== rung)
        expect(searchReport.pointingAway).toEqual(away.map(({ ref }) => ref))
      }),
    )
  })

  it('warns of nothing where nothing is to be said', () => {
    expect(reportOf(profile(), alike(5)).caveats).toEqual([])
  })

  it('says which of the three weightiest things the case does not state', () => {
    const says = (change: Partial<Profile>) => reportOf(profile(change), alike(5)).caveats
    const [types, culpability, harm] = [
      { allegationTypes: [] },
      { culpabilityLevel: null },
      { harmLevel: null },
    ]
    expect(says({ ...harm })).toEqual(['This case does not state the level of harm.'])
    expect(says({ ...culpability, ...harm })).toEqual([
      'This case does not state the level of culpability or the level of harm.',
    ])
    expect(says({ ...types, ...culpability, ...harm })).toEqual([
      'This case does not state the kind of allegation, the level of culpability or the level of harm.',
    ])
  })

  it('says that cases are too few under five, and not from five on', () => {
    expect(reportOf(profile(), alike(4)).caveats).toEqual([
      'There are too few like cases under the same rules to say how such cases end.',
    ])
  })

  it('says how many of the counted cases are counted under rules that are presumed', () => {
    const regime = underRules(['CR2020_BASE'])
    const presumed = { ...regime, conductRegime: { ...regime.conductRegime, basis: 'PRESUMED' } }
    const library = alike(6).map((one, n) =>
      n < 2 ? { ...one, profile: { ...one.profile, regime: presumed } as Profile } : one,
    )
    expect(reportOf(profile(), library).caveats).toEqual([
      '2 of the 6 counted cases are counted under rules presumed from the date of their hearing.',
    ])
  })

  it('says that the sample is no natural one where a single case of it counts', () => {
    const [first, ...rest] = alike(6)
    const one = { ...first, origin: 'SAMPLE' } as Precedent
    expect(reportOf(profile(), [one, ...rest]).caveats.join()).toContain('not a natural sample')
    const elsewhere = { ...one, profile: profile({ regime: underRules(['CR2012']) }) }
    expect(reportOf(profile(), [elsewhere, ...rest]).caveats).toEqual([])
  })

  it('lists the reasons in one order, with the cases of each', () => {
    const { leftOut } = reportOf(profile(), [
      precedent(1, 'FWW', { regime: underRules(['CR2012', 'CR2020_BASE']) }),
      precedent(2, 'FWW', { regime: underRules(['CR2012']) }),
      precedent(3, 'FWW', {}, { confidence: 'LOW' }),
      precedent(4, 'REQUIRED_TO_RESIGN'),
      precedent(5, 'FWW', { regime: underRules(['CR2012']) }),
    ])
    expect(leftOut.map(({ reason, count, refs }) => [reason, count, refs])).toEqual([
      ['NO_COMPARABLE_OUTCOME', 1, ['P-0004']],
      ['LOW_CONFIDENCE', 1, ['P-0003']],
      ['OTHER_RULES', 2, ['P-0002', 'P-0005']],
      ['RULES_NOT_RECORDED', 1, ['P-0001']],
    ])
  })
})
