import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  insertWords,
  referencesIn,
  referenceWords,
  type Reference,
} from '../../../../src-renderer/case/editor/references.ts'

const factors = [
  { id: 'A-01', label: 'Abuse of position' },
  { id: 'M-02', label: 'Early admission' },
]

const anyReference: fc.Arbitrary<Reference> = fc.oneof(
  fc.nat({ max: 9999 }).map((page) => ({ kind: 'PAGE' as const, page: String(page) })),
  fc.integer({ min: 1, max: 9999 }).map((number) => ({
    kind: 'PRECEDENT' as const,
    ref: `P-${String(number).padStart(4, '0')}`,
  })),
  fc.integer({ min: 1, max: 99 }).map((number) => ({ kind: 'ALLEGATION' as const, number })),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))
    .map(([number, allegation]) => ({ kind: 'FACT' as const, number, allegation })),
  fc.constantFrom(...factors).map((factor) => ({ kind: 'FACTOR' as const, ...factor })),
)

describe('references in reasons', () => {
  it('are found again as they were inserted, each once and in order', () => {
    fc.assert(
      fc.property(fc.array(anyReference, { maxLength: 8 }), (references) => {
        const text = references.reduce((before, reference) => {
          const end = before.length
          return insertWords(`${before} as found,`, [end, end], referenceWords(reference)).text
        }, 'We find:')
        const once = new Map(references.map((one) => [referenceWords(one), one]))
        const found = new Map(referencesIn(text, factors).map((one) => [referenceWords(one), one]))
        expect(found).toEqual(once)
      }),
    )
  })

  it('are read where a person typed them', () => {
    const text =
      'Allegation 2 is proved ([bundle page 12], fact 3 of allegation 2); see P-0036 and "early admission".'
    expect(referencesIn(text, factors).map(referenceWords)).toEqual([
      'allegation 2',
      '[bundle page 12]',
      'fact 3 of allegation 2',
      'P-0036',
      '“Early admission”',
    ])
  })

  it('are not seen in words that only look like them', () => {
    const text = 'Four allegations, page 12, MAP-0036 and “a quoted remark”.'
    expect(referencesIn(text, factors)).toEqual([])
  })

  it('are parted from the words beside them when inserted', () => {
    const { text, caret } = insertWords('seen inmail', [7, 7], '[bundle page 3]')
    expect(text).toBe('seen in [bundle page 3] mail')
    expect(text.slice(caret)).toBe('mail')
  })

  it('take the place of what was selected', () => {
    expect(insertWords('see THERE.', [4, 9], 'P-0136').text).toBe('see P-0136.')
  })
})
