import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  judgePage,
  needsLook,
  plainQuotation,
  quoteRecognised,
  recognisedText,
  recognitionFailures,
  tellFailure,
} from '#core/bundle/recognition'

const box = [0, 0, 1, 1] as const
const word = (text: string, confidence: number) => ({ text, confidence, box })

describe('judging what was read off the picture of a page', () => {
  it('weighs every word by its length', () => {
    const page = judgePage([[word('a', 30), word('nine', 90)]], 0)
    expect(page).toMatchObject({ confidence: 78, words: 2, doubtfulWords: 1 })
  })

  it('takes specks and creases for what they are', () => {
    const page = judgePage(
      [[word('~', 95), word('|', 95)], [word('the', 12)], [word('Mill', 96)]],
      0,
    )
    expect(recognisedText(page)).toBe('Mill')
    expect(page).toMatchObject({ words: 1, confidence: 96 })
  })

  it('has no confidence in a page without words, and asks a person to look', () => {
    const page = judgePage([], 90)
    expect(page).toMatchObject({ words: 0, confidence: 0, upright: 90 })
    expect(recognisedText(page)).toBe('')
    expect(needsLook(page)).toBe(true)
  })

  it('asks for a look where one word in six is in doubt, however sure the rest is', () => {
    const sure = Array.from({ length: 5 }, () => word('certainly', 99))
    expect(needsLook(judgePage([sure], 0))).toBe(false)
    expect(needsLook(judgePage([[...sure, word('ab', 59)]], 0))).toBe(true)
  })

  it('says of a quotation that a machine read it, and how sure it was', () => {
    expect(quoteRecognised('He drove away.', 83)).toBe(
      'He drove away. [recognised text, confidence 83 %]',
    )
  })

  it('gives the words of a quotation back as they were, whoever read them', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 100 }), (words, confidence) => {
        expect(plainQuotation(quoteRecognised(words, confidence))).toBe(words)
      }),
    )
    expect(plainQuotation('He drove [away].')).toBe('He drove [away].')
  })

  it('has a reason in words for every failure', () => {
    for (const failure of recognitionFailures)
      expect(tellFailure(failure)).toMatch(/^It|^Its|^Read/)
  })

  it('never gives a confidence outside 0 to 100, nor text that the search could not hold', () => {
    const anyWord = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 20 }),
      confidence: fc.double({ min: 0, max: 100, noNaN: true }),
      box: fc.constant(box),
    })
    fc.assert(
      fc.property(fc.array(fc.array(anyWord, { maxLength: 6 }), { maxLength: 6 }), (lines) => {
        const page = judgePage(lines, 0)
        expect(page.confidence).toBeGreaterThanOrEqual(0)
        expect(page.confidence).toBeLessThanOrEqual(100)
        expect(page.doubtfulWords).toBeLessThanOrEqual(page.words)
        expect(recognisedText(page)).not.toMatch(/[\p{Cc}\p{Co}\p{Cs}]/u)
        expect(page.words > 0).toBe(recognisedText(page) !== '')
      }),
      { numRuns: 40 },
    )
  })
})
