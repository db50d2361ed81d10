import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeProblems,
  countWords,
  draftViewSchema,
  provisionalViewSchema,
  viewProblems,
} from '#core/provisional-view'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const view = {
  culpabilityLevel: 'HIGH',
  harmLevel: 'MEDIUM',
  outcome: 'FWW',
  months: 24,
  reasons: words(40),
} as const
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code)

describe('A view that can be sealed', () => {
  it('has at least forty words of reasons, and says how many there are', () => {
    expect(viewProblems(view)).toEqual([])
    expect(viewProblems({ ...view, reasons: words(39) })).toEqual([
      {
        code: 'TOO_FEW_WORDS',
        field: 'view.reasons',
        message: 'Write at least 40 words of reasons. There are 39 so far.',
      },
    ])
    expect(viewProblems({ ...view, reasons: 'One' })[0]?.message).toContain('There is 1 so far')
  })

  it('cannot be padded out with white space', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('word', ' ', '\n', '\t')), (parts) => {
        const reasons = parts.join(' ')
        expect(countWords(reasons)).toBe(parts.filter((part) => part === 'word').length)
      }),
    )
  })

  it('cannot be padded out with marks that say nothing', () => {
    const marks = Array.from({ length: 60 }, () => '. \u200b \u00ad').join(' ')
    expect(countWords(`Ten words ${marks}`)).toBe(2)
    const change = { ...view, dissent: '' }
    for (const reasons of ['', ' ', '.', '\u200b', '\u00ad', '...'])
      expect(codes(changeProblems({ ...change, reasons }))).toEqual(['NO_REASONS'])
    expect(changeProblems({ ...change, reasons: 'No.' })).toEqual([])
  })

  it('has both levels and an outcome, all asked for at once', () => {
    const empty = { culpabilityLevel: null, harmLevel: null, outcome: null, months: null }
    expect(codes(viewProblems({ ...empty, reasons: '' }))).toEqual([
      'NO_LEVEL',
      'NO_LEVEL',
      'NO_OUTCOME',
      'TOO_FEW_WORDS',
    ])
  })

  it('has at most 20,000 characters, while its draft keeps more until it is shortened', () => {
    const reasons = `${words(40)} ${'x'.repeat(20_000)}`
    expect(viewProblems({ ...view, reasons })[0]).toMatchObject({
      code: 'TOO_LONG',
      message: 'Shorten your reasons by 200 characters: 20,000 is the most.',
    })
    expect(provisionalViewSchema.safeParse({ ...view, reasons }).success).toBe(false)
    expect(draftViewSchema.safeParse({ ...view, reasons }).success).toBe(true)
  })
})

describe('A change of view that can be recorded', () => {
  it('has reasons, and neither text beyond 20,000 characters', () => {
    const change = { ...view, reasons: 'The like cases.', dissent: '' }
    expect(changeProblems(change)).toEqual([])
    expect(codes(changeProblems({ ...change, reasons: ' \n' }))).toEqual(['NO_REASONS'])
    const long = 'x'.repeat(20_001)
    expect(codes(changeProblems({ ...change, reasons: long, dissent: long }))).toEqual([
      'TOO_LONG',
      'TOO_LONG',
    ])
  })
})
