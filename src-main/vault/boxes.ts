import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scrypt,
  type KeyObject,
} from 'node:crypto'

// Every box is nonce (12) + tag (16) + cipher text under AES-256-GCM; what it is for is bound in as
// additional data, so that a box moved to another place or person does not open.

export type KeyCost = {
  readonly name: 'scrypt'
  readonly N: number
  readonly r: 8
  readonly p: number
}
/** About half a second and 128 MB for each guess. */
export const fullCost: KeyCost = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 }

/** Encrypts bytes for one named purpose. */
export function sealBox(key: Uint8Array, purpose: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(purpose))
  const text = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Opens a box; null where the key, the purpose or a byte of the box is not the right one. */
export function openBox(key: Uint8Array, purpose: string, box: Uint8Array): Buffer | null {
  if (box.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(box.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

/** Key from a passphrase: NFKC first, so that the same words typed on another system are the same. */
export function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  cost: KeyCost,
): Promise<Buffer> {
  const { N, r, p } = cost
  const options = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

/** A key for one use, derived from another. */
export function deriveKey(
  secret: Uint8Array,
  use: string,
  salt: Uint8Array = Buffer.alloc(0),
): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `evenhand ${use}`, 32))
}

/** Authentication code, base64. */
export function authenticate(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64')
}

// RFC 8410 wrappings of the 32 raw bytes: node:crypto takes X25519 keys only as DER or JWK.
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex')

function recoveryPrivateKey(secret: Uint8Array): KeyObject {
  const seed = deriveKey(secret, 'recovery x25519')
  const der = Buffer.concat([privatePrefix, seed])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length)
}

function fromRawPublicKey(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([publicPrefix, raw])
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}

/** Public half of a recovery key: anyone may close a box to it, only the recovery key opens one. */
export function recoveryPublicKey(secret: Uint8Array): Buffer {
  return rawPublicKey(createPublicKey(recoveryPrivateKey(secret)))
}

/** Closes a box that only the holder of the recovery key can open. */
export function sealToRecovery(publicKey: Uint8Array, purpose: string, bytes: Uint8Array): Buffer {
  const once = generateKeyPairSync('x25519')
  const oncePublic = rawPublicKey(once.publicKey)
  const shared = diffieHellman({
    privateKey: once.privateKey,
    publicKey: fromRawPublicKey(publicKey),
  })
  const key = deriveKey(shared, 'recovery box', Buffer.concat([oncePublic, publicKey]))
  return Buffer.concat([oncePublic, sealBox(key, purpose, bytes)])
}

/** Opens such a box; null where it is not for this recovery key or purpose. */
export function openWithRecovery(
  secret: Uint8Array,
  purpose: string,
  box: Uint8Array,
): Buffer | null {
  if (box.length < 60) return null
  const oncePublic = box.subarray(0, 32)
  try {
    const shared = diffieHellman({
      privateKey: recoveryPrivateKey(secret),
      publicKey: fromRawPublicKey(oncePublic),
    })
    const salt = Buffer.concat([oncePublic, recoveryPublicKey(secret)])
    return openBox(deriveKey(shared, 'recovery box', salt), purpose, box.subarray(32))
  } catch {
    // A point of small order in a tampered box: diffieHellman refuses it.
    return null
  }
}
