import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIssuable } from '#core/law/issuable'
import { exclusionProblems } from '#core/law/issuable-exclusions'
import { casesPointingAway } from '#core/quality/panel-exclusions'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'

const problemsOf = (
  excluded: readonly { ref: string; reason: string }[],
  answers: readonly { ref: string; answer: string }[],
  excludedPointingAway: readonly string[],
) =>
  exclusionProblems(
    sampleCase({
      decision: { excludedComparators: [...excluded], comparatorAnswers: [...answers] },
    }),
    { excludedPointingAway },
  )

const ref = fc.constantFrom('P-0001', 'P-0002', 'P-0003', 'P-0004')
const words = fc.constantFrom('', '  ', '\n', 'Coded wrongly', 'Another kind of case')

describe('a case that the panel takes out of the comparison', () => {
  it('is never dropped in silence: with reason and, if it points away, answer, or it is named', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ ref, reason: words })),
        fc.array(fc.record({ ref, answer: words })),
        fc.uniqueArray(ref),
        (excluded, answers, away) => {
          const named = problemsOf(excluded, answers, away)
          for (const one of new Set(excluded.map((entry) => entry.ref))) {
            const reason = excluded.findLast((entry) => entry.ref === one)?.reason ?? ''
            const asked = named.some(
              ({ code, message }) => code === 'EXCLUDED_WITHOUT_REASON' && message.includes(one),
            )
            expect(asked).toBe(reason.trim() === '')
          }
          for (const one of away) {
            const answer = answers.findLast((entry) => entry.ref === one)?.answer ?? ''
            const asked = named.some(
              ({ code, field }) =>
                code === 'UNANSWERED_EXCLUSION' && field === `decision.comparatorAnswers.${one}`,
            )
            expect(asked).toBe(answer.trim() === '')
          }
        },
      ),
    )
  })

  it('stands in the way of the notice, in words that name it', () => {
    const decision = { excludedComparators: [{ ref: 'P-0002', reason: 'Another kind' }] }
    const problems = checkIssuable(sampleCase({ decision }), sampleLaw(), {
      sealed: true,
      comparatorsConsulted: true,
      pointingAway: [],
      excludedPointingAway: ['P-0002'],
    })
    expect(problems).toMatchObject([{ code: 'UNANSWERED_EXCLUSION', step: 6 }])
    expect(problems[0]?.message).toContain('P-0002')
  })

  it('cannot be relied on as well', () => {
    const decision = {
      excludedComparators: [{ ref: 'P-0002', reason: 'Another kind' }],
      reliedOnComparators: ['P-0002', 'P-0001'],
    }
    const problems = exclusionProblems(sampleCase({ decision }), {})
    expect(problems.map(({ code }) => code)).toEqual(['RELIED_ON_AND_EXCLUDED'])
  })
})

describe('the cases that want an answer', () => {
  it('are those listed, nearest first, then those taken out, each with its reason', () => {
    const comparison = {
      neighbours: ['P-0001', 'P-0002', 'P-0003'].map((one) => ({ ref: one, title: one })),
      searchReport: { pointingAway: ['P-0003', 'P-0001'] },
      excludedByPanel: [
        { ref: 'P-0004', title: 'P-0004', reason: 'Coded wrongly' },
        { ref: 'P-0005', title: 'P-0005', reason: 'Another kind' },
      ],
      excludedPointingAway: ['P-0004'],
    }
    expect(casesPointingAway(comparison)).toEqual([
      { ref: 'P-0001', title: 'P-0001', excludedBecause: null },
      { ref: 'P-0003', title: 'P-0003', excludedBecause: null },
      { ref: 'P-0004', title: 'P-0004', excludedBecause: 'Coded wrongly' },
    ])
  })
})
