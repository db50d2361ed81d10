import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { deriveKey } from './boxes.ts'

// The pair that signs seals is derived from the personal key, so nothing new is stored and a
// recovered person signs as before. RFC 8410 wrappings of the 32 raw bytes, as node:crypto asks.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Seed of the pair; fill it with zeros after use. */
export const sealSeed = (personalKey: Uint8Array): Buffer => deriveKey(personalKey, 'seal ed25519')

function privateKeyOf(personalKey: Uint8Array) {
  const seed = sealSeed(personalKey)
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  seed.fill(0)
  return key
}

/** Public half, 32 raw bytes: what another laptop checks this person's seals with. */
export function sealPublicKey(personalKey: Uint8Array): Buffer {
  const spki = createPublicKey(privateKeyOf(personalKey)).export({ format: 'der', type: 'spki' })
  return spki.subarray(publicPrefix.length)
}

/** Ed25519 signature, 64 bytes. */
export const signSealText = (personalKey: Uint8Array, text: string): Buffer =>
  sign(null, Buffer.from(text, 'utf8'), privateKeyOf(personalKey))

/** True where the holder of that key signed that text; never throws, whatever the bytes are. */
export function checkSealText(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  try {
    const der = Buffer.concat([publicPrefix, publicKey])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text, 'utf8'), key, signature)
  } catch {
    return false
  }
}

/** A key in eight groups of four, to be read out: 128 bits of its SHA-256. */
export function keyFingerprint(publicKey: Uint8Array): string {
  const hash = createHash('sha256').update('evenhand seal key').update(publicKey).digest('hex')
  return (hash.slice(0, 32).toUpperCase().match(/.{4}/g) ?? []).join(' ')
}
