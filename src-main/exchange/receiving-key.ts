import { createHash, type webcrypto } from 'node:crypto'
import { Encrypter, identityToRecipient } from 'age-encryption'

// A person's receiving key is an ordinary age key. Its secret half is made anew from the person's
// own key whenever it is needed, so nothing new is stored and a recovered person receives as before.

const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** The secret half, to open what was locked to `receivingKey`. */
export function receivingIdentity(seed: Uint8Array): Promise<webcrypto.CryptoKey> {
  const pkcs8 = Buffer.concat([privatePrefix, seed])
  return crypto.subtle.importKey('pkcs8', pkcs8, { name: 'X25519' }, false, ['deriveBits'])
}

/** The public half (`age1...`), to be given to whoever sends. */
export const receivingKey = async (seed: Uint8Array): Promise<string> =>
  identityToRecipient(await receivingIdentity(seed))

/** A receiving key in eight groups of four, to be read out: 128 bits of its SHA-256. */
export function receivingFingerprint(key: string): string {
  const hash = createHash('sha256').update(`evenhand receiving key ${key}`).digest('hex')
  return (hash.slice(0, 32).toUpperCase().match(/.{4}/g) ?? []).join(' ')
}

/** True where packs can be locked to it. */
export function isReceivingKey(text: string): boolean {
  if (!/^age1[a-z0-9]{10,3000}$/.test(text)) return false
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}
