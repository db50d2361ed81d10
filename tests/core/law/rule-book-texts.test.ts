import { describe, expect, it } from 'vitest'
import type { TimeLimit } from '#core/law/law'
import { textsOf } from '#core/law/rule-book-texts'
import { sampleLaw } from '../../support/sample-case.ts'

const law = sampleLaw()
type Kind = keyof ReturnType<typeof textsOf>
const text = (kind: Kind, id: string) => {
  const found = textsOf(law)[kind].find(({ entry }) => entry.id === id)?.text
  if (found === undefined) throw new Error(`No ${id}`)
  return found
}
const facts = (kind: Kind, id: string) =>
  text(kind, id).more.map(({ name, value }) => `${name}: ${value}`)

describe('A rule in the rule book', () => {
  it('says what it does as shipped and which cases it is for', () => {
    expect(facts('RULE', 'OUT-001')).toEqual([
      'As shipped: Stands in the way of the notice',
      'Applies to: Every case',
    ])
    expect(facts('RULE', 'OUT-015')).toContain('As shipped: Asks for a reason until signed off')
    expect(facts('RULE', 'OUT-029')).toContain('As shipped: Warns and asks for a reason')
  })
})

describe('A time limit in the rule book', () => {
  const first = law.timeLimits[0]
  const words = (length: Partial<TimeLimit['length']>) => {
    if (first === undefined) throw new Error('No time limit')
    const limit = { ...first, length: { ...first.length, ...length } }
    return textsOf({ ...law, timeLimits: [limit] }).TIME_LIMIT[0]?.text.words
  }

  it('says how long it is and how it is counted', () => {
    expect(words({ count: 12, unit: 'MONTHS' })).toBe('12 months, from the first day after')
    expect(words({ count: 5, unit: 'WORKING_DAYS', counting: 'INCLUDING' })).toBe(
      '5 working days, counting the day itself',
    )
    expect(words({ count: 5, unit: 'WORKING_DAYS', counting: 'BEFORE', atLeast: true })).toBe(
      'At least 5 working days, counted back',
    )
    expect(words({ count: 1, unit: 'WORKING_DAYS' })).toBe(
      '1 working day, from the first day after',
    )
  })

  it('says that there is no number where the law gives none', () => {
    expect(words({ count: null, unit: 'AS_SOON_AS_PRACTICABLE' })).toBe('As soon as practicable')
    expect(words({ count: null, unit: 'MONTHS' })).toBe(
      'As long as the warning lasts, counting the day itself',
    )
  })

  it('has its label as title, and says what it starts with', () => {
    expect(text('TIME_LIMIT', 'TL02').title).toBe("Officer's statement to the investigator")
    expect(facts('TIME_LIMIT', 'TL02')).toEqual(['Starts with: regulation 17 notice'])
  })
})

describe('An entry of another kind', () => {
  it('has its label and its own text', () => {
    for (const { id, label, text: own } of law.standards)
      expect(textsOf(law).STANDARD.map(({ entry, text: said }) => [entry.id, said])).toContainEqual(
        [id, { title: label, words: own, more: [] }],
      )
    for (const { id, citation, proposition } of law.caseNotes)
      expect(text('CASE_NOTE', id)).toEqual({ title: citation, words: proposition, more: [] })
  })

  it('tells the outcomes kept for older precedents from those open today', () => {
    expect(text('OUTCOME', 'NO_BREACH')).toEqual({
      title: 'No action: not proved or no breach',
      words: 'Nothing is proved, or what is proved breaches no standard.',
      more: [],
    })
    for (const { id, legacy } of law.outcomes)
      expect(facts('OUTCOME', id)).toEqual(
        legacy ? ['Kept for: Precedents under older Regulations'] : [],
      )
  })

  it('names the part of the guidance that a factor belongs to, and whether it was checked', () => {
    expect(text('FACTOR', 'CUL_RECKLESS')).toMatchObject({
      title: 'Reckless to obvious risk',
      words: 'Did not mean harm but could reasonably see it coming.',
    })
    expect(facts('FACTOR', 'CUL_RECKLESS')).toEqual([
      'Part: Culpability',
      'Guidance paragraph: 4.12, not checked against the text',
    ])
    const checked = law.factors.map((one) => ({ ...one, paragraphVerified: true }))
    expect(textsOf({ ...law, factors: checked }).FACTOR[1]?.text.more[1]?.value).toBe('4.12')
  })

  it('names the row of the matrix that a case category counts in', () => {
    for (const { id, label, matrixRow } of law.allegationTypes) {
      const row = law.matrixRows.find((one) => one.id === matrixRow)?.label
      expect(text('ALLEGATION_TYPE', id)).toEqual({
        title: label,
        words: `Row of the matrix: ${row}`,
        more: [],
      })
    }
  })

  it('names both things that are counted once, a live warning among them', () => {
    const label = (id: string) =>
      [...law.factors, ...law.standards, ...law.allegationTypes].find((one) => one.id === id)?.label
    for (const { id, first, second, because } of law.overlaps) {
      const one = { WW: 'Live written warning', FWW: 'Live final written warning' }
      const title = `${first.id === 'WW' || first.id === 'FWW' ? one[first.id] : label(first.id)}`
      expect(text('OVERLAP', id)).toEqual({
        title: `${title} and ${label(second.id)?.toLowerCase()}`,
        words: because,
        more: [],
      })
    }
  })
})
