import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { openWordIndex } from '#core/comparison/text/word-index'
import type { Law } from '#core/law/law'
import type { Precedent } from '#core/precedent'
import { openBankShelf } from '#core/precedents/bank-shelf'
import { composeBank } from '#core/precedents/exceptional-bank'
import { searchedTexts } from '../../../src-main/db/precedent-writer.ts'
import { openStems } from '../../../src-main/db/stems.ts'
import { law, precedent, underRules } from '../comparison/library.ts'

const stems = openStems()

/** The bank of precedents that are held whole. */
function exceptionalBank(precedents: readonly Precedent[], of: Law, query = '') {
  const words = openWordIndex([], stems)
  const bank = openBankShelf(of, stems)
  const byRef = new Map(precedents.map((one) => [one.ref, one]))
  const slots = [...byRef.keys()]
  for (const one of precedents) {
    words.put(slots.indexOf(one.ref), searchedTexts(one))
    bank.put(slots.indexOf(one.ref), one)
  }
  const encoded = prepareLibrary([...byRef.values()], of)
  const read = (ref: string) => encoded.precedents[encoded.rowOf(ref) ?? -1] as Precedent
  return composeBank(bank.find(query, { words, encoded }), read, of)
}

const new2025 = { regime: underRules(['CR2020_2025']) }
const upheld = { effect: 'UPHELD', words: null, finalOutcome: null } as const
const argued = (words: string, accepted: boolean | null) => ({
  exceptional: { argued: words, accepted },
})

const library = [
  precedent(5, 'FWW', new2025, {
    ...argued('Acted in fear for a child', true),
    laterHistory: upheld,
  }),
  precedent(2, 'DWN', new2025, argued('Long service alone', false)),
  precedent(3, 'DWN', new2025),
  precedent(4, 'FWW'),
  precedent(1, 'DWN'),
  precedent(6, 'FWW', { finding: 'MISCONDUCT' }),
  precedent(7, 'FWW', { regime: underRules(['CR2020_BASE', 'CR2020_2025']) }),
]

const RULES = [['CR2020_2025'], ['CR2020_BASE'], ['CR2012', 'CR2020_2025']] as const

describe('the bank of exceptional circumstances', () => {
  const bank = exceptionalBank(library, law)

  it('holds cases under the 2025 rules by what was argued, accepted, refused and upheld', () => {
    expect(bank.under2025.argued).toEqual(['P-0002', 'P-0005'])
    expect(bank.under2025.accepted).toEqual(['P-0005'])
    expect(bank.under2025.refused).toEqual(['P-0002'])
    expect(bank.under2025.upheld).toEqual(['P-0005'])
  })

  it('holds what a second reading of its purpose holds, under the heading of its rules', () => {
    const anyCase = fc.record({
      outcome: fc.constantFrom('WW', 'FWW', 'RIR', 'DWN', 'WHBD'),
      finding: fc.constantFrom('GROSS_MISCONDUCT', 'MISCONDUCT', null),
      rules: fc.constantFrom(...RULES),
      exceptional: fc.option(
        fc.record({
          argued: fc.constantFrom('', ' ', 'Acted in fear'),
          accepted: fc.constantFrom(true, false, null),
        }),
      ),
      effect: fc.constantFrom('NONE_RECORDED', 'UPHELD', 'QUASHED'),
    })
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 10 }), (of) => {
        const cases = of.map((one, n) => ({ ...one, ref: `P-${String(n + 1).padStart(4, '0')}` }))
        const held = cases.map(({ outcome, finding, rules, exceptional, effect }, n) =>
          precedent(
            n + 1,
            outcome,
            { finding, regime: underRules(rules) },
            { exceptional, laterHistory: { effect, words: null, finalOutcome: null } },
          ),
        )
        const is2025 = ({ rules }: (typeof cases)[number]) => rules.join() === 'CR2020_2025'
        const stands = ({ effect }: (typeof cases)[number]) => effect !== 'QUASHED'
        const avoided = cases.filter(
          (one) =>
            stands(one) &&
            one.finding === 'GROSS_MISCONDUCT' &&
            !['DWN', 'WHBD'].includes(one.outcome),
        )
        const belongs = cases.filter(
          (one) => avoided.includes(one) || (is2025(one) && one.exceptional !== null),
        )
        const refs = (some: typeof cases) => some.map(({ ref }) => ref)
        const expected = (some: typeof cases) => ({
          count: some.length,
          argued: refs(
            some.filter(
              ({ exceptional }) =>
                exceptional !== null &&
                (exceptional.argued.trim() !== '' || exceptional.accepted !== null),
            ),
          ),
          accepted: refs(some.filter(({ exceptional }) => exceptional?.accepted === true)),
          refused: refs(some.filter(({ exceptional }) => exceptional?.accepted === false)),
          upheld: refs(some.filter(({ effect }) => effect === 'UPHELD')),
        })
        const { under2025, earlier } = exceptionalBank(held, law)
        const [ours, theirs] = [belongs.filter(is2025), belongs.filter((one) => !is2025(one))]
        expect(under2025).toMatchObject(expected(ours))
        expect(earlier).toMatchObject(expected(theirs))
        expect(under2025.entries.map(({ ref }) => ref)).toEqual(refs(ours))
        expect(earlier.entries.map(({ ref }) => ref)).toEqual(refs(theirs))
      }),
    )
  })

  it('lists of very many the two hundred with most on record, in order of reference', () => {
    const changes = new Map<number, Partial<Precedent>>([
      [225, argued('Argued', null)],
      [226, argued('', false)],
      [227, { laterHistory: upheld }],
    ])
    const many = Array.from({ length: 230 }, (_, n) => {
      return precedent(n + 1, 'FWW', new2025, changes.get(n))
    })
    const { count, entries } = exceptionalBank(many, law).under2025
    expect(count).toBe(230)
    const refs = entries.map(({ ref }) => ref)
    expect(refs).toHaveLength(200)
    expect(refs).toEqual(refs.toSorted())
    expect(refs.slice(-3)).toEqual(['P-0226', 'P-0227', 'P-0228'])
    expect(refs[196]).toBe('P-0197')
  })

  it('puts a ruling that was looked at again before one made, and that before an argument', () => {
    const kinds = [{}, argued('Argued', null), argued('', true), { laterHistory: upheld }]
    for (const [at, most] of kinds.entries()) {
      const rest = Array.from({ length: 200 }, (_, n) =>
        precedent(n + 1, 'FWW', new2025, kinds[at - 1] ?? {}),
      )
      const { entries } = exceptionalBank(
        [...rest, precedent(201, 'FWW', new2025, most)],
        law,
      ).under2025
      expect(entries.some(({ ref }) => ref === 'P-0201')).toBe(at > 0)
    }
  })

  it('keeps earlier gross misconduct without dismissal apart, and rules not recorded with it', () => {
    expect(bank.earlier.entries.map(({ ref }) => ref)).toEqual(['P-0004', 'P-0007'])
    expect(bank.earlier.argued).toEqual([])
  })

  it('is searched by what was argued and by mitigation, every word as typed so far', () => {
    expect(exceptionalBank(library, law, 'fear chil').under2025.entries).toHaveLength(1)
    expect(exceptionalBank(library, law, 'fear submarine').under2025.entries).toHaveLength(0)
    expect(exceptionalBank(library, law, 'remorse').earlier.entries.length).toBeGreaterThan(0)
  })

  it('finds a case by its account, and joins the forms of a word', () => {
    const { earlier } = exceptionalBank(library, law, 'neighbours looking')
    expect(earlier.entries.map(({ ref }) => ref)).toEqual(['P-0004', 'P-0007'])
  })

  it('lets go of a case that was corrected and is none of the bank any more', () => {
    const corrected = precedent(5, 'DWN', new2025)
    expect(exceptionalBank([...library, corrected], law, 'fear').under2025.count).toBe(0)
    expect(exceptionalBank([...library, corrected], law).under2025.argued).toEqual(['P-0002'])
  })

  it('finds a case wherever it stands in the library, and by its words', () => {
    const words = openWordIndex([], stems)
    const far = fc.oneof(fc.nat(1_100), fc.constantFrom(1_023, 1_024, 1_025, 2_048, 9_000))
    fc.assert(
      fc.property(fc.uniqueArray(far, { minLength: 1, maxLength: 5 }), (slots) => {
        const held = openBankShelf(law, stems)
        const cases = slots.map((slot, n) => {
          const one = precedent(n + 1, 'FWW', new2025, argued('Acted in fear', true))
          held.put(slot, one)
          return one.ref
        })
        const encoded = { refs: cases, slots: Int32Array.from(slots) }
        for (const query of ['', 'fear'])
          expect(held.find(query, { words, encoded }).under2025.accepted).toEqual(cases)
      }),
    )
  })

  it('names mitigation as the law does, and what the law does not know by its own name', () => {
    const factors = ['AGG_SUSTAINED', 'MIT_REMORSE_INSIGHT', 'MIT_INVENTED']
    const { entries } = exceptionalBank(
      [precedent(1, 'FWW', { factors }, { personalMitigation: ['PM_COMMENDATION', 'Two words'] })],
      law,
    ).earlier
    const labelOf = (id: string) => law.factors.find((factor) => factor.id === id)?.label ?? ''
    expect(labelOf('PM_COMMENDATION')).not.toBe('')
    expect(entries).toMatchObject([
      {
        mitigation: [labelOf('MIT_REMORSE_INSIGHT')],
        personalMitigation: [labelOf('PM_COMMENDATION'), 'Two words'],
      },
    ])
  })

  it('says nothing where nothing is recorded, and never depends on the order of the library', () => {
    expect(exceptionalBank([], law).under2025.entries).toEqual([])
    expect(exceptionalBank([...library].reverse(), law)).toEqual(bank)
  })
})
