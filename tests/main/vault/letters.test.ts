import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { closeLetter, openLetter } from '../../../src-main/vault/letters.ts'
import { sealPublicKey } from '../../../src-main/vault/seal-keys.ts'

const text = Buffer.from('I would have dismissed the officer.')
const people = () => {
  const personalKey = randomBytes(32)
  return { personalKey, publicKey: sealPublicKey(personalKey) }
}

describe('A letter to the other decision-makers', () => {
  it('opens for each to whom it was written and for nobody else, whatever their keys', () => {
    for (let round = 0; round < 20; round += 1) {
      const [first, second, third] = [people(), people(), people()]
      const letter = closeLetter([first.publicKey, second.publicKey], 'p', text)
      expect(openLetter(first.personalKey, 'p', letter)).toEqual(text)
      expect(openLetter(second.personalKey, 'p', letter)).toEqual(text)
      expect(openLetter(third.personalKey, 'p', letter)).toBeNull()
      expect(Buffer.concat([letter.sealed, ...letter.keys.map(({ box }) => box)])).not.toContain(
        'dismissed',
      )
    }
  })

  it('does not open for another entry, nor once a bit of it was changed', () => {
    const reader = people()
    const letter = closeLetter([reader.publicKey], 'p', text)
    expect(openLetter(reader.personalKey, 'q', letter)).toBeNull()
    const flipped = (bytes: Buffer, at: number) => {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ 1
      return copy
    }
    const [key] = letter.keys
    if (key === undefined) throw new Error('A key for the reader')
    for (const at of [0, 12, letter.sealed.length - 1]) {
      const sealed = flipped(letter.sealed, at)
      expect(openLetter(reader.personalKey, 'p', { ...letter, sealed })).toBeNull()
    }
    for (const at of [0, 32, key.box.length - 1]) {
      const keys = [{ ...key, box: flipped(key.box, at) }]
      expect(openLetter(reader.personalKey, 'p', { ...letter, keys })).toBeNull()
    }
  })

  it('is no letter where its key is cut short or of small order', () => {
    const reader = people()
    const letter = closeLetter([reader.publicKey], 'p', text)
    for (const box of [Buffer.alloc(0), Buffer.alloc(40), Buffer.alloc(92)])
      expect(
        openLetter(reader.personalKey, 'p', { ...letter, keys: [{ to: reader.publicKey, box }] }),
      ).toBeNull()
  })
})
