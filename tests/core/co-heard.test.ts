import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anotherOfficer,
  checkSeparable,
  hearingAlone,
  hearingDifferences,
  isHeardWith,
  precedentHearing,
  sharedHearing,
  withHearingOf,
} from '#core/co-heard'
import { foldsOf } from '#core/evaluate/folds'
import { caseSectionsSchema, type HearingCase, type Particulars } from '#core/hearing-case'
import { isSameMatter } from '#core/same-matter'
import { precedentFromCase } from '#core/precedents/from-case'
import { sampleCase } from '../support/sample-case.ts'
import { precedent } from './comparison/library.ts'

const key = 'a'.repeat(32)
const base = sampleCase({ id: key })
const { particulars } = base
const first = sampleCase({ id: key, particulars: { hearing: sharedHearing(base) } })
const second = sampleCase({
  reference: 'EH-2026-015',
  ...anotherOfficer(first),
})

describe('a hearing with several officers', () => {
  it('begins in one case, under whose key the others are found', () => {
    expect(first.particulars.hearing).toMatchObject({ key, reference: 'H-2026-014' })
    expect(isHeardWith(first, second)).toBe(true)
    expect(isHeardWith(first, { ...first, particulars })).toBe(false)
    expect(isHeardWith(base, sampleCase({ reference: 'EH-2026-016' }))).toBe(false)
    const named = { ...first.particulars.hearing, reference: 'Our own name' }
    expect(sharedHearing({ ...first, particulars: { ...particulars, hearing: named } })).toEqual(
      named,
    )
  })

  it('is left before a notice of it is signed, and then by nobody', () => {
    const alone = { ...second.particulars, hearing: hearingAlone(second.particulars) }
    expect(isHeardWith(first, { ...second, particulars: alone })).toBe(false)
    expect(alone.members).toEqual(first.particulars.members)
    expect(checkSeparable(second, [first])).toEqual({ ok: true, value: null })
    const problem = (one: HearingCase, others: readonly HearingCase[]) => {
      const checked = checkSeparable(one, others)
      return checked.ok ? null : checked.problems[0]?.code
    }
    expect(problem({ ...second, particulars: alone }, [])).toBe('ALONE')
    for (const signed of [{ status: 'SIGNED' as const }, { version: 2 }]) {
      expect(problem(second, [{ ...first, ...signed }])).toBe('HEARING_SIGNED')
      expect(problem({ ...second, ...signed }, [first])).toBe('HEARING_SIGNED')
    }
    const fresh = 'b'.repeat(32)
    expect(sharedHearing({ ...base, particulars: alone }, fresh).key).toBe(fresh)
  })

  it('gives another officer its days, its place and its panel, and nothing that is alleged or found', () => {
    expect(second.findings.allegations).toEqual([])
    expect(second.decision.outcome).toBeNull()
    expect(second.particulars.officer).toEqual(
      caseSectionsSchema.shape.particulars.parse({}).officer,
    )
    expect(second.particulars.dates.cameToAttention).toBeNull()
    expect(second.particulars.warnings).toEqual([])
    expect(second.particulars.members).toEqual(first.particulars.members)
    expect(hearingDifferences(first.particulars, second.particulars)).toEqual([])
  })

  it('tells where its records disagree, and that is gone once one is taken over', () => {
    fc.assert(
      fc.property(
        fc.record({
          hearingFrom: fc.constantFrom(null, '2026-11-16', '2026-11-17'),
          hearingTo: fc.constantFrom(null, '2026-11-18', '2026-11-20'),
          place: fc.string(),
          members: fc.array(fc.record({ label: fc.string(), profileId: fc.constant(null) })),
        }),
        ({ hearingFrom, hearingTo, place, members }) => {
          const other: Particulars = {
            ...second.particulars,
            dates: { ...second.particulars.dates, hearingFrom, hearingTo },
            hearing: { ...second.particulars.hearing, place },
            members,
          }
          const told = hearingDifferences(first.particulars, other)
          const { dates } = first.particulars
          expect(told.includes('first day')).toBe(hearingFrom !== dates.hearingFrom)
          expect(told.includes('last day')).toBe(hearingTo !== dates.hearingTo)
          expect(told.includes('place')).toBe(place !== first.particulars.hearing.place)
          const after = withHearingOf(first.particulars, other)
          expect(hearingDifferences(first.particulars, after)).toEqual([])
          expect(after.officer).toEqual(other.officer)
        },
      ),
    )
  })

  it('is one hearing to the library: no officer of it is told from another', () => {
    expect(precedentHearing(base)).toBe('EH-2026-014')
    const contents = [
      first,
      sampleCase({ reference: 'EH-2026-015', particulars: second.particulars }),
    ]
    const precedents = contents.map((hearingCase, index) => {
      const content = precedentFromCase(hearingCase)
      if (!content.ok) throw new Error('A decided case becomes a precedent')
      const { hearingKey } = content.value
      return precedent(index + 1, 'DWN', {}, { hearingKey, contentHash: `c${index}` })
    })
    const elsewhere = precedent(3, 'DWN', {}, { hearingKey: 'other', contentHash: 'c3' })
    for (const { past, tests } of foldsOf([...precedents, elsewhere], 'leave-one-out'))
      for (const test of tests)
        expect(past.map(({ hearingKey }) => hearingKey)).not.toContain(test.hearingKey)
  })

  it('is one matter before one panel', () => {
    const blank = { ...particulars.officer, name: '', number: '' }
    const one = sampleCase({ particulars: { ...first.particulars, officer: blank } })
    const other = sampleCase({
      particulars: { ...second.particulars, officer: blank },
      findings: { allegations: [] },
    })
    expect(isSameMatter(one, other)).toBe(true)
    const alone = { ...second.particulars.hearing, key: null }
    const apart = { ...other, particulars: { ...other.particulars, hearing: alone } }
    expect(isSameMatter(one, apart)).toBe(false)
  })
})
