import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedParts, maskedText, maskedWordsSchema } from '#core/comparison/masked-words'
import { thesaurusSchema } from '#core/comparison/words'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'))
const masked = maskedWordsSchema.parse(read('masked-words.json'))

describe('words hidden on the comparators screen', () => {
  it('are hidden whole, whatever their case and ending, and nothing else is', () => {
    expect(maskedText('Told a PREGNANT colleague that his mosque was "odd".', masked)).toBe(
      'Told a [hidden word] colleague that his [hidden word] was "odd".',
    )
    expect(maskedText('A search of the church’s records; searched.', masked)).toBe(
      'A search of the [hidden word]’s records; searched.',
    )
    expect(maskedText('The officer drove a white van at speed.', masked)).toBe(
      'The officer drove a white van at speed.',
    )
  })

  it('are counted in the order of the text', () => {
    expect(maskedParts('Sikh, deaf', masked)).toEqual([
      { text: 'Sikh', masked: 1 },
      { text: ', ', masked: null },
      { text: 'deaf', masked: 2 },
    ])
  })

  it('never lose or add a letter of the text', () => {
    const word = fc.constantFrom(
      'mosque',
      'Pregnancy',
      'e\u0301le\u0300ve',
      'the',
      '—',
      '\n',
      ' ',
      '12',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word).map((all) => all.join(' ')),
          fc.string(),
        ),
        (text) => {
          expect(
            maskedParts(text, masked)
              .map((part) => part.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })

  it('are all among the words that are never searched for', () => {
    const { protectedWords } = thesaurusSchema.parse(read('thesaurus.json'))
    const isProtected = (start: string) =>
      protectedWords.some((pattern) =>
        pattern.endsWith('*') ? start.startsWith(pattern.slice(0, -1)) : start === pattern,
      )
    const searched = masked.words.filter((pattern) => !isProtected(pattern.replace('*', '')))
    expect(searched).toEqual([])
  })
})
