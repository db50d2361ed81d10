import type { webcrypto } from 'node:crypto'
import { Decrypter, Encrypter } from 'age-encryption'
import { ok, refuse, type Result } from '#core/result'
import { BrokenPieces, type Pieces } from './pieces.ts'

// The outer layer of a pack is a plain age file, so that any other age program opens it with the
// same passphrase or key. Both ways it is a stream: a bundle is too large to be held.

/** Who can open it: whoever knows the passphrase, or holds the key of one of the recipients. */
export type PackLock = { readonly passphrase: string } | { readonly recipients: readonly string[] }

/** What a reader has: a passphrase, or age keys of their own (`AGE-SECRET-KEY-1...`). */
export type PackKey =
  | { readonly passphrase: string }
  | { readonly identities: readonly (string | webcrypto.CryptoKey)[] }

const header = Buffer.from('age-encryption.org/v1\n')
/** Enough of a file to say how it is locked. */
export const AGE_HEAD = 4096

export const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.compare(bytes.subarray(0, header.length), header) === 0

/** True where it is locked with a passphrase; else it is locked to keys. */
export const hasPassphrase = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(header.length, AGE_HEAD)).toString('latin1').startsWith('-> scrypt ')

/** Refused (`WRONG_RECIPIENT`) where a recipient is not an age key. */
export async function encryptPack(
  pieces: Pieces,
  lock: PackLock,
): Promise<Result<AsyncIterable<Uint8Array>>> {
  const encrypter = new Encrypter()
  try {
    if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase)
    else for (const recipient of lock.recipients) encrypter.addRecipient(recipient)
  } catch {
    return refuse('WRONG_RECIPIENT', 'A recipient’s key starts with age1. One of these is none.')
  }
  return ok(await encrypter.encrypt(streamOf(pieces)))
}

/**
 * Refused where the key does not fit (`WRONG_KEY`) or the head was changed (`DAMAGED_PACK`); what
 * comes later is refused while it is read, with `BrokenPieces`.
 */
export async function decryptPack(
  pieces: Pieces,
  key: PackKey,
): Promise<Result<AsyncIterable<Uint8Array>>> {
  const decrypter = new Decrypter()
  try {
    if ('passphrase' in key) decrypter.addPassphrase(key.passphrase)
    else for (const identity of key.identities) decrypter.addIdentity(identity)
  } catch {
    return refuse('WRONG_KEY', 'The key for this pack cannot be read: it is not an age key.')
  }
  try {
    return ok(checked(await decrypter.decrypt(streamOf(pieces))))
  } catch (error) {
    const isKey = error instanceof Error && error.message.includes('no identity matched')
    return isKey
      ? refuse(
          'WRONG_KEY',
          'This passphrase or key does not open the pack, or the pack was changed. Ask its maker.',
          'passphrase',
        )
      : refuse(
          'DAMAGED_PACK',
          'The pack was changed or cut short on its way. Ask its maker to send it again.',
        )
  }
}

async function* checked(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } catch (cause) {
    throw new BrokenPieces('The layer does not decrypt', { cause })
  }
}

function streamOf(pieces: Pieces): ReadableStream<Uint8Array> {
  const source = (async function* () {
    yield* pieces
  })()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await source.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => void (await source.return(undefined)),
  })
}
