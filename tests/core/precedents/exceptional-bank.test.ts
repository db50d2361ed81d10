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

describe('the bank of exceptional circumstances', () => {
  const bank = exceptionalBank(library, law)

  it('holds cases under the 2025 rules by what was argued, accepted, refused and upheld', () => {
    expect(bank.under2025.argued).toEqual(['P-0002', 'P-0005'])
    expect(bank.under2025.accepted).toEqual(['P-0005'])
    expect(bank.under2025.refused).toEqual(['P-0002'])
    expect(bank.under2025.upheld).toEqual(['P-0005'])
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

  it('says nothing where nothing is recorded, and never depends on the order of the library', () => {
    expect(exceptionalBank([], law).under2025.entries).toEqual([])
    expect(exceptionalBank([...library].reverse(), law)).toEqual(bank)
  })
})
