import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPassphrase, estimatePassphrase } from '#core/passphrase'

describe('strength of a passphrase', () => {
  it.each([
    ['', 'WEAK'],
    ['Xk9#mQ2$v', 'WEAK'],
    ['aaaaaaaaaaaaaaaaaaaa', 'WEAK'],
    ['abcdefghijklmnopqrst', 'WEAK'],
    ['123456789012345', 'WEAK'],
    ['abcabcabcabcabcabc', 'WEAK'],
    ['passwordpassword', 'WEAK'],
    ['Password1234!', 'WEAK'],
    ['police misconduct hearing', 'WEAK'],
    ['brisk lantern orchid gravel', 'STRONG'],
    ['Tq7!vR2#pL9$', 'FAIR'],
  ])('of "%s" is %s', (text, level) => {
    expect(estimatePassphrase(text).level).toBe(level)
  })

  it('says what would make it better, and nothing once it is strong', () => {
    expect(estimatePassphrase('police').advice).toEqual([
      'Use at least 12 characters.',
      'Avoid well-known words such as "police".',
      'Add another unrelated word: four or five words are easy to keep.',
    ])
    expect(estimatePassphrase('brisk lantern orchid gravel').advice).toEqual([])
  })

  it('refuses what is weak at the field where it was typed', () => {
    const checked = checkPassphrase('short', 'newPassphrase')
    expect(checked).toMatchObject({
      ok: false,
      problems: [{ code: 'PASSPHRASE_TOO_WEAK', field: 'newPassphrase' }],
    })
  })

  it('never accepts fewer than twelve characters, nor one character again and again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 11 }), (text) => {
        const eleven = [...text.normalize('NFC')].slice(0, 11).join('')
        expect(estimatePassphrase(eleven).accepted).toBe(false)
      }),
    )
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 1 }),
        fc.integer({ min: 1, max: 99 }),
        (a, n) => {
          expect(estimatePassphrase(a.repeat(n)).accepted).toBe(false)
        },
      ),
    )
  })
})
