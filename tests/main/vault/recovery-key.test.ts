import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRecoveryKey, parseRecoveryKey } from '../../../src-main/vault/recovery-key.ts'
import { codeOf, valueOf } from '../../support/make-db.ts'

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 })
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('a recovery key', () => {
  it('reads back as the same 256 bits', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const text = formatRecoveryKey(secret)
        expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){12}[0-9A-HJKMNP-TV-Z]{5}$/)
        expect(new Uint8Array(valueOf(parseRecoveryKey(text)))).toEqual(secret)
      }),
    )
  })

  it('is refused with the group named for every other character in every place', () => {
    const right = formatRecoveryKey(Uint8Array.from({ length: 32 }, (_, index) => index * 7))
    for (let place = 0; place < 65; place += 1)
      for (let shift = 1; shift < 32; shift += 1) {
        const text = [...right.replaceAll('-', '')]
        text[place] = letters[(letters.indexOf(text[place] ?? '') + shift) % 32] ?? ''
        const parsed = parseRecoveryKey(text.join(''))
        expect(codeOf(parsed)).toBe('RECOVERY_KEY_MISTYPED')
        const message = parsed.ok ? '' : parsed.problems[0]?.message
        expect(message).toContain(`Group ${Math.floor(place / 5) + 1} of`)
      }
  })

  it('is refused when a character is missing or one too many', () => {
    const text = formatRecoveryKey(new Uint8Array(32).fill(7))
    expect(codeOf(parseRecoveryKey(text.slice(0, -1)))).toBe('RECOVERY_KEY_MISTYPED')
    expect(codeOf(parseRecoveryKey(`${text}A`))).toBe('RECOVERY_KEY_MISTYPED')
    expect(codeOf(parseRecoveryKey(''))).toBe('RECOVERY_KEY_MISTYPED')
  })
})
