import { describe, expect, it } from 'vitest'
import { emptySections } from '#core/hearing-case'
import { withExclusion } from '../../../src-renderer/case/comparators/panel-choice.ts'

const { decision } = emptySections()

describe('taking a case out of the comparison', () => {
  it('keeps the reason as the answer, so that a case that points away is not left unanswered', () => {
    const changed = withExclusion(decision, 'P-0001', 'Another kind of case')
    expect(changed.excludedComparators).toEqual([{ ref: 'P-0001', reason: 'Another kind of case' }])
    expect(changed.comparatorAnswers).toEqual([{ ref: 'P-0001', answer: 'Another kind of case' }])
  })

  it('leaves an answer that the panel wrote before', () => {
    const answered = {
      ...decision,
      comparatorAnswers: [{ ref: 'P-0001', answer: 'He lied when asked' }],
    }
    const { comparatorAnswers } = withExclusion(answered, 'P-0001', 'Another kind of case')
    expect(comparatorAnswers).toEqual(answered.comparatorAnswers)
  })
})
