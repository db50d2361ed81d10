import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Feature } from '#core/comparison/comparison'
import { levelFeature } from '#core/comparison/likeness/features'
import type { Profile } from '#core/profile'
import { compareWithin, emptyProfile, law, precedent } from '../library.ts'
import { anyWideProfile } from '../wide-profiles.ts'

/** What a case says, by the ids under which a feature is shown; a rank stands for its band. */
const said = (of: Profile): readonly string[] => {
  const known = new Set([
    ...law.allegationTypes.map(({ id }) => id),
    ...law.factors.filter(({ group }) => group !== 'PERSONAL').map(({ id }) => id),
  ])
  const [types, factors] = [of.allegationTypes, of.factors].map((ids) =>
    ids.filter((id) => known.has(id)),
  )
  return [...(types ?? []), ...of.standards, ...(factors ?? []), ...circumstances(of).values()]
}
const BANDS = { CONSTABLE: 0, SERGEANT: 1, SUPERINTENDENT: 2, CHIEF_OFFICER: 2 }
const circumstances = (of: Profile): ReadonlyMap<string, string> => {
  const band = Object.entries(BANDS).find(([rank]) => rank === of.rank)?.[1]
  const values = {
    CULPABILITY: of.culpabilityLevel,
    HARM: of.harmLevel,
    CONVICTION: of.convictionType,
    WARNING: of.liveWarning,
    ADMISSION: of.admission,
    CONTEXT: of.context,
    STANDING: of.standing,
    RANK_BAND: band ?? null,
  }
  return new Map(
    Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [[name, `${name}_${value}`] as const],
    ),
  )
}

/** Whether a case that does not say a thing thereby says that it is not so. */
function rulesOut(of: Profile, id: string): boolean {
  if (law.factors.some((factor) => factor.id === id)) return of.absentFactors.includes(id)
  const types: readonly string[] = law.allegationTypes.map((type) => type.id)
  if (types.includes(id)) return of.allegationTypes.some((type) => types.includes(type))
  if (law.standards.some((standard) => standard.id === id)) return of.standards.length > 0
  return [...circumstances(of).keys()].some((name) => id.startsWith(`${name}_`))
}

const ids = (features: readonly Feature[] = []) => features.map(({ id }) => id).toSorted()

describe('Two cases side by side', () => {
  it('share what both say, and differ in what one says and the other rules out; the rest is open', () => {
    fc.assert(
      fc.property(anyWideProfile, anyWideProfile, anyWideProfile, (of, past, other) => {
        const library = [precedent(1, 'FWW', other), precedent(2, 'FWW', past)]
        const neighbour = compareWithin(of, library, {
          words: new Map([['P-0002', 1]]),
          oneChange: false,
        }).neighbours.find(({ ref }) => ref === 'P-0002')
        const [ours, theirs] = [said(of), said(past)]
        const alone = (here: readonly string[], there: readonly string[]) =>
          here.filter((id) => !there.includes(id))
        const onlyOurs = alone(ours, theirs)
        const onlyTheirs = alone(theirs, ours)
        expect(ids(neighbour?.shared)).toEqual(ours.filter((id) => theirs.includes(id)).toSorted())
        expect(ids(neighbour?.onlyPresent)).toEqual(
          onlyOurs.filter((id) => rulesOut(past, id)).toSorted(),
        )
        expect(ids(neighbour?.onlyPrecedent)).toEqual(
          onlyTheirs.filter((id) => rulesOut(of, id)).toSorted(),
        )
        expect(ids(neighbour?.unknown)).toEqual(
          [
            ...onlyOurs.filter((id) => !rulesOut(past, id)),
            ...onlyTheirs.filter((id) => !rulesOut(of, id)),
          ].toSorted(),
        )
      }),
    )
  })

  it('names types before standards before factors before circumstances, as the law orders them', () => {
    const order = [
      ...law.allegationTypes.map(({ id }) => id),
      ...law.standards.map(({ id }) => id),
      ...(['CULPABILITY', 'HARM', 'AGGRAVATING', 'MITIGATING'] as const).flatMap((group) =>
        law.factors.filter((factor) => factor.group === group).map(({ id }) => id),
      ),
    ]
    fc.assert(
      fc.property(anyWideProfile, (of) => {
        const [neighbour] = compareWithin(of, [precedent(1, 'FWW', of)], {
          words: new Map([['P-0001', 1]]),
          oneChange: false,
        }).neighbours
        const named = (neighbour?.shared ?? []).filter(({ id }) => order.includes(id as never))
        const places = named.map(({ id }) => order.indexOf(id as never))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(neighbour?.shared.slice(0, named.length)).toEqual(named)
      }),
    )
  })

  it('has words for every value of a circumstance, and for one that is not stated', () => {
    const shown = (of: Partial<Profile>) =>
      compareWithin({ ...emptyProfile, ...of }, [precedent(1, 'FWW', { ...emptyProfile, ...of })], {
        words: new Map([['P-0001', 1]]),
        oneChange: false,
      }).neighbours[0]?.shared.map(({ kind, label, polarity }) => [kind, label, polarity])
    expect(
      shown({ culpabilityLevel: 'HIGH', convictionType: 'CAUTION', rank: 'INSPECTOR' }),
    ).toEqual([
      ['LEVEL', 'High culpability', 'AGGRAVATING'],
      ['CIRCUMSTANCE', 'Caution', 'AGGRAVATING'],
      ['CIRCUMSTANCE', 'Sergeant or inspector', 'CONTEXT'],
    ])
    expect(shown({ harmLevel: 'LOW', liveWarning: 'NONE', context: 'ONLINE' })).toEqual([
      ['LEVEL', 'Low harm', 'MITIGATING'],
      ['CIRCUMSTANCE', 'No live warning', 'CONTEXT'],
      ['CIRCUMSTANCE', 'Online', 'CONTEXT'],
    ])
    expect(levelFeature(0, -1)).toMatchObject({ kind: 'LEVEL', label: 'Not stated' })
    expect(() => levelFeature(8, 0)).toThrow('no scalar 8')
  })
})
