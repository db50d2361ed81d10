import { describe, expect, it } from 'vitest'
import { figuresApart, inFigures } from '#core/figures'

describe('counts in sentences', () => {
  it('stand thousands apart', () => {
    expect([0, 999, 1_000, 4_893, 275_513, 1_000_000].map(inFigures)).toEqual([
      '0',
      '999',
      '1,000',
      '4,893',
      '275,513',
      '1,000,000',
    ])
  })

  it('are put apart in a sentence that was made without, and nothing else is', () => {
    const sentence = '1204 of the 4893 counted cases are counted under rules presumed, 999 are not.'
    expect(figuresApart(sentence)).toBe(
      '1,204 of the 4,893 counted cases are counted under rules presumed, 999 are not.',
    )
  })
})
