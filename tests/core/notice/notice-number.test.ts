import { describe, expect, it } from 'vitest'
import { noticeFileName, noticeNumber } from '#core/notice/notice-number'

describe('noticeNumber', () => {
  it.each([
    ['FULL', 1, 'EH-2026-014/1', 'EH-2026-014-1-outcome-notice.pdf'],
    ['PUBLISHED', 1, 'EH-2026-014/1/P', 'EH-2026-014-1-published-notice.pdf'],
    ['FULL', 12, 'EH-2026-014/12', 'EH-2026-014-12-outcome-notice.pdf'],
  ] as const)('numbers and names a %s notice of version %i', (kind, version, number, file) => {
    expect(noticeNumber({ reference: 'EH-2026-014', version, kind })).toBe(number)
    expect(noticeFileName({ number, kind })).toBe(file)
  })
})

describe('noticeFileName', () => {
  it('lets no sign through that leads out of the folder', () => {
    expect(noticeFileName({ number: '../../etc/x', kind: 'FULL' })).toBe(
      '-etc-x-outcome-notice.pdf',
    )
  })
})
