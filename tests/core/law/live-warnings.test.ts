import { describe, expect, it } from 'vitest'
import type { Particulars } from '#core/hearing-case'
import { hasLive, liveWarning, warningStatus, type Warning } from '#core/law/live-warnings'
import { sampleCase } from '../../support/sample-case.ts'

const warning = (change: Partial<Warning> = {}): Warning => ({
  id: 'w',
  kind: 'WW',
  notified: '2025-01-10',
  months: 18,
  careerBreakDays: 0,
  citedAsAggravation: false,
  ...change,
})

describe('the status of an earlier warning', () => {
  it('runs from the day of notice to the day before the period has passed', () => {
    expect(warningStatus(warning(), '2025-01-09')).toBe('LATER')
    expect(warningStatus(warning(), '2025-01-10')).toBe('LIVE')
    expect(warningStatus(warning(), '2026-07-09')).toBe('LIVE')
    expect(warningStatus(warning(), '2026-07-10')).toBe('SPENT')
  })

  it('lasts longer by the days of a career break', () => {
    expect(warningStatus(warning({ careerBreakDays: 2 }), '2026-07-11')).toBe('LIVE')
    expect(warningStatus(warning({ careerBreakDays: 2 }), '2026-07-12')).toBe('SPENT')
  })

  it('is unknown while either date is not recorded, or is no day of the calendar', () => {
    expect(warningStatus(warning(), null)).toBe('UNKNOWN')
    expect(warningStatus(warning({ notified: null }), '2025-06-01')).toBe('UNKNOWN')
    expect(warningStatus(warning({ notified: null }), null)).toBe('UNKNOWN')
    expect(warningStatus(warning(), '2025-02-31')).toBe('UNKNOWN')
    expect(warningStatus(warning({ notified: '2025-02-31' }), '2025-06-01')).toBe('UNKNOWN')
  })

  it('is unknown for want of a length only where the warning came before the assessment', () => {
    expect(warningStatus(warning({ months: null }), '2025-06-01')).toBe('UNKNOWN')
    expect(warningStatus(warning({ months: null }), '2025-01-10')).toBe('UNKNOWN')
    expect(warningStatus(warning({ months: null }), '2025-01-09')).toBe('LATER')
  })
})

describe('the gravest warning live at the severity assessment', () => {
  const base = sampleCase().particulars
  const holding = (...warnings: Warning[]): Particulars => ({
    ...base,
    dates: { ...base.dates, severityAssessment: '2025-08-04' },
    warnings,
  })
  const final = (change: Partial<Warning> = {}) => warning({ kind: 'FWW', months: 24, ...change })
  const spent = { notified: '2020-01-10' }
  const unknown = { months: null }

  it('is the final one, whatever is known of a written one', () => {
    expect(liveWarning(holding(final()))).toBe('FWW')
    expect(liveWarning(holding(warning(), final()))).toBe('FWW')
    expect(liveWarning(holding(warning(unknown), final()))).toBe('FWW')
  })

  it('is a written one where no final one was live, and none where neither was', () => {
    expect(liveWarning(holding(warning()))).toBe('WW')
    expect(liveWarning(holding(warning(), final(spent)))).toBe('WW')
    expect(liveWarning(holding())).toBe('NONE')
    expect(liveWarning(holding(warning(spent), final(spent)))).toBe('NONE')
    expect(liveWarning(holding(final({ notified: '2025-09-01' })))).toBe('NONE')
  })

  it('is not told where a warning that may be the gravest may have been live', () => {
    expect(liveWarning(holding(final(unknown)))).toBeNull()
    expect(liveWarning(holding(warning(), final(unknown)))).toBeNull()
    expect(liveWarning(holding(warning(unknown)))).toBeNull()
  })

  it('of a kind is live as soon as one of them is, and unknown before it is not', () => {
    expect(hasLive(holding(warning(spent), warning(unknown), warning()), 'WW')).toBe(true)
    expect(hasLive(holding(warning(spent), warning(unknown)), 'WW')).toBeNull()
    expect(hasLive(holding(warning(spent), final()), 'WW')).toBe(false)
  })
})
