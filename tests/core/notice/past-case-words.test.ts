import { describe, expect, it } from 'vitest'
import { laterInWords, outcomeAndLength } from '#core/notice/past-case-words'
import { english as words } from '#core/notice/words/words'
import type { LaterHistory } from '#core/precedent'
import { sampleLaw } from '../../support/sample-case.ts'

const speaking = { law: sampleLaw(), words }
const later = (effect: LaterHistory['effect'], finalOutcome: LaterHistory['finalOutcome'] = null) =>
  laterInWords(speaking, { effect, words: null, finalOutcome })

describe('A past case in the words of a notice', () => {
  it('has the length of its outcome where there is one', () => {
    expect(outcomeAndLength(speaking, { outcome: 'FWW', outcomeMonths: 36 })).toBe(
      'Final written warning, 36 months',
    )
    expect(outcomeAndLength(speaking, { outcome: 'DWN', outcomeMonths: null })).toBe(
      'Dismissal without notice',
    )
  })

  it('says what became of its outcome, and what stands in its place', () => {
    expect(later('REPLACED', 'FWW')).toMatch(/replaced by final written warning/i)
    expect(later('QUASHED', 'FWW')).toMatch(/quashed.+final written warning/i)
    expect(later('REMITTED', 'FWW')).toMatch(/final written warning/i)
    for (const effect of ['REPLACED', 'QUASHED', 'REMITTED'] as const) {
      expect(later(effect)).toMatch(/[a-z]/)
      expect(later(effect)).not.toMatch(/warning/)
    }
  })

  it('names no other outcome where the first one stands, or where that is not known', () => {
    for (const effect of ['NONE_RECORDED', 'UPHELD', 'UNCLEAR'] as const) {
      expect(later(effect, 'FWW')).toBe(later(effect))
      expect(later(effect)).not.toMatch(/warning/)
    }
    expect(later('NONE_RECORDED')).toBe('No appeal recorded')
  })
})
