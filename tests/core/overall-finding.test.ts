import { describe, expect, it } from 'vitest'
import { allegationFinding, atLeast, overallFinding } from '#core/overall-finding'
import { findingLevelSchema } from '#core/vocabulary'

const proved = (level: 'MISCONDUCT' | 'GROSS_MISCONDUCT' | 'BREACH_BELOW_MISCONDUCT') => ({
  proved: true,
  level,
})
const failed = { proved: false, level: 'GROSS_MISCONDUCT' as const }
const undecided = { proved: null, level: 'GROSS_MISCONDUCT' as const }
const overall = (...given: readonly Parameters<typeof allegationFinding>[0][]) => {
  const rest = {
    id: 'a',
    particulars: '',
    allegationTypes: [],
    answer: null,
    facts: [],
    standards: [],
    reasons: '',
  }
  return overallFinding({ allegations: given.map((one) => ({ ...rest, ...one })) })
}

describe('the finding on a case', () => {
  it('is that on the gravest allegation, in whatever order they stand', () => {
    expect(overall(proved('MISCONDUCT'), proved('GROSS_MISCONDUCT'))).toBe('GROSS_MISCONDUCT')
    expect(overall(proved('GROSS_MISCONDUCT'), proved('MISCONDUCT'))).toBe('GROSS_MISCONDUCT')
    expect(overall(failed, proved('BREACH_BELOW_MISCONDUCT'))).toBe('BREACH_BELOW_MISCONDUCT')
  })

  it('passes over what is undecided, and takes the level of a failed one for nothing', () => {
    expect(overall(undecided, proved('MISCONDUCT'))).toBe('MISCONDUCT')
    expect(overall(failed, undecided)).toBe('NOT_PROVED')
    expect(overall(undecided)).toBeNull()
    expect(overall()).toBeNull()
    expect(overall({ proved: true, level: null })).toBeNull()
  })

  it('is at least as grave as itself and as every milder one, and as no graver one', () => {
    const levels = findingLevelSchema.options
    levels.forEach((one, index) => {
      levels.forEach((other, place) => expect(atLeast(one, other)).toBe(index >= place))
    })
    expect(atLeast('MISCONDUCT', 'GROSS_MISCONDUCT')).toBe(false)
  })
})
