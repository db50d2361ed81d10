import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPhrases, indexPhrases } from '#core/import/phrases'
import { vocabulary } from '../../support/import-tables.ts'

const found = (text: string, ...patterns: string[]) =>
  findPhrases(text, indexPhrases([patterns], vocabulary.language)).map((hit) => hit.negated)

describe('phrases', () => {
  it('stand as whole words, in a row', () => {
    expect(found('an abuse of trust', 'abuse of trust')).toEqual([false])
    expect(found('abuse of the trust', 'abuse of trust')).toEqual([])
    expect(found('unlied', 'lied')).toEqual([])
  })
  it('may go on where the pattern says so', () => {
    expect(found('repeatedly', 'repeat*')).toEqual([false])
    expect(found('repeatedly', 'repeat')).toEqual([])
  })
  it('in parts may stand in any order, within one clause', () => {
    expect(found('colleague who was junior', 'junior + colleague*')).toEqual([false])
    expect(found('junior, colleague', 'junior + colleague*')).toEqual([])
  })
  it('are denied by a word before or after, no further than its reach', () => {
    expect(found('no evidence of planning', 'planning')).toEqual([true])
    expect(found('planning was not found', 'planning')).toEqual([true])
    expect(found('no one can say that there was planning', 'planning')).toEqual([false])
  })
  it('are found whatever apostrophes and case the words have', () => {
    expect(found('The VICTIM’S trust', 'victim trust')).toEqual([false])
    expect(found("officer's trust '' ’", 'officer trust')).toEqual([false])
  })
  it('never make the reader throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(Array.isArray(found(text, 'repeat*', 'no + remorse'))).toBe(true)
      }),
    )
  })
})
