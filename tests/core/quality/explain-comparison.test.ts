import { describe, expect, it } from 'vitest'
import {
  explainComparison,
  likenessInWords,
  whyNoneCounted,
} from '#core/quality/explain-comparison'
import { compareWithin, law, precedent, profile } from '../comparison/library.ts'

const of = (factors: readonly string[]) => ({ factors: [...factors] })

describe('the comparison in a minute', () => {
  const lesser = precedent(1, 'FWW', of(['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT']))
  const present = profile(of(['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'MIT_REMORSE_INSIGHT']))

  it('names the first case, the parts of its likeness, and that its outcome played no part', () => {
    const comparison = compareWithin(present, [lesser])
    const { first } = explainComparison(comparison, law)
    expect(first?.ref).toBe(comparison.neighbours[0]?.ref)
    const text = first?.sentences.join(' ') ?? ''
    expect(text).toContain(comparison.neighbours[0]?.score.toFixed(2))
    expect(text).toContain('played no part')
  })

  it('says which side is silent on what is not stated, and that balance counts too', () => {
    const silent = precedent(1, 'FWW', of(['CUL_DATA_MISUSE', 'AGG_CONCEALMENT']))
    const { first } = explainComparison(compareWithin(present, [silent]), law)
    const text = first?.sentences.join(' ') ?? ''
    expect(text).toContain('recorded here, not stated there')
    expect(text).toContain('1 recorded there, not stated here.')
    expect(text).toContain('how near the two cases are in balance')
  })

  it('says which case sets the floor and what going below it would mean', () => {
    const { floor, ceiling } = explainComparison(compareWithin(present, [lesser]), law)
    expect(floor.refs).toEqual(['P-0001'])
    expect(floor.sentences[0]).toBe('P-0001 ended in final written warning.')
    expect(floor.sentences.join(' ')).toContain('lighter outcome')
    expect(ceiling.refs).toEqual([])
    expect(ceiling.sentences.join(' ')).toContain('Nothing sets a ceiling')
  })

  it('has no first case in an empty library, and no word that commends an outcome', () => {
    const none = explainComparison(compareWithin(present, []), law)
    expect(none.first).toBeNull()
    const all = explainComparison(compareWithin(present, [lesser]), law)
    expect(JSON.stringify([none, all])).not.toMatch(/score|recommend|suggest|match|sanction/i)
  })
})

describe('the reasons in one line', () => {
  const lesser = precedent(1, 'FWW', of(['CUL_DATA_MISUSE', 'MIT_REMORSE_INSIGHT']))
  const other = precedent(2, 'DWN', of(['CUL_DATA_MISUSE']))
  const present = profile(of(['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'MIT_REMORSE_INSIGHT']))

  it('say why the first is first, and how far the next is behind', () => {
    const comparison = compareWithin(present, [lesser, other])
    const [first, next] = comparison.neighbours
    const line = explainComparison(comparison, law).first?.inShort ?? ''
    expect(line).toContain('the most like of the 2 counted')
    expect(line).toContain(`likeness ${first?.score.toFixed(2)}`)
    expect(line).toContain(`the next comes to ${next?.score.toFixed(2)}`)
    const alone = explainComparison(compareWithin(present, [lesser]), law).first?.inShort
    expect(alone).toContain('The only counted case')
  })

  it('read out what is shared and what only one of the two records', () => {
    const [one] = compareWithin(present, [lesser]).neighbours
    const told = one === undefined ? '' : likenessInWords(one)
    for (const { label } of [...(one?.shared ?? []), ...(one?.onlyPresent ?? [])])
      expect(told).toContain(label.toLowerCase())
    expect(told).toContain(`Likeness ${one?.score.toFixed(2)}.`)
  })

  it('say why none is counted, and where the others stand', () => {
    const leftOut = [
      { reason: 'SET_ASIDE' as const, label: 'set aside', count: 6, refs: [] },
      { reason: 'OTHER_RULES' as const, label: 'decided under other rules', count: 71, refs: [] },
    ]
    const why = (inLibrary: number) => whyNoneCounted({ searchReport: { inLibrary, leftOut } })
    expect(why(77)).toContain('None of the 77 in the library is counted: 6 set aside; 71 decided')
    expect(why(0)).toBe('The library is empty.')
  })
})
