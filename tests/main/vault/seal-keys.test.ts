import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  checkSealText,
  keyFingerprint,
  sealPublicKey,
  signSealText,
} from '../../../src-main/vault/seal-keys.ts'

const mine = randomBytes(32)
const theirs = randomBytes(32)

describe('the key that signs seals', () => {
  it('is the same each time for one person, and another for another', () => {
    expect(sealPublicKey(mine)).toEqual(sealPublicKey(Buffer.from(mine)))
    expect(sealPublicKey(mine)).toHaveLength(32)
    expect(sealPublicKey(mine)).not.toEqual(sealPublicKey(theirs))
  })

  it('makes signatures that a plain Ed25519 check accepts', () => {
    const x = sealPublicKey(mine).toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    expect(verify(null, Buffer.from('text'), key, signSealText(mine, 'text'))).toBe(true)
  })

  it('refuses another text, another key, and bytes that are no key or signature', () => {
    const signature = signSealText(mine, 'text')
    const key = sealPublicKey(mine)
    expect(checkSealText(key, 'text', signature)).toBe(true)
    expect(checkSealText(key, 'Text', signature)).toBe(false)
    expect(checkSealText(sealPublicKey(theirs), 'text', signature)).toBe(false)
    expect(checkSealText(key, 'text', signature.subarray(1))).toBe(false)
    expect(checkSealText(Buffer.alloc(0), 'text', signature)).toBe(false)
    expect(checkSealText(Buffer.alloc(32), 'text', Buffer.alloc(64))).toBe(false)
  })

  it('has a fingerprint that can be read out', () => {
    expect(keyFingerprint(sealPublicKey(mine))).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/)
  })
})
