import { describe, expect, it } from 'vitest'
import {
  fullCost,
  openBox,
  openWithRecovery,
  passphraseKey,
  recoveryPublicKey,
  sealBox,
  sealToRecovery,
} from '../../../src-main/vault/boxes.ts'

const key = new Uint8Array(32).fill(1)
const text = Buffer.from('a private view')
const changedAt = (box: Buffer, place: number) => {
  const copy = Buffer.from(box)
  copy[place] = (copy[place] ?? 0) ^ 1
  return copy
}

describe('the key of a passphrase', () => {
  it('is what RFC 7914 gives for its third example', async () => {
    const cost = { name: 'scrypt', N: 2 ** 14, r: 8, p: 1 } as const
    const derived = await passphraseKey('pleaseletmein', Buffer.from('SodiumChloride'), cost)
    expect(derived.toString('hex')).toBe(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
    )
  })

  it('costs 128 MB a guess, and is the same for the same words typed elsewhere', async () => {
    expect(128 * fullCost.N * fullCost.r).toBe(2 ** 27)
    const cost = { ...fullCost, N: 2 ** 10 }
    const composed = await passphraseKey('caf\u00e9', key, cost)
    expect(composed.equals(await passphraseKey('cafe\u0301', key, cost))).toBe(true)
  })
})

describe('a box', () => {
  it('opens with its key for its purpose, and never twice looks the same', () => {
    const box = sealBox(key, 'draft', text)
    expect(openBox(key, 'draft', box)?.toString()).toBe('a private view')
    expect(box.equals(sealBox(key, 'draft', text))).toBe(false)
  })

  it('does not open with another key, for another purpose, cut short, or with any byte changed', () => {
    const box = sealBox(key, 'draft', text)
    expect(openBox(new Uint8Array(32), 'draft', box)).toBeNull()
    expect(openBox(key, 'seal', box)).toBeNull()
    expect(openBox(key, 'draft', box.subarray(0, 27))).toBeNull()
    for (const place of box.keys()) expect(openBox(key, 'draft', changedAt(box, place))).toBeNull()
  })
})

describe('a box closed to the recovery key', () => {
  const secret = new Uint8Array(32).fill(9)

  it('is closed without the recovery key and opened only with it', () => {
    const box = sealToRecovery(recoveryPublicKey(secret), 'personal', text)
    expect(openWithRecovery(secret, 'personal', box)?.toString()).toBe('a private view')
    expect(openWithRecovery(key, 'personal', box)).toBeNull()
    expect(openWithRecovery(secret, 'library', box)).toBeNull()
  })

  it('does not open with any byte changed, nor with a point that gives no secret', () => {
    const box = sealToRecovery(recoveryPublicKey(secret), 'personal', text)
    // The top bit of an X25519 point is not part of it, but is bound into the key all the same.
    for (const place of box.keys())
      expect(openWithRecovery(secret, 'personal', changedAt(box, place))).toBeNull()
    expect(openWithRecovery(secret, 'personal', Buffer.from(box).fill(0, 0, 32))).toBeNull()
  })
})
