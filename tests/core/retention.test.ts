import { describe, expect, it } from 'vitest'
import { particularsSchema } from '#core/hearing-case'
import { checkDeletion } from '#core/retention'
import { codes } from '../support/open-library.ts'

const signed = (dates: object = {}, more: object = {}) => ({
  status: 'SIGNED' as const,
  particulars: particularsSchema.parse({ dates, ...more }),
})
const notified = { notified: '2020-02-29' }

describe('Whether a case may be deleted', () => {
  it('is asked of the force’s own period, counted from the last day of the case', () => {
    expect(codes(checkDeletion(signed(notified), 6, '2026-02-28'))).toEqual(['RETAINED'])
    expect(checkDeletion(signed(notified), 6, '2026-03-01').ok).toBe(true)
    const later = { ...notified, appealNotice: '2020-03-01', appealResultNotified: '2021-01-04' }
    expect(codes(checkDeletion(signed(later), 6, '2026-03-01'))).toEqual(['RETAINED'])
  })

  it('says the day', () => {
    const refused = checkDeletion(signed(notified), 6, '2025-01-01')
    expect(refused.ok ? '' : refused.problems[0]?.message).toContain('1 March 2026')
  })

  it('needs no period where the force recorded none, or the case never ended', () => {
    expect(checkDeletion(signed(notified), null, '2020-03-01').ok).toBe(true)
    const open = { ...signed({ hearingTo: '2026-01-01' }), status: 'OPEN' as const }
    expect(checkDeletion(open, 6, '2026-02-01').ok).toBe(true)
  })

  it('is no while an appeal or a hold is open', () => {
    const appeal = signed({ ...notified, appealNotice: '2020-03-02' })
    expect(codes(checkDeletion(appeal, null, '2030-01-01'))).toEqual(['APPEAL_OPEN'])
    const hold = signed(notified, { clockHolds: [{ id: 'h', from: '2020-01-01', to: null }] })
    expect(codes(checkDeletion(hold, null, '2030-01-01'))).toEqual(['HELD'])
  })
})
