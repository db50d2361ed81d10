import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EncodedLibrary } from '#core/comparison/library'
import { hashOfText, openShelf } from '#core/comparison/shelf'
import type { Precedent } from '#core/precedent'
import { toEnd } from '#core/steps'
import { law, precedent, underRules } from './library.ts'
import { anyWideProfile } from './wide-profiles.ts'

// A shelf on which cases are put one by one and corrected, against one that is filled anew.

const anyPut: fc.Arbitrary<Precedent> = fc
  .record({
    n: fc.integer({ min: 1, max: 30 }),
    of: anyWideProfile,
    outcome: fc.constantFrom('WW', 'FWW', 'DWN', 'REQUIRED_TO_RESIGN'),
    months: fc.constantFrom(null, 18, 24),
    hearingKey: fc.constantFrom(null, 'one', 'two'),
    sourceId: fc.constantFrom(null, 'a source'),
    origin: fc.constantFrom('SAMPLE', 'IMPORT'),
    rules: fc.constantFrom(['CR2012'], ['CR2020_BASE'], ['CR2012', 'CR2020_BASE'] as const),
    confidence: fc.constantFrom('HIGH', 'LOW'),
    basis: fc.constantFrom('DATES', 'PRESUMED'),
    chair: fc.constantFrom('LQC_CHAIR', 'CHIEF_OFFICER_CHAIR', null),
    personalMitigation: fc.constantFrom([], ['PM_COMMENDATION'], ['"', ',']),
  })
  .map(({ n, of, outcome, months, rules, basis, chair, ...content }) => {
    const regime = underRules(rules as Parameters<typeof underRules>[0])
    const possible = chair === null ? (['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'] as const) : [chair]
    const profile = {
      ...of,
      regime: {
        ...regime,
        conductRegime: { ...regime.conductRegime, basis },
        panelModel: { ...regime.panelModel, possible },
      },
    }
    return precedent(n, outcome, profile, { ...content, outcomeMonths: months })
  })

/** @param expected How many cases there is room for at first. */
function shelved(puts: readonly Precedent[], expected: number) {
  const shelf = openShelf(law, expected)
  for (const one of puts) shelf.put(one)
  const byRef = new Map(puts.map((one) => [one.ref, one]))
  const read = (ref: string) => byRef.get(ref) ?? precedent(0, 'WW')
  return { shelf, library: toEnd(shelf.prepareInSteps(read)) }
}

/** What a library says of its cases, in words that do not depend on the order of the putting. */
const saidBy = (library: EncodedLibrary) => ({
  refs: library.refs,
  table: library.table,
  placed: library.placed,
  marks: library.marks,
  identity: library.identity,
  eligible: Array.from(library.eligibility, (kind) => library.eligibilities[kind]),
  listed: library.refs.map((_, row) => library.listedAt(row)),
  rows: library.refs.map(library.rowOf),
  whole: library.refs.map((_, row) => library.read(row)),
})

describe('A shelf of past cases', () => {
  it('holds the last that was put of each, in order of reference, whatever was put before', () => {
    // As many as asked for: by itself an array stays far below what makes a shelf grow.
    const puts = fc.array(anyPut, { minLength: 1, maxLength: 60, size: 'max' })
    fc.assert(
      fc.property(puts, fc.integer({ min: 1, max: 40 }), (cases, expected) => {
        const { shelf, library } = shelved(cases, expected)
        const last = [...new Map(cases.map((one) => [one.ref, one])).values()]
        const anew = last.toSorted((a, b) => (a.ref < b.ref ? -1 : 1))
        expect(saidBy(library)).toEqual(saidBy(shelved(anew, 1_000).library))
        expect(library.refs).toEqual(anew.map(({ ref }) => ref))
        expect([shelf.size(), library.rows]).toEqual([last.length, last.length])
        expect(library.refs.map((_, row) => library.slots[row])).toEqual(
          library.refs.map((ref) => last.findIndex((one) => one.ref === ref)),
        )
        expect(last.map((_, slot) => shelf.refAt(slot))).toEqual(last.map(({ ref }) => ref))
      }),
    )
  })

  it('says of each case what is stored of it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPut, { selector: ({ ref }) => ref, minLength: 1 }), (cases) => {
        const { library } = shelved(cases, 1)
        for (const one of cases) {
          const row = library.rowOf(one.ref) ?? -1
          expect(library.read(row)).toBe(one)
          const { conductRegime, panelModel } = one.profile.regime
          expect(library.listedAt(row)).toEqual({
            id: one.id,
            title: one.title,
            force: one.force,
            hearingDate: one.hearingDate,
            outcome: one.outcome,
            outcomeMonths: one.outcomeMonths,
            laterHistory: one.laterHistory,
            confidence: one.confidence,
            personalMitigation: one.personalMitigation,
            rank: one.profile.rank,
            regime: conductRegime.possible.length === 1 ? conductRegime.possible[0] : 'UNKNOWN',
          })
          const [chair] = panelModel.possible.length === 1 ? panelModel.possible : []
          const marks = [
            one.origin === 'SAMPLE',
            conductRegime.basis === 'PRESUMED',
            chair === 'LQC_CHAIR',
            chair === 'CHIEF_OFFICER_CHAIR',
          ]
          expect(library.marks[row]).toBe(
            marks.reduce((sum, is, at) => sum + (is ? 2 ** at : 0), 0),
          )
          expect([
            library.identity.hearingKey[row],
            library.identity.sourceId[row],
            library.identity.contentHash[row],
          ]).toEqual([one.hearingKey ?? '', one.sourceId ?? '', one.contentHash].map(hashOfText))
        }
        expect(library.rowOf('P-9999')).toBeUndefined()
        expect(library.listedAt(cases.length)).toBeNull()
      }),
    )
  })

  it('hashes texts by their code units, as Fowler, Noll and Vo do', () => {
    // Published values of the 32-bit FNV-1a.
    expect(['', 'a', 'b', 'foobar'].map((text) => hashOfText(text) >>> 0)).toEqual([
      0x811c9dc5, 0xe40c292c, 0xe70c2de5, 0xbf9cf968,
    ])
  })
})
