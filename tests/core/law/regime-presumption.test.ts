import { describe, expect, it } from 'vitest'
import { deriveRegime } from '#core/law/regime-keys'
import { presumeRules } from '#core/law/regime-presumption'

const rulesFor = (hearingDate: string | null, conductFrom: string | null = null) =>
  presumeRules(deriveRegime({ hearingDate, conductFrom }), hearingDate).conductRegime

describe('Presuming the rules of a published outcome', () => {
  it('presumes them where a usual case would have begun and ended under the same rules', () => {
    expect(rulesFor('2023-06-14')).toMatchObject({ possible: ['CR2020_BASE'], basis: 'PRESUMED' })
    expect(rulesFor('2026-10-01')).toMatchObject({ possible: ['CR2020_2025'], basis: 'PRESUMED' })
    expect(rulesFor('2023')).toMatchObject({ possible: ['CR2020_BASE'], basis: 'PRESUMED' })
  })

  it('leaves them open near a change of rules, and where no date is known', () => {
    expect(rulesFor('2020-11-02').possible).toEqual(['CR2012', 'CR2020_BASE'])
    expect(rulesFor('2021').possible).toEqual(['CR2012', 'CR2020_BASE'])
    expect(rulesFor('2025-08-01').possible).toContain('CR2020_2025')
    expect(rulesFor('2025-08-01').possible.length).toBeGreaterThan(1)
    expect(rulesFor(null).possible.length).toBe(3)
    expect(rulesFor('2023-02-31').possible.length).toBe(3)
  })

  it('never replaces what the dates settle', () => {
    expect(rulesFor('2019-05-01')).toMatchObject({ possible: ['CR2012'], basis: 'DATES' })
    expect(rulesFor('2023-06-14', '2021-01-01')).toMatchObject({ basis: 'DATES' })
  })

  it('says what it rests on', () => {
    expect(rulesFor('2023-06-14').reason).toContain('14 June 2023')
    expect(rulesFor('2023-06-14').reason).toContain('400 days')
  })
})
