import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { scanLibrary } from '#core/comparison/scan'
import { METHOD } from '#core/comparison/weights'
import { anyLibraryOf, compareWithin, law, precedent, profile, underRules } from './library.ts'
import { anyCase } from './second-reading.ts'

const many = anyLibraryOf({ minLength: 60, maxLength: 110 }).map((library) =>
  library.map((one, n) =>
    n % 2 === 0
      ? one
      : {
          ...one,
          profile: { ...one.profile, regime: underRules([n % 5 === 0 ? 'CR2020_BASE' : 'CR2012']) },
        },
  ),
)

describe('The cases that are listed', () => {
  it('are the nearest forty that count, the nearest thirty that do not, and all with a role', () => {
    fc.assert(
      fc.property(anyCase, many, (of, library) => {
        const { neighbours, constraint } = compareWithin(of, library, { oneChange: false })
        const prepared = prepareLibrary(library, law)
        const words = new Map<string, number>()
        const { totals, counted } = scanLibrary(prepared, {
          profile: of,
          words,
          exclude: {},
          method: METHOD,
        })
        const counts = new Set(counted)
        const rows = [...library.keys()].sort(
          (a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b,
        )
        const withRole = new Set([
          ...(constraint.floor?.refs.slice(0, 20) ?? []),
          ...(constraint.ceiling?.refs.slice(0, 20) ?? []),
          ...constraint.near.map(({ ref }) => ref),
          ...constraint.conflicts.flatMap(({ lower, higher }) => [lower.ref, higher.ref]),
        ])
        const listed = new Set([
          ...rows.filter((row) => counts.has(row)).slice(0, 40),
          ...rows.filter((row) => !counts.has(row)).slice(0, 30),
          ...rows.filter((row) => withRole.has(library[row]?.ref ?? '')),
        ])
        expect(neighbours.map(({ ref }) => ref)).toEqual(
          rows.filter((row) => listed.has(row)).map((row) => library[row]?.ref),
        )
        for (const { ref, role } of neighbours) expect(role !== null).toBe(withRole.has(ref))
      }),
      { numRuns: 15 },
    )
  })

  it('show a far case that sets a bound', () => {
    const near = { factors: [...profile().factors, 'AGG_CONCEALMENT', 'MIT_HEALTH'] }
    const far = {
      factors: ['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT'],
      culpabilityLevel: 'LOW',
      harmLevel: 'LOW',
      rank: 'CHIEF_OFFICER',
      admission: 'DENIED',
      context: 'OFF_DUTY',
    } as const
    const library = [
      ...Array.from({ length: 60 }, (_, n) => precedent(n + 1, 'DWN', near)),
      precedent(61, 'FWW', far),
    ]
    const { neighbours } = compareWithin(profile(), library, { oneChange: false })
    expect(neighbours).toHaveLength(41)
    expect(neighbours.at(-1)).toMatchObject({ ref: 'P-0061', role: 'SETS_FLOOR' })
  })

  it('say the year of the hearing as far as it is known', () => {
    const library = ['2021-05-06', '2020', null].map((hearingDate, n) =>
      precedent(n + 1, 'FWW', {}, { hearingDate }),
    )
    const { neighbours } = compareWithin(profile(), library, { oneChange: false })
    expect(neighbours.map(({ year }) => year)).toEqual(['2021', '2020', null])
  })
})
