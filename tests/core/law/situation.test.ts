import { describe, expect, it } from 'vitest'
import { isBlank, isReason } from '#core/law/situation'

describe('A reason that is typed to go on', () => {
  it('is three characters or more', () => {
    expect(isReason('yes')).toBe(true)
    expect(isReason(' ok ')).toBe(false)
    expect(isReason('')).toBe(false)
  })

  it('holds something that can be read', () => {
    expect(isReason('...')).toBe(false)
    expect(isReason('—  —')).toBe(false)
    expect(isReason('s 4.')).toBe(true)
    expect(isReason('§ 3')).toBe(true)
  })
})

describe('A text that is blank', () => {
  it('has no letter and no figure in any script', () => {
    for (const text of ['', '   ', '.', '- - -', '\u200b\u200b']) expect(isBlank(text)).toBe(true)
    for (const text of ['a', '7', 'ŵ', '١']) expect(isBlank(text)).toBe(false)
  })
})
