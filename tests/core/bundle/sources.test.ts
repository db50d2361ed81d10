import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutSource, withSource, type SourceTarget } from '#core/bundle/sources'
import { findingsSchema, seriousnessSchema } from '#core/hearing-case'

const link = { documentId: 'd', page: 3, quotation: 'He opened it', oral: false }
const caseWith = (reasons = '', together = '') => ({
  findings: findingsSchema.parse({
    allegations: [{ id: 'a1', reasons, facts: [{ id: 'f1', evidence: [link] }] }],
  }),
  seriousness: seriousnessSchema.parse({ together, factors: [{ factorId: 'CUL_SUSTAINED' }] }),
})
const targets: readonly SourceTarget[] = [
  { kind: 'FACT', allegationId: 'a1', factId: 'f1' },
  { kind: 'FACTOR', factorId: 'CUL_SUSTAINED' },
  { kind: 'ALLEGATION_REASONS', allegationId: 'a1' },
  { kind: 'SERIOUSNESS_REASONS' },
]

describe('a passage as the source of something', () => {
  it('becomes evidence of a fact or factor with document, page and words', () => {
    const [fact, factor] = targets.map((target) => withSource(caseWith(), target, link, '45A'))
    expect(fact?.findings.allegations[0]?.facts[0]?.evidence).toEqual([link, link])
    expect(factor?.seriousness.factors[0]?.evidence).toEqual([link])
  })

  it('is quoted in reasons with the page as the bundle calls it', () => {
    const line = '“He opened it” [bundle page 45A]'
    const [, , allegation, together] = targets.map((target) =>
      withSource(caseWith('Before.'), target, link, '45A'),
    )
    expect(allegation?.findings.allegations[0]?.reasons).toBe(`Before.\n\n${line}`)
    expect(together?.seriousness.together).toBe(line)
  })

  it('is refused for what has left the case', () => {
    const gone = { kind: 'FACT', allegationId: 'a1', factId: 'x' } as const
    expect(withSource(caseWith(), gone, link, '45')).toBeNull()
    const reasons = { kind: 'ALLEGATION_REASONS', allegationId: 'x' } as const
    expect(withSource(caseWith(), reasons, link, '45')).toBeNull()
  })

  it('is taken back without a trace, and what was written since stays', () => {
    const text = fc.string({ unit: 'grapheme' }).map((words) => words.trim())
    fc.assert(
      fc.property(fc.constantFrom(...targets), text, text, (target, before, after) => {
        const start = caseWith(before, before)
        const made = withSource(start, target, link, '45A')
        expect(made && withoutSource(made, target, link, '45A')).toEqual(start)
        const written = made && {
          findings: {
            ...made.findings,
            allegations: made.findings.allegations.map((one) => ({
              ...one,
              reasons: `${one.reasons} ${after}`,
            })),
          },
          seriousness: made.seriousness,
        }
        const back = written && withoutSource(written, target, link, '45A')
        expect(back?.findings.allegations[0]?.reasons.endsWith(after)).toBe(true)
      }),
    )
  })
})
