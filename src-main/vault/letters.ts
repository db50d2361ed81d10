import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { deriveKey, openBox, sealBox } from './boxes.ts'
import { sealPublicKey, sealSeed } from './seal-keys.ts'

// A letter is closed to the keys with which its readers sign their seals: the only keys of each
// other that laptops hold, and confirmed by fingerprint. An Ed25519 key names a point on a curve
// that maps onto X25519's (RFC 7748, section 4.1), and its seed gives the scalar (RFC 8032, 5.1.5).

export type ClosedLetter = {
  readonly sealed: Buffer
  readonly keys: readonly { readonly to: Buffer; readonly box: Buffer }[]
}

const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex')
const prime = 2n ** 255n - 19n

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let square = base % prime, rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}

const reversed = (bytes: Uint8Array) => Buffer.from(bytes).reverse()

/** The X25519 key of a sealing key's point: u = (1 + y) / (1 - y). */
function readerKey(sealingKey: Uint8Array): Buffer {
  // The top bit is the sign of x, of which u does not depend.
  const y = BigInt(`0x${reversed(sealingKey).toString('hex')}`) & (2n ** 255n - 1n)
  const u = ((1n + y) * power((1n - y + 2n * prime) % prime, prime - 2n)) % prime
  return reversed(Buffer.from(u.toString(16).padStart(64, '0'), 'hex'))
}

const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' })

function privateKeyOf(personalKey: Uint8Array): KeyObject {
  const seed = sealSeed(personalKey)
  const scalar = createHash('sha512').update(seed).digest().subarray(0, 32)
  const key = Buffer.concat([privatePrefix, scalar])
  seed.fill(0)
  scalar.fill(0)
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

/** The key of one box: shared between a pair used once and the reader's. */
const boxKey = (secret: Buffer, once: Uint8Array, reader: Uint8Array) =>
  deriveKey(secret, 'letter', Buffer.concat([once, reader]))

function closeKey(reader: Uint8Array, purpose: string, contentKey: Uint8Array): Buffer {
  const once = generateKeyPairSync('x25519')
  const onceRaw = once.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const raw = readerKey(reader)
  const secret = diffieHellman({ privateKey: once.privateKey, publicKey: publicKeyOf(raw) })
  return Buffer.concat([onceRaw, sealBox(boxKey(secret, onceRaw, raw), purpose, contentKey)])
}

/** Closes something to the holders of these sealing keys (32 raw bytes each) and to nobody else. */
export function closeLetter(
  readers: readonly Uint8Array[],
  purpose: string,
  bytes: Uint8Array,
): ClosedLetter {
  const contentKey = randomBytes(32)
  const keys = readers.map((reader) => ({
    to: Buffer.from(reader),
    box: closeKey(reader, purpose, contentKey),
  }))
  return { sealed: sealBox(contentKey, purpose, bytes), keys }
}

/** What is in a letter; null where it is not for this person or purpose, or was changed. */
export function openLetter(
  personalKey: Uint8Array,
  purpose: string,
  letter: ClosedLetter,
): Buffer | null {
  const mine = sealPublicKey(personalKey)
  const box = letter.keys.find(({ to }) => to.equals(mine))?.box
  if (box === undefined || box.length < 60) return null
  const onceRaw = box.subarray(0, 32)
  try {
    const publicKey = publicKeyOf(onceRaw)
    const secret = diffieHellman({ privateKey: privateKeyOf(personalKey), publicKey })
    const contentKey = openBox(boxKey(secret, onceRaw, readerKey(mine)), purpose, box.subarray(32))
    return contentKey === null ? null : openBox(contentKey, purpose, letter.sealed)
  } catch {
    // A point of small order, or a key of another length: the letter was not made as here.
    return null
  }
}
