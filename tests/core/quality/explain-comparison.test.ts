import { describe, expect, it } from 'vitest'
import { explainComparison } from '#core/quality/explain-comparison'
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
